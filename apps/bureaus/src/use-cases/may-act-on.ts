import type { Principal, Role } from '@yimen/contracts';

const wholeHouse: ReadonlySet<Role> = new Set<Role>(['incident-desk', 'auditor', 'operator']);

/** A liaison sees and acts for the systems of the own bureau, the incident desk and the auditor for all. */
export function mayActOn(actor: Principal | undefined, bureau: string): boolean {
  if (!actor) return false;
  return actor.roles.some((role) => wholeHouse.has(role)) || actor.bureau === bureau;
}
