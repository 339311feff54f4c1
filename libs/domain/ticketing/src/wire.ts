// What crosses the wire: schemas of values, commands, events, state and views. Free of the rules, so that contracts and pages can take it alone.
export * from './wire/values.ts';
export * from './wire/config.ts';
export * from './wire/events.ts';
export * from './wire/commands.ts';
export * from './wire/answers.ts';
export * from './wire/views.ts';
export * from './wire/state.ts';
export { applyChanges } from './wire/apply-changes.ts';
export { isLater, positionOf } from './views/positions.ts';
