export { DisplaySettings } from './config.ts';
export { start } from './start.ts';
