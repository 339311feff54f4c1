export { IntakeSettings } from './config.ts';
export { start } from './start.ts';
