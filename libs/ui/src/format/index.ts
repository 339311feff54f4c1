export * from './figures.ts';
export * from './time.ts';
