import type { Principal, Role } from '@yimen/contracts';
import type { Actor, ActorKind, Doer } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';

/** A member of staff of one centre, as a case sees one. */
export interface Staff {
  readonly actor: Actor & { readonly centre: string };
  readonly centre: string;
  readonly doer: Doer;
}

const kinds: Readonly<Partial<Record<Role, ActorKind>>> = {
  clerk: 'clerk',
  acceptor: 'acceptor',
  supervisor: 'supervisor',
  reviewer: 'reviewer',
};

/** Who acts, from the verified token alone. Staff without a centre cannot act on cases: `not-permitted`. */
export function staffOf(principal: Principal | undefined): Staff {
  const centre = principal?.hall;
  if (!principal || centre === undefined) throw new Refusal('not-permitted');
  const roles = principal.roles.flatMap((role) => kinds[role] ?? []);
  return { centre, actor: { id: principal.id, roles, centre }, doer: { id: principal.id, centre } };
}
