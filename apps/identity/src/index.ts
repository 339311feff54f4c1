export { start } from './start.ts';
export { IdentitySettings } from './config.ts';
