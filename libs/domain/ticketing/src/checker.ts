// The independent checker of hall days: shares the event schema with the engine and nothing else.
export { checkDay } from './checker/check-day.ts';
export type { CheckOptions, CheckedCommit } from './checker/check-day.ts';
export { checkPresses } from './checker/check-presses.ts';
export type { Press } from './checker/check-presses.ts';
export { Report } from './checker/report.ts';
export type { Invariant } from './checker/report.ts';
