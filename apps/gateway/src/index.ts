export { start } from './start.ts';
export { GatewaySettings } from './config.ts';
