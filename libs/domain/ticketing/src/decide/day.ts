import { liveTickets } from '../state/lookup.ts';
import { FinalState } from '../wire/values.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { HallState } from '../wire/state.ts';
import type { DayState } from '../wire/values.ts';
import { inSequence } from './context.ts';
import type { Context, Decided, NewEvent, Step } from './context.ts';
import { refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** Where each command of the day may start from (3.5). */
export const dayTransitions = {
  openDay: ['planned'],
  stopIssuing: ['open'],
  resumeIssuing: ['issuingStopped'],
  closeDay: ['open', 'issuingStopped'],
  sweepDay: ['open', 'issuingStopped'],
} as const satisfies Record<string, readonly DayState[]>;

export function refuseDay(state: HallState, command: keyof typeof dayTransitions): Refused | undefined {
  const from: readonly DayState[] = dayTransitions[command];
  if (from.includes(state.state)) return undefined;
  return refuse(state.state === 'issuingStopped' ? 'day-is-issuing-stopped' : `day-is-${state.state}`);
}

const told = {
  openDay: 'dayOpened',
  stopIssuing: 'issuingStopped',
  resumeIssuing: 'issuingResumed',
} as const;

/** Opens the day, stops or resumes issuing. */
export function turnDay(state: HallState, command: CommandOf<keyof typeof told>, context: Context): Decided {
  return inSequence(state, context, (now, here) => refuseDay(now, command.type) ?? [{ type: told[command.type], by: here.by }]);
}

/** Ends everything that is still live: expires tickets, closes windows. Somebody being called or served stops it unless forced. */
export function sweepDay(state: HallState, command: CommandOf<'sweepDay'>, context: Context): Decided {
  const stop: Step = (now, here) => {
    const refused = refuseDay(now, 'sweepDay') ?? (command.force ? undefined : refuseBusy(now));
    if (refused) return refused;
    return now.state === 'open' ? [{ type: 'issuingStopped', by: here.by }] : [];
  };
  return inSequence(state, context, stop, swept);
}

/** Seals the day. Who still waits is expired in the same commit, so that no ticket of a closed day is live. */
export function closeDay(state: HallState, _command: CommandOf<'closeDay'>, context: Context): Decided {
  const guard: Step = (now) => refuseDay(now, 'closeDay') ?? refuseBusy(now) ?? [];
  const close: Step = (now, here) => [{ type: 'dayClosed', by: here.by, counts: countsOf(now) }];
  return inSequence(state, context, guard, swept, close);
}

function refuseBusy(state: HallState): Refused | undefined {
  const busy = liveTickets(state).filter((ticket) => ticket.state === 'called' || ticket.state === 'serving');
  return busy.length > 0 ? refuse('hall-busy', { numbers: busy.map(({ number }) => number) }) : undefined;
}

const swept: Step = (state, context) => {
  const expired = state.live.map((ticket): NewEvent => ({ type: 'ticketExpired', ticket }));
  const open = state.windows.filter((window) => window.state !== 'closed');
  return [...expired, ...open.map((window): NewEvent => ({ type: 'windowClosed', window: window.window, by: context.by }))];
};

function countsOf(state: HallState): Record<FinalState, number> {
  const count = (final: FinalState) => state.finals[final] ?? 0;
  return Object.fromEntries(FinalState.options.map((final) => [final, count(final)])) as Record<FinalState, number>;
}
