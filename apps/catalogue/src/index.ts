export { start } from './start.ts';
export { CatalogueSettings } from './config.ts';
