import { describe, expect, it } from '@jest/globals';
import type { CommandType, ExchangeCommand } from './commands.ts';
import { decide } from './decide.ts';
import { after, answer, apply, contextAt, order, request, start } from './exchange.fake.ts';
import type { Exchange } from './exchange.ts';
import type { SystemRules } from './rules.ts';
import { exchangeStates, hasEnded } from './states.ts';
import type { ExchangeState } from './states.ts';
import { targetsOf } from './transitions.ts';

const ordered: ExchangeCommand = { type: 'order', order };
const submit: ExchangeCommand = { type: 'attempt', act: 'submit', request };
const lost: ExchangeCommand = { type: 'lose', why: 'timeout' };
const acknowledged: ExchangeCommand = { type: 'acknowledge', bureauRef: 'YB-1' };
const wish: ExchangeCommand = { type: 'requestCancel', reason: 'withdrawn', messageId: 'intake/x/1/0' };

/** Ways into each state. Several, where what came before matters. */
const roads: Readonly<Record<ExchangeState, readonly (readonly ExchangeCommand[])[]>> = {
  ordered: [[ordered]],
  waiting: [
    [ordered, { type: 'wait', why: 'rate', until: start }],
    [ordered, submit, lost, { type: 'askInVain', why: 'timeout' }],
    [ordered, submit, lost, wish, { type: 'askInVain', why: 'timeout' }],
    [ordered, submit, lost, { type: 'askInVain', why: 'unreadable' }],
  ],
  sending: [
    [ordered, submit],
    [ordered, submit, wish],
    [ordered, submit, { type: 'notSent', why: 'refused' }, submit],
  ],
  unknown: [
    [ordered, submit, lost],
    [ordered, submit, wish, lost],
    [ordered, submit, { type: 'lose', why: 'unreadable' }],
  ],
  acknowledged: [
    [ordered, submit, acknowledged],
    [ordered, submit, acknowledged, wish],
  ],
  answered: [[ordered, submit, { type: 'answer', answer }]],
  rejected: [[ordered, submit, { type: 'reject', code: 'person-unknown' }]],
  cancelled: [[ordered, wish]],
  parked: [[ordered, { type: 'park', why: 'not-mappable' }]],
};

/** Every command in every shape that decides differently. */
const commands: Readonly<Record<Exclude<CommandType, 'order'>, readonly ExchangeCommand[]>> = {
  wait: [{ type: 'wait', why: 'breaker', until: start + 60_000 }],
  attempt: [submit, { type: 'attempt', act: 'query', request }, { type: 'attempt', act: 'cancel', request }],
  notSent: [
    { type: 'notSent', why: 'refused' },
    { type: 'notSent', why: 'rate', retryAfterMs: 5000 },
  ],
  lose: [lost, { type: 'lose', why: 'too-large' }, { type: 'lose', why: 'unreadable' }],
  resume: [{ type: 'resume' }],
  acknowledge: [acknowledged],
  answer: [
    { type: 'answer', answer },
    { type: 'answer', answer: { ...answer, outcome: 'denied' } },
  ],
  reject: [{ type: 'reject', code: 'person-unknown' }],
  notKnown: [{ type: 'notKnown' }],
  askInVain: [
    { type: 'askInVain', why: 'timeout' },
    { type: 'askInVain', why: 'unreadable' },
  ],
  requestCancel: [wish],
  cancelled: [{ type: 'cancelled' }],
  tooLate: [{ type: 'tooLate' }],
  park: [{ type: 'park', why: 'not-mappable' }],
  noteOverdue: [{ type: 'noteOverdue' }],
  replay: [{ type: 'replay', by: 'liaison-1' }],
  answerByHand: [{ type: 'answerByHand', answer, by: 'liaison-1', confirmedBy: 'liaison-2' }],
  giveUp: [{ type: 'giveUp', reason: 'no-contact', by: 'liaison-1', confirmedBy: 'liaison-2' }],
};

const systems: readonly Partial<SystemRules>[] = [{}, { dedupe: 'query' }, { dedupe: 'none' }, { dedupe: 'ledger' }, { cancel: false }];
const moments = [start + 10_000, start + 120_000, start + 30 * 3_600_000];

/** All states that a command leads to from a state, over all roads, systems and moments; or nothing when it is always refused. */
function reached(state: ExchangeState, type: Exclude<CommandType, 'order'>): Set<ExchangeState> | undefined {
  const found = new Set<ExchangeState>();
  for (const road of roads[state])
    for (const command of commands[type])
      for (const system of systems)
        for (const now of moments) {
          const before = build(road, system);
          if (before?.state !== state) continue;
          const decided = decide(before, command, contextAt(now, system));
          if ('refused' in decided) expect(['exchange-state', 'not-due']).toContain(decided.refused);
          else found.add(apply(before, decided, now)!.state);
        }
  return found.size > 0 ? found : undefined;
}

function build(road: readonly ExchangeCommand[], system: Partial<SystemRules>): Exchange | undefined {
  try {
    return after(road, system);
  } catch {
    return undefined; // This system does not get there by this road.
  }
}

describe('the transition table', () => {
  const pairs = exchangeStates.flatMap((state) =>
    (Object.keys(commands) as Exclude<CommandType, 'order'>[]).map((type) => [state, type] as const),
  );

  it.each(pairs)('%s: %s', (state, type) => {
    const targets = targetsOf(state, type);
    const found = reached(state, type);
    expect(found && [...found].sort()).toEqual(targets && [...targets].sort());
  });

  it('lets an order begin an exchange once', () => {
    expect(decide(undefined, ordered, contextAt(start))).toMatchObject([{ type: 'exchangeOrdered' }]);
    expect(decide(after([ordered]), ordered, contextAt(start))).toEqual([]);
    expect(decide(undefined, submit, contextAt(start))).toEqual({ refused: 'exchange-state', state: 'none' });
  });

  it('lets nothing leave an end', () => {
    for (const state of exchangeStates.filter(hasEnded))
      for (const [, type] of pairs.filter(([from]) => from === state)) expect([undefined, [state]]).toContainEqual(targetsOf(state, type));
  });
});
