export { QueueSettings } from './config.ts';
export { start } from './start.ts';
