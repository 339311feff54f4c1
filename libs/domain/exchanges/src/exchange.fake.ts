import type { ExchangeCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { Decided } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Answer, Exchange, OrderFacts } from './exchange.ts';
import { alwaysOpen } from './hours/office-hours.ts';
import type { Context, SystemRules } from './rules.ts';

export const start = Date.parse('2026-03-02T10:00:00+08:00');

export const rules: SystemRules = { dedupe: 'native', cancel: true, settleMs: 30_000, wholeCallMs: 30_000, hours: alwaysOpen };

export const contextAt = (now: number, more: Partial<SystemRules> = {}): Context => ({
  now,
  jitter: 0.5,
  rules: { ...rules, ...more },
  incidentOf: (kind) => `incident-${kind}`,
});

export const order: OrderFacts = {
  key: '310101018202603020000012/4',
  case: '310101018202603020000012',
  system: 'insurance',
  bureau: 'yibao',
  item: { code: 'remote-care-register', handlingCode: '1131', version: 1, situation: 'default' },
  centre: '310101018',
  receivedOn: '2026-03-02',
  acceptedOn: '2026-03-02',
  files: [],
  content: 's1.x.y',
  trace: '',
};

export const answer: Answer = { bureauRef: 'YB-1', outcome: 'granted', decidedAt: start, results: [] };
export const request = { method: 'POST', path: '/orders', requestHash: 'a'.repeat(128), bytes: 2 };

/** Carries out commands one after the other, each a second later; throws on a refusal. */
export function after(commands: readonly ExchangeCommand[], more: Partial<SystemRules> = {}): Exchange {
  let exchange: Exchange | undefined;
  commands.forEach((command, index) => {
    const now = start + index * 1000;
    const events = decide(exchange, command, contextAt(now, more));
    if ('refused' in events) throw new Error(`${command.type} was refused: ${events.refused}`);
    exchange = apply(exchange, events, now);
  });
  if (!exchange) throw new Error('no exchange');
  return exchange;
}

/** The exchange after a decision. */
export function apply(exchange: Exchange | undefined, events: Exclude<Decided, { refused: unknown }>, at: number): Exchange | undefined {
  return events.reduce<Exchange | undefined>((now, event) => evolve(now, event, at), exchange);
}
