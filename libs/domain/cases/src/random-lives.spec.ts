import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActorKind } from './actor.ts';
import type { Case } from './case.ts';
import { accept } from './decide/accept.ts';
import { addMaterial } from './decide/add-material.ts';
import { close, deliver } from './decide/close.ts';
import type { Context, Decided } from './decide/context.ts';
import { refuseCase, voidCase, withdraw } from './decide/end.ts';
import { recordAnswer, recordReport } from './decide/outcome.ts';
import { receive } from './decide/receive.ts';
import { replay } from './evolve.ts';
import type { CaseEvent } from './events.ts';
import { isRefusal } from './refusal.ts';
import { allChecks, after, contextOf, documentOf, fileOf, number, receiveCommand } from './sample-case.fake.ts';
import { phaseOf } from './states.ts';
import { step } from './table-model.fake.ts';
import type { ModelCase, ModelStep } from './table-model.fake.ts';

const results = [{ kind: 'entry', name: { zh: '记录', en: 'Record' } } as const];
const content = 's1.AAAAAAAAAAAAAAAA.CCCCCCCCCCCCCCCCCCCCCC';
const remedy = { zh: '补', en: 'mend' };

/** The product's commands by the model's names; `fit` is what makes a guard pass. */
const commands: Record<string, (on: Case, fit: boolean, context: Context) => Decided> = {
  receive: (_on, fit, context) => receive(receiveCommand(), { ...allChecks, inForce: fit }, context),
  addMaterial: (on, _fit, context) => addMaterial(on, { material: 'm-id-card', how: 'original-seen', files: [] }, context),
  accept: (on, fit, context) =>
    accept(on, { document: documentOf('acceptance'), order: { content } }, { missingFields: [], unmetRules: [], empowered: fit }, context),
  refuse: (on, fit, context) =>
    refuseCase(on, { reason: 'r-x', remedy: fit ? remedy : { zh: '', en: '' }, document: documentOf('refusal') }, context),
  acknowledge: (on, _fit, context) =>
    recordReport(on, { exchangeKey: keyOf(on), system: 'insurance', state: 'acknowledged', bureauRef: 'r' }, context),
  cancelled: (on, _fit, context) => recordReport(on, { exchangeKey: keyOf(on), system: 'insurance', state: 'cancelled' }, context),
  answer: (on, fit, context) => {
    const answer = { exchangeKey: keyOf(on), system: 'insurance', bureauRef: 'r', outcome: 'granted', decidedAt: 0, by: 'system' } as const;
    return recordAnswer(on, { ...answer, results: fit ? [...results] : [] }, context);
  },
  close: (on, _fit, context) => close(on, context),
  deliver: (on, fit, context) => deliver(on, { receiver: 'applicant', identityChecked: fit, document: documentOf('delivery') }, context),
  withdraw: (on, fit, context) =>
    withdraw(on, { document: documentOf('withdrawal'), ...(fit ? { request: fileOf('request') } : {}) }, context),
  void: (on, fit, context) => voidCase(on, 'duplicate', { ...context, today: fit ? context.today : '2026-11-25' }),
};

const keyOf = (on: Case): string => on.orders[0]?.exchangeKey ?? `${number}/9`;
const kinds: ActorKind[] = ['resident', 'clerk', 'acceptor', 'reviewer', 'supervisor', 'clock', 'system'];

/** Mostly somebody who may, in an order that often leads on: pure chance would hardly ever leave the first state. */
const steps = fc.array(
  fc.record({
    command: fc.constantFrom(...Object.keys(commands), 'addMaterial', 'accept', 'answer', 'close', 'deliver'),
    role: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...kinds) }, { weight: 4, arbitrary: fc.constant('fitting') }),
    fit: fc.oneof({ weight: 1, arbitrary: fc.constant(false) }, { weight: 4, arbitrary: fc.constant(true) }),
  }),
  { minLength: 3, maxLength: 16 },
);
const fitting: Record<string, ActorKind> = {
  refuse: 'acceptor',
  acknowledge: 'system',
  answer: 'system',
  cancelled: 'system',
  void: 'supervisor',
};

const wordFor = (code: string): string => (code === 'transition-not-allowed' ? 'table' : code === 'not-permitted' ? 'who' : 'guard');

interface Life {
  on?: Case;
  model?: ModelCase;
  commits: { seq: number; at: number; events: readonly CaseEvent[] }[];
}

function live(life: Life, given: ModelStep): void {
  const role = (given.role === 'fitting' ? (fitting[given.command] ?? 'clerk') : given.role) as ActorKind;
  const context = contextOf(role, life.on);
  const expected = step(life.model, { ...given, role });
  const decided = life.on || given.command === 'receive' ? again(life.on, given, context) : undefined;
  if (!decided) {
    expect(expected).toBe('table');
    return;
  }
  if (isRefusal(decided)) {
    expect(wordFor(decided.refused.code)).toBe(expected);
    return;
  }
  const before = life.on;
  life.on = after(before, decided, context);
  life.commits.push({ seq: context.seq, at: context.now, events: decided });
  life.model = expected as ModelCase;
  expect({ state: life.on.state, outcome: life.on.outcome, asked: life.on.withdrawalAskedAt !== undefined }).toEqual({
    state: life.model.state,
    outcome: life.model.outcome,
    asked: life.model.asked,
  });
  if (before) expect(phaseOf[life.on.state]).toBeGreaterThanOrEqual(phaseOf[before.state]);
}

/** A second `receive` of a case has no function of its own: the unique id of the journal refuses it, and so does the table. */
function again(on: Case | undefined, { command, fit }: ModelStep, context: Context): Decided | undefined {
  if (on && command === 'receive') return undefined;
  return commands[command]?.(on!, fit, context);
}

describe('random lives of a case', () => {
  it('go as the table says, never lower the phase, keep one holder, and replay to the same case', () => {
    let delivered = 0;
    fc.assert(
      fc.property(steps, (given) => {
        const life: Life = { commits: [] };
        for (const each of given) live(life, each);
        expect(replay(life.commits)).toEqual(life.on);
        const holders = life.on?.custody ?? [];
        expect(holders.every((station, index) => station.since >= (holders[index - 1]?.since ?? 0))).toBe(true);
        if (life.on && phaseOf[life.on.state] === 5) {
          delivered += 1;
          expect(Object.values(life.on.clocks).every((run) => run.endedAt !== undefined)).toBe(true);
          expect(life.on.custody.at(-1)?.holder.kind).toBe('resident');
        }
      }),
      { numRuns: 10_000, seed: 20261124 },
    );
    expect(delivered).toBeGreaterThan(1000);
  });
});
