import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExchangeCommand } from './commands.ts';
import { decide } from './decide.ts';
import { after, answer, apply, contextAt, order, request, start } from './exchange.fake.ts';
import type { Exchange } from './exchange.ts';
import { hasEnded } from './states.ts';

const ordered: ExchangeCommand = { type: 'order', order };
const submit: ExchangeCommand = { type: 'attempt', act: 'submit', request };
const query: ExchangeCommand = { type: 'attempt', act: 'query', request };
const timeout: ExchangeCommand = { type: 'lose', why: 'timeout' };

describe('ask before retry', () => {
  it('plans a question after an unknown outcome, at 5 s ± 30 %', () => {
    const exchange = after([ordered, submit, timeout]);
    expect(exchange).toMatchObject({ state: 'unknown', next: 'query', mayHaveArrived: true, due: start + 2000 + 5000 });
    expect(decide(exchange, submit, contextAt(start))).toMatchObject({ refused: 'not-due' });
  });

  it('asks right away after a conflict of keys', () => {
    expect(after([ordered, submit, { type: 'lose', why: 'conflict' }]).due).toBe(start + 2000);
  });

  it('does not believe "not known" before the attempt has ended and the system has settled', () => {
    const exchange = after([ordered, submit, timeout]);
    // Attempt at +1 s, may go out for 5 s, takes at most 30 s, settles 30 s: believed from +66 s on.
    const early = apply(exchange, decide(exchange, { type: 'notKnown' }, contextAt(start + 65_999)) as never, start + 65_999);
    expect(early).toMatchObject({ state: 'waiting', why: 'unknown-outcome', next: 'query', due: start + 66_000, mayHaveArrived: true });
    const late = apply(exchange, decide(exchange, { type: 'notKnown' }, contextAt(start + 66_000)) as never, start + 66_000);
    expect(late).toMatchObject({ state: 'waiting', why: 'retry', next: 'submit', mayHaveArrived: false });
  });

  it('parks at once where nobody can be asked, and a person may replay', () => {
    const parked = after([ordered, submit, timeout], { dedupe: 'none' });
    expect(parked).toMatchObject({ state: 'parked', why: 'cannot-ask', due: undefined, incident: 'incident-parked' });
    expect(after([ordered, submit, timeout, { type: 'replay', by: 'liaison-1' }], { dedupe: 'none' })).toMatchObject({
      next: 'submit',
      mayHaveArrived: false,
    });
    expect(after([ordered, submit, timeout, { type: 'replay', by: 'liaison-1' }].slice(0, 3) as ExchangeCommand[])).toMatchObject({
      next: 'query',
    });
  });

  it('waits for the ledger where that is how one asks', () => {
    expect(after([ordered, submit, timeout], { dedupe: 'ledger' })).toMatchObject({
      state: 'waiting',
      why: 'await-ledger',
      due: undefined,
    });
  });

  it('takes a crash in the middle of sending as an unknown outcome', () => {
    expect(after([ordered, submit, { type: 'resume' }])).toMatchObject({ state: 'unknown', why: 'crashed', next: 'query' });
  });
});

describe('what cannot be used', () => {
  it('stops at the second unreadable answer in a row', () => {
    const unreadable: ExchangeCommand = { type: 'lose', why: 'unreadable' };
    expect(after([ordered, submit, unreadable])).toMatchObject({ state: 'unknown', unusable: 1 });
    const again = after([ordered, submit, unreadable, query, { type: 'askInVain', why: 'content-type' }]);
    expect(again).toMatchObject({ state: 'parked', why: 'content-type', incident: 'incident-malformed' });
  });

  it.each(['too-large', 'code-not-mapped'] as const)('stops at once at %s', (why) => {
    expect(after([ordered, submit, { type: 'lose', why }])).toMatchObject({ state: 'parked', why });
  });
});

describe('not sent', () => {
  it('tries again with the same key, later each time, and says why it waits once', () => {
    const once = decide(after([ordered, submit]), { type: 'notSent', why: 'refused' }, contextAt(start + 1000));
    expect(once).toMatchObject([{ type: 'orderNotSent' }, { type: 'waitingStarted', why: 'retry', tell: true, plan: { next: 'submit' } }]);
    const waiting = after([ordered, submit, { type: 'notSent', why: 'refused' }, submit]);
    const twice = decide(waiting, { type: 'notSent', why: 'refused' }, contextAt(start + 4000));
    expect(twice).toMatchObject([{}, { tell: false, plan: { due: start + 4000 + 30_000 } }]);
  });

  it('honours Retry-After', () => {
    const [, waiting] = decide(after([ordered, submit]), { type: 'notSent', why: 'rate', retryAfterMs: 7000 }, contextAt(start)) as never[];
    expect(waiting).toMatchObject({ why: 'rate', plan: { due: start + 7000 } });
  });

  it('gives up after 24 office hours of silence', () => {
    const silent = after([ordered, submit, { type: 'notSent', why: 'refused' }, submit]);
    const day = 24 * 3_600_000;
    const before = decide(silent, { type: 'notSent', why: 'refused' }, contextAt(start + day));
    expect(before).not.toContainEqual(expect.objectContaining({ type: 'exchangeParked' }));
    const then = decide(silent, { type: 'notSent', why: 'refused' }, contextAt(start + day + 2000));
    expect(then).toContainEqual({ type: 'exchangeParked', why: 'no-contact', incident: 'incident-parked' });
  });
});

