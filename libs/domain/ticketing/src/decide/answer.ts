import type { AnswerOf, HallAnswer } from '../wire/answers.ts';
import type { EventOf, HallEvent, HallEventType } from '../wire/events.ts';
import type { Position, TicketState } from '../wire/values.ts';

/**
 * The answer of a command: a pure function of the events of its cause, so that the hundredth repeat gives the first answer byte for
 * byte, before and after a restart.
 *
 * @param at position of the commit that holds them
 */
export function answerOf(events: readonly HallEvent[], at: Position): HallAnswer {
  return calledAnswer(events, at) ?? issuedAnswer(events, at) ?? lastAnswer(events, at);
}

function find<T extends HallEventType>(events: readonly HallEvent[], type: T): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}

function calledAnswer(events: readonly HallEvent[], at: Position): AnswerOf<'called'> | undefined {
  const event = find(events, 'ticketCalled');
  if (!event || event.choice === 'direct') return undefined;
  const { ticket, number, window, service, ticketClass, choice, tried, silent } = event;
  const left = leftBehind(events, ticket);
  return { kind: 'called', at, ticket, number, window, service, ticketClass, choice, tried, silent, ...(left && { left }) };
}

function issuedAnswer(events: readonly HallEvent[], at: Position): AnswerOf<'issued'> | undefined {
  const event = find(events, 'ticketIssued');
  if (!event) return undefined;
  const { ticket, number, service, ticketClass, ahead, range, matters } = event;
  const window = find(events, 'serviceStarted')?.window;
  const issued = { ticket, number, service, ticketClass, ahead, matters };
  return { kind: 'issued', at, ...issued, ...(range && { range }), ...(window !== undefined && { window }) };
}

/** State that an event leaves its ticket in, where that is the answer. */
const endState: Partial<Record<HallEventType, TicketState>> = {
  ticketRecalled: 'called',
  serviceStarted: 'serving',
  serviceFinished: 'waiting',
  ticketFinished: 'finished',
  ticketMissed: 'missed',
  ticketVoided: 'voided',
  ticketReturned: 'waiting',
  ticketHeld: 'held',
  ticketResumed: 'waiting',
  ticketTransferred: 'waiting',
  ticketCancelled: 'cancelled',
};

function leftBehind(events: readonly HallEvent[], called: string): { ticket: string; state: TicketState } | undefined {
  const before = events.slice(
    0,
    events.findIndex((event) => event.type === 'ticketCalled'),
  );
  const last = before.findLast((event) => 'ticket' in event && event.ticket !== called && endState[event.type] !== undefined);
  return last && 'ticket' in last ? { ticket: last.ticket, state: endState[last.type] ?? 'waiting' } : undefined;
}

function lastAnswer(events: readonly HallEvent[], at: Position): HallAnswer {
  const event = events.at(-1);
  if (!event) throw new Error('a command without an event has no answer');
  switch (event.type) {
    case 'matterAdded':
      return { kind: 'matter', at, ticket: event.ticket, matter: event.matter };
    case 'ticketClassSet':
      return { kind: 'class', at, ticket: event.ticket, ticketClass: event.ticketClass };
    case 'ticketReprinted':
      return { kind: 'reprint', at, ticket: event.ticket, copy: event.copy };
    case 'skillsSet':
      return { kind: 'skills', at, window: event.window, skills: event.skills, green: event.green };
    default:
      return windowAnswer(events, at) ?? dayAnswer(events, at) ?? ticketAnswer(event, at);
  }
}

function windowAnswer(events: readonly HallEvent[], at: Position): AnswerOf<'window'> | undefined {
  if (find(events, 'ticketExpired') || find(events, 'dayClosed') || find(events, 'issuingStopped')) return undefined;
  const event = events.at(-1);
  if (event?.type === 'windowOpened')
    return { kind: 'window', at, window: event.window, state: 'open', fence: event.fence, skills: event.skills };
  if (event?.type === 'windowPaused') return { kind: 'window', at, window: event.window, state: 'paused' };
  if (event?.type === 'windowResumed') return { kind: 'window', at, window: event.window, state: 'open' };
  return event?.type === 'windowClosed' ? { kind: 'window', at, window: event.window, state: 'closed' } : undefined;
}

function dayAnswer(events: readonly HallEvent[], at: Position): AnswerOf<'day'> | undefined {
  const expired = events.filter((event) => event.type === 'ticketExpired').length;
  if (find(events, 'dayClosed')) return { kind: 'day', at, state: 'closed', expired };
  if (find(events, 'dayOpened') ?? find(events, 'issuingResumed')) return { kind: 'day', at, state: 'open', expired };
  return (find(events, 'issuingStopped') ?? expired > 0) ? { kind: 'day', at, state: 'issuingStopped', expired } : undefined;
}

function ticketAnswer(event: HallEvent, at: Position): AnswerOf<'ticket'> {
  const state = endState[event.type];
  if (state === undefined || !('ticket' in event)) throw new Error(`no answer is known for ${event.type}`);
  const window =
    'window' in event && event.window !== undefined && (state === 'called' || state === 'serving') ? { window: event.window } : {};
  return { kind: 'ticket', at, ticket: event.ticket, state, ...window };
}
