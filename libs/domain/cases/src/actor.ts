import type { CaseCommand, KeepingCommand } from './transitions.ts';

/** Who may be behind a command: a person's role, a timer, or a bureau's system. */
export type ActorKind = 'resident' | 'clerk' | 'acceptor' | 'reviewer' | 'supervisor' | 'clock' | 'system';

/** The one who acts. `roles` are those of the permission table that matter for cases; `centre` is the office of a member of staff. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly ActorKind[];
  readonly centre?: string | undefined;
}

/** `where`: which office the actor must belong to. `holding` the one that holds the case, `receiving` the one that received it. */
interface Right {
  readonly roles: readonly ActorKind[];
  readonly where: 'any' | 'receiving' | 'holding' | 'either';
  /** Roles that may do it only while the item is accepted where it is received (mode `direct`), at the receiving office. */
  readonly alsoWhenDirect?: readonly ActorKind[];
}

/** Who may give which command: the column "who" of spec/intake.md 3 and the table of section 12. */
export const rights = {
  receive: { roles: ['clerk', 'resident'], where: 'any' },
  transfer: { roles: ['clerk'], where: 'receiving' },
  takeOver: { roles: ['acceptor'], where: 'any' },
  sendBack: { roles: ['acceptor'], where: 'any' },
  requestSupplement: { roles: ['acceptor'], where: 'holding' },
  resubmit: { roles: ['resident', 'clerk'], where: 'any' },
  lapseSupplement: { roles: ['clock'], where: 'any' },
  accept: { roles: ['acceptor'], where: 'holding', alsoWhenDirect: ['clerk'] },
  refuse: { roles: ['acceptor'], where: 'holding' },
  deemAccepted: { roles: ['clock'], where: 'any' },
  startReview: { roles: ['system', 'reviewer'], where: 'any' },
  startSpecial: { roles: ['reviewer', 'system'], where: 'any' },
  endSpecial: { roles: ['reviewer', 'system'], where: 'any' },
  lapseSpecial: { roles: ['clock'], where: 'any' },
  extend: { roles: ['reviewer'], where: 'any' },
  decide: { roles: ['system', 'reviewer'], where: 'any' },
  close: { roles: ['clerk', 'clock'], where: 'receiving' },
  deliver: { roles: ['clerk', 'system'], where: 'receiving' },
  withdraw: { roles: ['resident', 'clerk'], where: 'either' },
  confirmWithdrawal: { roles: ['system', 'reviewer'], where: 'any' },
  terminate: { roles: ['acceptor', 'reviewer', 'system'], where: 'holding' },
  void: { roles: ['supervisor'], where: 'receiving' },
  addMaterial: { roles: ['clerk', 'acceptor'], where: 'either' },
  recordAnswer: { roles: ['system'], where: 'any' },
  note: { roles: ['clerk', 'acceptor', 'supervisor'], where: 'either' },
  linkTicket: { roles: ['clerk'], where: 'either' },
} as const satisfies Record<CaseCommand | KeepingCommand, Right>;

/** What about a case decides who may act on it. */
export interface OfficeRelation {
  readonly receivingCentre: string;
  readonly holdingCentre: string;
  readonly mode: 'direct' | 'separated' | 'local-only';
}

const withoutOffice: ReadonlySet<ActorKind> = new Set<ActorKind>(['clock', 'system', 'resident', 'reviewer']);

/** Whether this actor may give this command on this case; `case` is absent for `receive`. */
export function mayCommand(command: CaseCommand | KeepingCommand, actor: Actor, relation?: OfficeRelation): boolean {
  const right: Right = rights[command];
  if (actor.roles.some((role) => right.roles.includes(role) && standsRight(role, right.where, actor, relation))) return true;
  const direct = relation?.mode === 'direct' ? (right.alsoWhenDirect ?? []) : [];
  return actor.roles.some((role) => direct.includes(role) && standsRight(role, 'receiving', actor, relation));
}

function standsRight(role: ActorKind, where: Right['where'], actor: Actor, relation: OfficeRelation | undefined): boolean {
  if (where === 'any' || !relation || withoutOffice.has(role)) return true;
  const receiving = actor.centre === relation.receivingCentre;
  const holding = actor.centre === relation.holdingCentre;
  return where === 'receiving' ? receiving : where === 'holding' ? holding : receiving || holding;
}
