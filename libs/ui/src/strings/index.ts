export * from './faults.ts';
export * from './table.ts';
export * from './texts.ts';
export * from './words.ts';
