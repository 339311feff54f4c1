import { evolve } from '../evolve/evolve.ts';
import type { HallEvent } from '../wire/events.ts';
import type { HallState } from '../wire/state.ts';
import type { Actor } from '../wire/values.ts';
import { isRefused } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** Everything outside the state that a decision may depend on. */
export interface Context {
  /** Time of the commit: never before the one of the commit before. */
  readonly at: number;
  readonly by: Actor;
  readonly epoch: number;
  /** The commit that the events will be in, and how many events it has already. */
  readonly seq: number;
  readonly index: number;
  /** Index of the command in the commit. */
  readonly cause: number;
  /** Id for a ticket that this command may issue. */
  readonly id: string;
  /** When a console was last heard of, by window. */
  readonly seen: Readonly<Record<string, number>>;
}

/** An event without its cause, which is the same for all events of one command. */
export type NewEvent = { [T in HallEvent['type']]: Omit<Extract<HallEvent, { type: T }>, 'cause'> }[HallEvent['type']];

export type Decided = readonly HallEvent[] | Refused;

/** One step of a command: decides on the state that the steps before it left. */
export type Step = (state: HallState, context: Context) => readonly NewEvent[] | Refused;

/** Runs steps one after the other, each on what the others did; one refusal refuses the whole. */
export function inSequence(state: HallState, context: Context, ...steps: readonly Step[]): Decided {
  let now = state;
  let events: readonly HallEvent[] = [];
  for (const step of steps) {
    const index = context.index + events.length;
    const decided = step(now, { ...context, index });
    if (isRefused(decided)) return decided;
    const caused = decided.map((event): HallEvent => ({ ...event, cause: context.cause }));
    now = applied(now, caused, { ...context, index });
    events = [...events, ...caused];
  }
  return events;
}

/** The state after events that stand from `context.index` on. */
export function applied(state: HallState, events: readonly HallEvent[], context: Context): HallState {
  const { at, epoch, seq, index } = context;
  return events.reduce((so, event, offset) => evolve(so, event, { at, epoch, seq, index: index + offset }), state);
}

/** The first guard that refuses, in the order given. */
export function firstRefusal(...guards: readonly (() => Refused | undefined)[]): Refused | undefined {
  for (const guard of guards) {
    const refused = guard();
    if (refused) return refused;
  }
  return undefined;
}
