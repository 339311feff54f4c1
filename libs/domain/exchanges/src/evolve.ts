import type { Answer, Exchange } from './exchange.ts';
import type { EventOf, EventType, ExchangeEvent, Plan } from './events.ts';

type Evolver<Type extends EventType> = (exchange: Exchange, event: EventOf<Type>, at: number) => Exchange;

/** Both members, so that an absent one clears what was planned before. */
const planned = ({ next, due }: Plan): Plan => ({ next, due });

const noPlan: Plan = { next: undefined, due: undefined };
/** Contact with the system clears what counts its silence. */
const contact = { failures: 0, silentSince: undefined, unusable: 0 } as const;
const unusableReasons: ReadonlySet<string> = new Set([
  'unreadable',
  'content-type',
  'encoding',
  'foreign-number',
  'code-not-mapped',
  'refused-request',
]);

function failed(exchange: Exchange, at: number, why: string): Partial<Exchange> {
  return {
    failures: exchange.failures + 1,
    silentSince: exchange.silentSince ?? at,
    unusable: exchange.unusable + (unusableReasons.has(why) ? 1 : 0),
  };
}

const ended = (answer?: Answer): Partial<Exchange> => ({ ...noPlan, ...contact, answer, cancelWish: undefined, incident: undefined });

const evolvers: { readonly [Type in EventType]: Evolver<Type> } = {
  exchangeOrdered: (exchange) => exchange,
  waitingStarted: (exchange, { why, tell, plan }) => ({
    ...exchange,
    ...planned(plan),
    state: 'waiting',
    why,
    ...(tell ? { told: why } : {}),
  }),
  attemptStarted: (exchange, { act, settleFrom, plan }) => ({
    ...exchange,
    ...planned(plan),
    attempts: exchange.attempts + 1,
    ...(act === 'submit' ? { state: 'sending' as const, settleFrom, why: undefined } : {}),
  }),
  orderNotSent: (exchange, { why }, at) => ({ ...exchange, ...failed(exchange, at, why), why }),
  outcomeLost: (exchange, { why, plan }, at) => ({
    ...exchange,
    ...failed(exchange, at, why),
    ...planned(plan),
    state: 'unknown',
    why,
    mayHaveArrived: true,
  }),
  orderNotKnown: (exchange, { believed }) => ({
    ...exchange,
    failures: 0,
    silentSince: undefined,
    mayHaveArrived: exchange.mayHaveArrived && !believed,
  }),
  askedInVain: (exchange, { why, plan }, at) => ({ ...exchange, ...failed(exchange, at, why), ...planned(plan), why }),
  orderAcknowledged: (exchange, { bureauRef, plan }, at) => ({
    ...exchange,
    ...contact,
    ...planned(plan),
    state: 'acknowledged',
    why: undefined,
    told: undefined,
    mayHaveArrived: true,
    bureauRef,
    incident: undefined,
    acknowledgedAt: exchange.acknowledgedAt ?? at,
  }),
  stillOpen: (exchange, { plan }) => ({
    ...exchange,
    failures: exchange.failures + 1,
    silentSince: undefined,
    unusable: 0,
    ...planned(plan),
  }),
  orderAnswered: (exchange, { answer }) => ({ ...exchange, ...ended(answer), state: 'answered', bureauRef: answer.bureauRef }),
  orderRejected: (exchange, { code }) => ({ ...exchange, ...ended(), state: 'rejected', why: code }),
  orderCancelled: (exchange) => ({ ...exchange, ...ended(), state: 'cancelled' }),
  secondAnswerKept: (exchange) => exchange,
  cancelAsked: (exchange, { reason, messageId, plan }) => ({ ...exchange, ...planned(plan), cancelWish: { reason, messageId } }),
  cancelTooLate: (exchange, { plan }) => ({ ...exchange, ...contact, ...planned(plan), cancelWish: undefined }),
  exchangeParked: (exchange, { why, incident }) => ({ ...exchange, ...noPlan, state: 'parked', why, incident }),
  exchangeReplayed: (exchange, { plan, isKnownAbsent }) => ({
    ...exchange,
    ...contact,
    ...planned(plan),
    state: 'waiting',
    why: 'retry',
    incident: undefined,
    mayHaveArrived: exchange.mayHaveArrived && !isKnownAbsent,
  }),
  answerOverdue: (exchange, { incident }) => ({ ...exchange, isOverdue: true, incident }),
};

/** The exchange after an event. `at` is the time of its commit. */
export function evolve(exchange: Exchange | undefined, event: ExchangeEvent, at: number): Exchange {
  if (event.type === 'exchangeOrdered') return ordered(event, at);
  if (!exchange) throw new Error(`an exchange begins with its order, not with ${event.type}`);
  return (evolvers[event.type] as Evolver<EventType>)(exchange, event, at);
}

function ordered({ order, plan }: EventOf<'exchangeOrdered'>, at: number): Exchange {
  const nothing = { attempts: 0, mayHaveArrived: false, failures: 0, unusable: 0, isOverdue: false };
  return { key: order.key, order, orderedAt: at, state: 'ordered', ...nothing, ...plan };
}

/** An exchange as its commits tell it; nothing when there are none. */
export function replay(commits: Iterable<{ readonly at: number; readonly events: readonly ExchangeEvent[] }>): Exchange | undefined {
  let exchange: Exchange | undefined;
  for (const { at, events } of commits) for (const event of events) exchange = evolve(exchange, event, at);
  return exchange;
}