describe('outcomes', () => {
  const decided = after([ordered, submit, { type: 'answer', answer }]);

  it('has no second effect from the same answer', () => expect(decide(decided, { type: 'answer', answer }, contextAt(start))).toEqual([]));

  it('keeps a later, different answer beside the first', () => {
    const other = { ...answer, outcome: 'denied' as const, reason: 'r-duplicate' };
    expect(decide(decided, { type: 'answer', answer: other }, contextAt(start))).toMatchObject([
      { type: 'secondAnswerKept', answer: other },
    ]);
  });

  it('needs two persons for an answer by hand and for giving up', () => {
    const parked = after([ordered, { type: 'park', why: 'x' }]);
    const alone = { by: 'liaison-1', confirmedBy: 'liaison-1' };
    for (const command of [
      { type: 'answerByHand', answer, ...alone },
      { type: 'giveUp', reason: 'x', ...alone },
    ] as const)
      expect(decide(parked, command, contextAt(start))).toMatchObject({ refused: 'second-person-needed' });
  });

  it('looks at an acknowledged order again and again, and takes the wish to cancel there', () => {
    const taken = after([ordered, submit, { type: 'acknowledge', bureauRef: 'YB-1' }]);
    expect(taken).toMatchObject({ state: 'acknowledged', next: 'query', due: start + 2000 + 2000 });
    const wished = apply(
      taken,
      decide(taken, { type: 'requestCancel', reason: 'withdrawn', messageId: 'm' }, contextAt(start)) as never,
      start,
    );
    expect(wished).toMatchObject({ state: 'acknowledged', next: 'cancel', due: start });
  });

  it('cancels at once what never left, and by hand what a system cannot take back', () => {
    const wish: ExchangeCommand = { type: 'requestCancel', reason: 'withdrawn', messageId: 'm' };
    expect(after([ordered, wish])).toMatchObject({ state: 'cancelled' });
    const taken: ExchangeCommand[] = [ordered, submit, { type: 'acknowledge', bureauRef: 'YB-1' }, wish];
    expect(after(taken, { cancel: false })).toMatchObject({ state: 'parked', why: 'cancel-by-hand' });
  });
});

describe('any walk of any length', () => {
  const commands: readonly ExchangeCommand[] = [
    submit,
    query,
    { type: 'attempt', act: 'cancel', request },
    timeout,
    { type: 'lose', why: 'unreadable' },
    { type: 'notSent', why: 'refused' },
    { type: 'notKnown' },
    { type: 'askInVain', why: 'server-error' },
    { type: 'acknowledge', bureauRef: 'YB-1' },
    { type: 'answer', answer },
    { type: 'reject', code: 'x' },
    { type: 'requestCancel', reason: 'withdrawn', messageId: 'm' },
    { type: 'cancelled' },
    { type: 'tooLate' },
    { type: 'replay', by: 'liaison-1' },
    { type: 'wait', why: 'rate', until: start },
    { type: 'resume' },
  ];
  const steps = fc.array(fc.record({ command: fc.constantFrom(...commands), passMs: fc.integer({ min: 0, max: 90_000 }) }), {
    maxLength: 40,
  });

  it.each(['native', 'query', 'none', 'ledger'] as const)('keeps its promises on a %s system', (dedupe) => {
    fc.assert(
      fc.property(steps, (walk) => {
        let now = start;
        let exchange = after([ordered], { dedupe });
        for (const { command, passMs } of walk) {
          now += passMs;
          const decided = decide(exchange, command, contextAt(now, { dedupe }));
          if ('refused' in decided) continue;
          const isBlind = exchange.mayHaveArrived && command.type === 'attempt' && command.act === 'submit';
          if (isBlind && dedupe !== 'native') expect(decided).toMatchObject([{ type: 'exchangeParked' }]);
          const next = apply(exchange, decided, now)!;
          check(exchange, next);
          exchange = next;
        }
      }),
    );
  });

  function check(before: Exchange, next: Exchange): void {
    if (hasEnded(before.state)) expect(next.state).toBe(before.state);
    if (hasEnded(next.state)) expect(next.due).toBeUndefined();
    // A9: ended, waiting with a time, or with an incident.
    const isWaitingForLedger = next.why === 'await-ledger';
    expect(hasEnded(next.state) || next.due !== undefined || next.incident !== undefined || isWaitingForLedger).toBe(true);
    expect(next.key).toBe(before.key);
  }
});
