import { findService, liveTickets } from '../../state/lookup.ts';
import type { ServicePlan } from '../../wire/config.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { HallState } from '../../wire/state.ts';
import type { Context } from '../context.ts';
import { firstRefusal } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { Refused } from '../refusal.ts';

type IssueTicket = CommandOf<'issueTicket'>;

/** Why no number can be given, in the order of the spec, so that one situation always gives one code. */
export function refuseIssue(state: HallState, command: IssueTicket, context: Context): Refused | undefined {
  return firstRefusal(
    () => refuseClosedDay(state),
    () => refuseServices(state, command, context.at),
    () => refuseIdentity(state, command),
    () => refuseReason(state, command, context),
    () => refuseTaken(state, command.person, command.service),
    () => refuseQuota(state, command.service, context.at),
    () => refuseChannel(state, command),
  );
}

/** Why a service takes no numbers now, whoever asks: what kiosk and range show before the press. */
export function closedBecause(state: HallState, service: string, at: number): Refused | undefined {
  return firstRefusal(
    () => refuseClosedDay(state),
    () => refuseService(state, service, at),
    () => refuseQuota(state, service, at),
  );
}

export function refuseClosedDay(state: HallState): Refused | undefined {
  if (state.state === 'issuingStopped') return refuse('issuing-stopped', { hours: state.config.hours });
  return state.state === 'open' ? undefined : refuse('day-not-open', { hours: state.config.hours, state: state.state });
}

function refuseServices(state: HallState, command: IssueTicket, at: number): Refused | undefined {
  const [first, ...others] = (command.matters ?? []).map(({ service }) => service);
  if (first !== undefined && first !== command.service) return refuse('matter-unknown', { service: first });
  return firstRefusal(
    () => refuseService(state, command.service, at),
    ...others.map((service) => () => (findService(state, service) ? undefined : refuse('service-unknown', { service }))),
  );
}

/** Unknown, or out of the hours in which its numbers are taken. */
export function refuseService(state: HallState, service: string, at: number): Refused | undefined {
  const plan = findService(state, service);
  if (!plan) return refuse('service-unknown', { service });
  const within = plan.issue.some((span) => at >= span.from && at < span.to);
  return within ? undefined : refuse('service-closed', { service, issue: plan.issue, hours: state.config.hours });
}

function refuseIdentity(state: HallState, command: IssueTicket): Refused | undefined {
  const required = findService(state, command.service)?.identityRequired === true;
  return required && command.person === undefined ? refuse('identity-required', { service: command.service }) : undefined;
}

/** Age comes from the identity card; other reasons are set by staff, or declared at the kiosk where the hall allows it. */
function refuseReason(state: HallState, command: IssueTicket, context: Context): Refused | undefined {
  if (command.classReason === undefined || command.classReason === 'age') return undefined;
  if (context.by.kind === 'device' && state.config.rules.kioskDeclares && command.classReason !== 'guide') return undefined;
  const staff = context.by.kind === 'guide' || context.by.kind === 'supervisor' || context.by.kind === 'clerk';
  return staff ? undefined : refuse('reason-not-allowed', { reason: command.classReason });
}

/** One live ticket of a person and service; the refusal names it, so that it can be printed again. */
export function refuseTaken(state: HallState, person: string | undefined, service: string): Refused | undefined {
  if (person === undefined) return undefined;
  const taken = liveTickets(state).find((ticket) => ticket.person === person && ticket.service === service);
  return taken && refuse('ticket-exists', { ticket: taken.ticket, number: taken.number, state: taken.state });
}

function refuseQuota(state: HallState, service: string, at: number): Refused | undefined {
  const plan = findService(state, service);
  if (!plan) return undefined;
  const { dayMax } = plan.quota;
  if (dayMax !== undefined && (state.issued[service] ?? 0) >= dayMax) return refuse('quota-day', { service, max: dayMax });
  const session = sessionOf(plan, at);
  const max = session === undefined ? undefined : plan.quota.sessions[session]?.max;
  if (max === undefined || (state.sessions[`${service}/${session}`] ?? 0) < max) return undefined;
  return refuse('quota-session', { service, max, next: plan.quota.sessions.find(({ from }) => from > at) });
}

/** Index of the quota session that a number taken now counts in. */
export function sessionOf(plan: ServicePlan, at: number): number | undefined {
  const found = plan.quota.sessions.findIndex((session) => at >= session.from && at < session.to);
  return found < 0 ? undefined : found;
}

function refuseChannel(state: HallState, command: IssueTicket): Refused | undefined {
  if (command.channel !== 'phone') return undefined;
  const max = state.config.rules.phoneLiveMax;
  const live = liveTickets(state).filter((ticket) => ticket.person !== undefined && ticket.person === command.person).length;
  return live < max ? undefined : refuse('channel-limit', { max });
}
