export { startCity } from './city.ts';
export type { City } from './city.ts';
export { root } from './options.ts';
export type { StartOptions } from './options.ts';
export type { ServiceName } from './services.ts';
