import { compareRanks, rankBehind } from '../../order/rank.ts';
import { findService, waitingTickets } from '../../state/lookup.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { HallState, Ticket } from '../../wire/state.ts';
import { inSequence } from '../context.ts';
import type { Context, Decided } from '../context.ts';
import { ticketFor } from '../guards.ts';
import { isRefused, refuse } from '../refusal.ts';

/** Whether a missed ticket may still come back by the rule of its service (3.3). */
export function isReturnable(state: HallState, ticket: Ticket): boolean {
  const rule = findService(state, ticket.service)?.missRule;
  return rule !== undefined && rule.kind !== 'void' && (rule.kind === 'behind' || ticket.passed <= rule.n);
}

/** A missed person is here again: behind the k-th who waits, or back at the old place. */
export function returnTicket(state: HallState, command: CommandOf<'returnTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'returnTicket');
    if (isRefused(ticket)) return ticket;
    const rule = findService(now, ticket.service)?.missRule;
    if (!rule || rule.kind === 'void' || !isReturnable(now, ticket)) return refuse('return-not-allowed', { number: ticket.number });
    const returned = { type: 'ticketReturned', ticket: ticket.ticket, rule: rule.kind, by: here.by } as const;
    const before = rule.kind === 'behind' ? kthWaiting(now, ticket, rule.k) : undefined;
    if (!before) return [{ ...returned, rank: ticket.rank }];
    return [{ ...returned, rank: rankBehind(before.rank, here.seq, here.index), behind: before.number }];
  });
}

/** The k-th waiting ticket of the same service and class, the last one when fewer wait. */
function kthWaiting(state: HallState, ticket: Ticket, k: number): Ticket | undefined {
  const line = waitingTickets(state)
    .filter((each) => each.service === ticket.service && each.ticketClass === ticket.ticketClass)
    .toSorted((left, right) => compareRanks(left.rank, right.rank));
  return line[k - 1] ?? line.at(-1);
}
