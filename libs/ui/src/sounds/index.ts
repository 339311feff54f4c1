export * from './chime.ts';
export * from './phrases.ts';
export * from './player.ts';
