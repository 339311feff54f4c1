import { ticketsBeing } from '../state/lookup.ts';
import type { HallCommand } from '../wire/commands.ts';
import type { HallState } from '../wire/state.ts';

/** A command that the clock gives, with the name that makes its key: a restart cannot double it. */
export interface DueCommand {
  readonly command: HallCommand;
  readonly name: string;
  readonly dueAt: number;
  /** From then on it is not worth doing any more: a day that was never opened is not opened after its end. */
  readonly lapsesAt?: number | undefined;
}

/**
 * What the schedule of the day wants done, in order, due or not yet. Decided from the journal's state alone, so that missed timers
 * are caught up after a start. The engine sends those whose time has come and whose key is new.
 */
export function scheduleOf(state: HallState): DueCommand[] {
  return [...daySchedule(state), ...holdSchedule(state)].toSorted((left, right) => left.dueAt - right.dueAt);
}

function daySchedule(state: HallState): DueCommand[] {
  const { opensAt, stopsAt, sweepsAt } = state.config;
  if (state.state === 'planned') {
    const open = opensAt !== undefined && (stopsAt === undefined || stopsAt > opensAt);
    return open ? [{ command: { type: 'openDay' }, name: 'openDay', dueAt: opensAt, lapsesAt: stopsAt }] : [];
  }
  if (state.state === 'closed') return [];
  const stop: DueCommand[] =
    state.state === 'open' && stopsAt !== undefined ? [{ command: { type: 'stopIssuing' }, name: 'stopIssuing', dueAt: stopsAt }] : [];
  return [
    ...stop,
    { command: { type: 'sweepDay', force: true }, name: 'sweepDay', dueAt: sweepsAt },
    { command: { type: 'closeDay' }, name: 'closeDay', dueAt: sweepsAt },
  ];
}

/** Holders' own holds end by themselves. */
function holdSchedule(state: HallState): DueCommand[] {
  return ticketsBeing(state, 'held').flatMap((ticket): DueCommand[] => {
    if (ticket.held?.until === undefined) return [];
    const command = { type: 'resumeTicket', ticket: ticket.ticket, to: 'queue' } as const;
    return [{ command, name: `resumeTicket/${ticket.ticket}`, dueAt: ticket.held.until }];
  });
}
