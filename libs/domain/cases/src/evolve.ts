import type { Case, Order } from './case.ts';
import { endClocks, startClock } from './clock-run.ts';
import type { ClockName } from './clock-run.ts';
import { beginCustody, passOn } from './custody.ts';
import type { CaseEvent, CaseEventOf } from './events.ts';
import type { ChecklistLine } from './facts.ts';
import type { CaseOutcome, CaseState } from './states.ts';

/** Where an event stands: seq of its commit and the commit's time. `today` of a fact comes in the event, never from here. */
export interface EventAt {
  readonly seq: number;
  readonly at: number;
}

type FurtherType = Exclude<CaseEvent['type'], 'caseReceived'>;
type Evolvers = { readonly [Type in FurtherType]: (before: Case, event: CaseEventOf<Type>, at: EventAt) => Case };

/** The case after one more event. Pure and total: what was stored always applies. */
export function evolve(before: Case | undefined, event: CaseEvent, at: EventAt): Case {
  if (event.type === 'caseReceived') return received(event, at);
  if (!before) throw new RangeError(`a case begins with caseReceived, not with ${event.type}`);
  return { ...apply(event.type, before, event, at), seq: at.seq };
}

function apply<Type extends FurtherType>(type: Type, before: Case, event: CaseEventOf<Type>, at: EventAt): Case {
  return evolvers[type](before, event, at);
}

/** Replays commits of one case, in order. */
export function replay(commits: Iterable<{ seq: number; at: number; events: readonly CaseEvent[] }>, from?: Case): Case | undefined {
  let now = from;
  for (const commit of commits) for (const event of commit.events) now = evolve(now, event, commit);
  return now;
}

const allClocks: readonly ClockName[] = ['acceptance', 'promised', 'statutory', 'delivery'];

function received(event: CaseEventOf<'caseReceived'>, { seq, at }: EventAt): Case {
  return {
    number: event.case,
    seq,
    state: 'RECEIVED',
    since: at,
    item: event.item,
    situation: event.situation,
    receivedOn: event.receivedOn,
    receivingCentre: event.centre,
    holdingCentre: event.centre,
    received: { by: event.by, at },
    transfers: 0,
    personal: event.personal,
    shown: event.shown,
    homeDistrict: event.homeDistrict,
    checklist: event.checklist,
    files: event.files,
    links: event.link ? [event.link] : [],
    returnChannel: event.returnChannel,
    queryCode: event.queryCode,
    orders: [],
    answers: [],
    notes: [],
    documents: { receipt: event.document },
    clocks: startClock({}, 'acceptance', event.receivedOn, event.item.limits.acceptance),
    custody: beginCustody(event.centre, at),
  };
}

