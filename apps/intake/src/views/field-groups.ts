import type { Actor, Case } from '@yimen/domain-cases';

export type FieldGroup = 'identity' | 'answers' | 'files' | 'decision' | 'notes';
export type Sight = 'none' | 'masked' | 'read';
export type Sights = Readonly<Record<FieldGroup, Sight>>;

/** How an asker stands to a case: at the office that holds it, or only at the one that received it. */
type Relation = 'holding' | 'receiving';

/**
 * What each role may read of a case, by its office's relation: the table of spec/intake.md 12. The clerk reads all until the case goes
 * to another office, then state, custody and checklist; the supervisor reads the centre's cases with the person masked.
 */
const sights: Readonly<Record<'clerk' | 'acceptor' | 'supervisor', Readonly<Record<Relation, Sights>>>> = {
  clerk: {
    holding: { identity: 'read', answers: 'read', files: 'read', decision: 'read', notes: 'read' },
    receiving: { identity: 'masked', answers: 'none', files: 'none', decision: 'read', notes: 'none' },
  },
  acceptor: {
    holding: { identity: 'read', answers: 'read', files: 'read', decision: 'read', notes: 'read' },
    receiving: { identity: 'none', answers: 'none', files: 'none', decision: 'none', notes: 'none' },
  },
  supervisor: {
    holding: { identity: 'masked', answers: 'none', files: 'none', decision: 'read', notes: 'read' },
    receiving: { identity: 'masked', answers: 'none', files: 'none', decision: 'read', notes: 'none' },
  },
};

const roles = ['clerk', 'acceptor', 'supervisor'] as const;
const strength: Readonly<Record<Sight, number>> = { none: 0, masked: 1, read: 2 };

/** What this actor may read of this case, or undefined when the case is not theirs at all: to them it does not exist. */
export function sightsOf(actor: Actor, on: Pick<Case, 'receivingCentre' | 'holdingCentre'>): Sights | undefined {
  const relation = relationOf(actor, on);
  const held = roles.filter((role) => actor.roles.includes(role));
  if (!relation || held.length === 0) return undefined;
  return held.map((role) => sights[role][relation]).reduce(stronger);
}

/** Whether a group may be read whole. */
export function mayRead(actor: Actor, on: Case, group: FieldGroup): boolean {
  return sightsOf(actor, on)?.[group] === 'read';
}

function relationOf(actor: Actor, on: Pick<Case, 'receivingCentre' | 'holdingCentre'>): Relation | undefined {
  if (actor.centre === undefined) return undefined;
  if (actor.centre === on.holdingCentre) return 'holding';
  return actor.centre === on.receivingCentre ? 'receiving' : undefined;
}

function stronger(a: Sights, b: Sights): Sights {
  const pick = (group: FieldGroup): Sight => (strength[a[group]] >= strength[b[group]] ? a[group] : b[group]);
  return { identity: pick('identity'), answers: pick('answers'), files: pick('files'), decision: pick('decision'), notes: pick('notes') };
}
