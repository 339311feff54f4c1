import type { HallEvent } from '../wire/events.ts';
import type { HallState } from '../wire/state.ts';
import * as calls from './evolve-calls.ts';
import * as day from './evolve-day.ts';
import type { Moment } from './moment.ts';
import * as tickets from './evolve-tickets.ts';
import * as windows from './evolve-windows.ts';

/** What each event does to the state. Total over the events of the schema: a new one does not compile until it has its line here. */
const effects: {
  readonly [T in HallEvent['type']]: (state: HallState, event: Extract<HallEvent, { type: T }>, moment: Moment) => HallState;
} = {
  hallOwned: day.hallOwned,
  dayPlanned: day.dayPlanned,
  dayOpened: (state) => ({ ...state, state: 'open' }),
  issuingStopped: (state) => ({ ...state, state: 'issuingStopped' }),
  issuingResumed: (state) => ({ ...state, state: 'open' }),
  dayClosed: (state) => ({ ...state, state: 'closed' }),
  ticketIssued: tickets.ticketIssued,
  ticketCalled: calls.ticketCalled,
  ticketRecalled: calls.ticketRecalled,
  serviceStarted: calls.serviceStarted,
  serviceFinished: calls.serviceFinished,
  ticketMissed: calls.ticketMissed,
  ticketVoided: (state, event) => tickets.ticketEnded(state, event.ticket, 'voided'),
  ticketReturned: tickets.ticketReturned,
  ticketHeld: tickets.ticketHeld,
  ticketResumed: tickets.ticketResumed,
  ticketTransferred: tickets.ticketTransferred,
  ticketFinished: (state, event) => tickets.ticketEnded(state, event.ticket, 'finished'),
  ticketCancelled: tickets.ticketCancelled,
  ticketExpired: (state, event) => tickets.ticketEnded(state, event.ticket, 'expired'),
  matterAdded: tickets.matterAdded,
  ticketClassSet: tickets.ticketClassSet,
  ticketReprinted: tickets.ticketReprinted,
  windowOpened: windows.windowOpened,
  windowPaused: windows.windowPaused,
  windowResumed: windows.windowResumed,
  windowClosed: windows.windowClosed,
  skillsSet: windows.skillsSet,
};

/** The state after an event. Pure; full and stripped events do the same, apart from what was stripped. */
export function evolve(state: HallState, event: HallEvent, moment: Moment): HallState {
  const effect = effects[event.type] as ((state: HallState, event: HallEvent, moment: Moment) => HallState) | undefined;
  if (!effect) throw new Error(`the journal of ${state.hall} on ${state.day} holds an event of an unknown type: ${event.type}`);
  return { ...effect(state, event, moment), seq: moment.seq, at: moment.at };
}

/** One commit's part that evolve needs. */
export interface CommitEvents {
  readonly seq: number;
  readonly epoch?: number | undefined;
  readonly at: number;
  readonly events: readonly HallEvent[];
}

/** The state after a whole commit. */
export function evolveCommit(state: HallState, commit: CommitEvents): HallState {
  const { at, seq } = commit;
  const epoch = commit.epoch ?? state.epoch;
  return commit.events.reduce((so, event, index) => evolve(so, event, { at, epoch, seq, index }), state);
}
