import { describe, expect, it } from '@jest/globals';
import { mayCommand, rights } from './actor.ts';
import type { ActorKind } from './actor.ts';
import { allowedCommands, refuseCommand } from './refusal.ts';
import { CaseState, phaseOf } from './states.ts';
import { actorOf, receivedCase } from './sample-case.fake.ts';
import { caseCommands, caseTransitions, legalCommands, targetsOf } from './transitions.ts';
import type { CaseCommand, Standing } from './transitions.ts';

const standings: Standing[] = ['none', ...CaseState.options];
const kinds: ActorKind[] = ['resident', 'clerk', 'acceptor', 'reviewer', 'supervisor', 'clock', 'system'];
const pairs = standings.flatMap((standing) => caseCommands.map((command) => ({ standing, command })));

/** The column "from → to" of spec/intake.md 3, written down a second time by command. */
const bySpec: Record<CaseCommand, Partial<Record<Standing, string>>> = {
  receive: { none: 'RECEIVED' },
  transfer: { RECEIVED: 'TRANSFERRED' },
  takeOver: { TRANSFERRED: 'RECEIVED' },
  sendBack: { TRANSFERRED: 'RECEIVED' },
  requestSupplement: { RECEIVED: 'SUPPLEMENT' },
  resubmit: { SUPPLEMENT: 'RECEIVED' },
  lapseSupplement: { SUPPLEMENT: 'TERMINATED' },
  accept: { RECEIVED: 'ACCEPTED' },
  refuse: { RECEIVED: 'REFUSED' },
  deemAccepted: { RECEIVED: 'ACCEPTED', TRANSFERRED: 'ACCEPTED' },
  startReview: { ACCEPTED: 'REVIEW' },
  startSpecial: { REVIEW: 'SPECIAL', EXTENDED: 'SPECIAL' },
  endSpecial: { SPECIAL: 'REVIEW or EXTENDED' },
  lapseSpecial: { SPECIAL: 'REVIEW or EXTENDED' },
  extend: { REVIEW: 'EXTENDED' },
  decide: { ACCEPTED: 'DECIDED', REVIEW: 'DECIDED', EXTENDED: 'DECIDED' },
  close: { DECIDED: 'CLOSED' },
  deliver: { CLOSED: 'DELIVERED', REFUSED: 'DELIVERED', TERMINATED: 'DELIVERED' },
  withdraw: {
    RECEIVED: 'WITHDRAWN',
    TRANSFERRED: 'WITHDRAWN',
    SUPPLEMENT: 'WITHDRAWN',
    ACCEPTED: 'ACCEPTED or WITHDRAWN',
    REVIEW: 'REVIEW or WITHDRAWN',
    SPECIAL: 'SPECIAL or WITHDRAWN',
    EXTENDED: 'EXTENDED or WITHDRAWN',
  },
  confirmWithdrawal: { ACCEPTED: 'WITHDRAWN', REVIEW: 'WITHDRAWN', SPECIAL: 'WITHDRAWN', EXTENDED: 'WITHDRAWN' },
  terminate: {
    RECEIVED: 'TERMINATED',
    TRANSFERRED: 'TERMINATED',
    SUPPLEMENT: 'TERMINATED',
    ACCEPTED: 'TERMINATED',
    REVIEW: 'TERMINATED',
    SPECIAL: 'TERMINATED',
    EXTENDED: 'TERMINATED',
  },
  void: { RECEIVED: 'VOID' },
};

describe('caseTransitions', () => {
  it('has 22 commands and 15 standings: 330 pairs, 43 of them legal', () => {
    expect(pairs).toHaveLength(330);
    expect(pairs.filter(({ standing, command }) => targetsOf(standing, command))).toHaveLength(43);
  });

  it.each(pairs)('$command in $standing goes where the specification says, or nowhere', ({ standing, command }) => {
    expect(targetsOf(standing, command)?.join(' or ')).toBe(bySpec[command][standing]);
  });

  it('never lowers the phase', () => {
    for (const { standing, command } of pairs)
      for (const target of targetsOf(standing, command) ?? [])
        if (standing !== 'none') expect(phaseOf[target]).toBeGreaterThanOrEqual(phaseOf[standing]);
  });

  it('has a row for every standing and nothing else', () => {
    expect(Object.keys(caseTransitions).sort()).toEqual([...standings].sort());
    expect(targetsOf('RECEIVED', 'toString' as CaseCommand)).toBeUndefined();
  });
});

describe('refuseCommand', () => {
  it('answers every illegal pair with the commands that this actor could give instead', () => {
    for (const { standing, command } of pairs) {
      const on = standing === 'none' ? undefined : receivedCase({ state: standing });
      for (const kind of kinds) {
        const refusal = refuseCommand(on, command, actorOf(kind));
        if (targetsOf(standing, command)) expect(refusal?.refused.code ?? 'allowed').toMatch(/^(allowed|not-permitted)$/);
        else
          expect(refusal?.refused).toEqual({
            code: 'transition-not-allowed',
            details: { state: standing, command, allowed: allowedCommands(on, actorOf(kind)) },
          });
      }
    }
  });

  it('lets each role do exactly what the column "who" says, at its own office', () => {
    for (const { standing, command } of pairs.filter((pair) => targetsOf(pair.standing, pair.command))) {
      const on = standing === 'none' ? undefined : receivedCase({ state: standing });
      const allowed = kinds.filter((kind) => !refuseCommand(on, command, actorOf(kind)));
      const extra = command === 'accept' ? ['clerk'] : [];
      expect(allowed.sort()).toEqual([...rights[command].roles, ...extra].sort());
    }
  });

  it('lets a clerk accept only where the item is accepted at the receiving office', () => {
    const relation = { receivingCentre: 'a', holdingCentre: 'a', mode: 'separated' } as const;
    expect(mayCommand('accept', actorOf('clerk', 'a'), relation)).toBe(false);
    expect(mayCommand('accept', actorOf('clerk', 'a'), { ...relation, mode: 'direct' })).toBe(true);
    expect(mayCommand('accept', actorOf('clerk', 'b'), { ...relation, mode: 'direct' })).toBe(false);
    expect(mayCommand('accept', actorOf('acceptor', 'a'), relation)).toBe(true);
  });

  it('keeps another office out, whatever its role', () => {
    const on = receivedCase();
    for (const command of legalCommands(on.state).filter((each) => rights[each].where !== 'any'))
      for (const kind of ['clerk', 'acceptor', 'supervisor'] as const)
        expect(refuseCommand(on, command, actorOf(kind, '310104014'))?.refused.code).toBe('not-permitted');
  });

  it('keeps answers whatever the state after acceptance, and takes papers only before it', () => {
    expect(refuseCommand(receivedCase({ state: 'DELIVERED' }), 'recordAnswer', actorOf('system'))).toBeUndefined();
    expect(refuseCommand(receivedCase(), 'recordAnswer', actorOf('system'))?.refused.code).toBe('transition-not-allowed');
    expect(refuseCommand(receivedCase({ state: 'ACCEPTED' }), 'addMaterial', actorOf('clerk'))?.refused.code).toBe(
      'transition-not-allowed',
    );
    expect(refuseCommand(undefined, 'note', actorOf('clerk'))?.refused.code).toBe('transition-not-allowed');
  });
});
