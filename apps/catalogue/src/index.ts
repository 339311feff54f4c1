export { start } from './start.ts';
export { CatalogueSettings } from './config.ts';
export { SearchIndex } from './search/search-index.ts';
export { searchableItems } from './search/searchable-items.ts';
