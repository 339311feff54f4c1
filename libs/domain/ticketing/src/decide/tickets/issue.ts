import { refuseIssue, sessionOf } from './issue-guards.ts';
import { aheadOf } from '../../order/ahead.ts';
import type { InLine } from '../../order/eligible.ts';
import { issuedRank } from '../../order/rank.ts';
import { waitingRange } from '../../estimate/waiting-range.ts';
import { findService } from '../../state/lookup.ts';
import type { ServicePlan } from '../../wire/config.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { EventOf } from '../../wire/events.ts';
import type { HallState } from '../../wire/state.ts';
import { inSequence } from '../context.ts';
import type { Context, Decided } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Gives a number. The refusals come in the order of the table in spec/queue.md 3.1. */
export function issueTicket(state: HallState, command: CommandOf<'issueTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const refused = refuseIssue(now, command, here);
    if (refused) return refused;
    const plan = findService(now, command.service);
    return plan ? [issued(now, command, plan, here)] : refuse('service-unknown', { service: command.service });
  });
}

/** What a new ticket needs; serveDirect issues with it too. */
export interface NewTicket extends Pick<
  CommandOf<'issueTicket'>,
  'service' | 'matters' | 'channel' | 'device' | 'person' | 'classReason' | 'language' | 'silent'
> {
  readonly quotaFree?: boolean;
}

/** The event of a new number: sequence from the state, rank from its place in the journal, people ahead and range as of now. */
export function issued(state: HallState, wish: NewTicket, plan: ServicePlan, context: Context): Omit<EventOf<'ticketIssued'>, 'cause'> {
  const sequence = (state.sequences[plan.prefix] ?? 0) + 1;
  const session = wish.quotaFree ? undefined : sessionOf(plan, context.at);
  const inLine: InLine = {
    ticket: context.id,
    state: 'waiting',
    service: wish.service,
    ticketClass: wish.classReason ? 'priority' : 'ordinary',
    rank: issuedRank(context.at, context.seq, context.index),
  };
  const ahead = aheadOf(state, inLine);
  const range = waitingRange(state, inLine, ahead);
  return {
    type: 'ticketIssued',
    ticket: context.id,
    number: `${plan.prefix}${String(sequence).padStart(3, '0')}`,
    prefix: plan.prefix,
    sequence,
    service: wish.service,
    matters: (wish.matters ?? [{ service: wish.service }]).map((matter, at) => ({ matter: String(at + 1), ...matter, state: 'pending' })),
    ticketClass: inLine.ticketClass,
    ...(wish.classReason && { classReason: wish.classReason }),
    ...(wish.person && { person: wish.person }),
    channel: wish.channel,
    ...(wish.device && { device: wish.device }),
    language: wish.language,
    silent: wish.silent ?? false,
    rank: inLine.rank,
    ahead: ahead.length,
    ...(range && { range }),
    ...(session !== undefined && { session }),
    by: context.by,
  };
}