const evolvers: Evolvers = {
  materialAdded: (before, event, { at }) => ({
    ...before,
    checklist: before.checklist.map((line) => (line.material === event.material ? settle(line, event, at) : line)),
    files: [...before.files, ...event.files],
  }),
  caseAccepted: (before, event, { at }) => {
    const { limits } = before.item;
    const running = startClock(endClocks(before.clocks, ['acceptance'], at), 'promised', event.acceptedOn, limits.promised);
    return {
      ...moved(before, 'ACCEPTED', at),
      accepted: { by: event.by, at, on: event.acceptedOn },
      documents: { ...before.documents, acceptance: event.document },
      clocks: startClock(running, 'statutory', event.acceptedOn, limits.statutory),
    };
  },
  bureauOrdered: (before, event, { at }) => {
    const { exchangeKey, system, bureau } = event;
    return { ...before, orders: [...before.orders, { exchangeKey, system, bureau, orderedAt: at, state: 'ordered', since: at }] };
  },
  cancelOrdered: (before) => before,
  reviewStarted: (before, event, { at }) => {
    const bureau = before.orders.find((order) => order.exchangeKey === event.exchangeKey)?.bureau ?? before.item.bureau;
    return { ...moved(before, 'REVIEW', at), custody: passOn(before.custody, { kind: 'bureau', bureau }, at) };
  },
  exchangeReported: (before, event, { at }) => {
    const { state, why, until, notice, incident } = event;
    return withOrder(before, event.exchangeKey, { state, why, until, notice, incident, since: at });
  },
  answerRecorded: (before, event, { at }) => {
    const { type: _type, ...answer } = event;
    const answered = withOrder(before, event.exchangeKey, { state: 'answered', since: at, bureauRef: event.bureauRef, why: undefined });
    const bureau = before.orders.find((order) => order.exchangeKey === event.exchangeKey)?.bureau ?? before.item.bureau;
    const custody = event.used ? passOn(before.custody, { kind: 'bureau', bureau }, at) : before.custody;
    return { ...answered, answers: [...before.answers, { ...answer, at }], custody };
  },
  caseDecided: (before, event, { at }) => {
    const { type: _type, decidedOn, ...decision } = event;
    const ended = endClocks(before.clocks, ['promised', 'statutory'], at);
    return {
      ...moved(before, 'DECIDED', at, event.outcome),
      decided: { ...decision, at, on: decidedOn },
      clocks: startClock(ended, 'delivery', decidedOn, before.item.limits.delivery),
      custody: backAtReceiving(before, at),
    };
  },
  caseClosed: (before, event, { at }) => ({ ...moved(before, 'CLOSED', at), closed: { by: event.by, at } }),
  resultDelivered: (before, event, { at }) => ({
    ...moved(before, 'DELIVERED', at),
    delivered: { by: event.by, at, receiver: event.receiver },
    documents: { ...before.documents, delivery: event.document },
    clocks: endClocks(before.clocks, allClocks, at),
    custody: passOn(before.custody, { kind: 'resident' }, at),
  }),
  caseRefused: (before, event, { at }) => ({
    ...moved(before, 'REFUSED', at, 'refused'),
    refusal: { reason: event.reason, rule: event.rule, remedy: event.remedy },
    documents: { ...before.documents, refusal: event.document },
    clocks: startClock(endClocks(before.clocks, ['acceptance'], at), 'delivery', event.refusedOn, before.item.limits.delivery),
    custody: backAtReceiving(before, at),
  }),
  caseWithdrawn: (before, event, { at }) => ({
    ...ended(before, 'WITHDRAWN', at, 'withdrawn'),
    files: event.request ? [...before.files, event.request] : before.files,
    documents: event.document ? { ...before.documents, withdrawal: event.document } : before.documents,
  }),
  withdrawalAsked: (before, event, { at }) => ({
    ...before,
    withdrawalAskedAt: at,
    files: event.request ? [...before.files, event.request] : before.files,
  }),
  caseVoided: (before, _event, { at }) => ended(before, 'VOID', at, 'void'),
  caseNoted: (before, event, { at }) => ({ ...before, notes: [...before.notes, { by: event.by, at, text: event.text }] }),
  ticketLinked: (before, event) => ({ ...before, links: [...before.links, event.link] }),
};

function moved(before: Case, state: CaseState, at: number, outcome = before.outcome): Case {
  return { ...before, state, since: at, outcome };
}

/** A case that ends at once: every clock stops and the file is the resident's again. */
function ended(before: Case, state: CaseState, at: number, outcome: CaseOutcome): Case {
  return {
    ...moved(before, state, at, outcome),
    clocks: endClocks(before.clocks, allClocks, at),
    custody: passOn(before.custody, { kind: 'resident' }, at),
  };
}

/** Every outcome comes back to the window that received (spec/intake.md 5, Return). */
function backAtReceiving(before: Case, at: number): Case['custody'] {
  return passOn(before.custody, { kind: 'office', centre: before.receivingCentre }, at);
}

function settle(line: ChecklistLine, event: CaseEventOf<'materialAdded'>, at: number): ChecklistLine {
  return { ...line, state: 'handedIn', by: event.how, at };
}

function withOrder(before: Case, exchangeKey: string, change: Partial<Order>): Case {
  return { ...before, orders: before.orders.map((order) => (order.exchangeKey === exchangeKey ? { ...order, ...change } : order)) };
}
