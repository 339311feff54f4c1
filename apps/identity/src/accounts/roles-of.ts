import { Role } from '@yimen/contracts';

/** Roles of the pack that stand for several roles of the specs (design section 6). */
const expanded: Readonly<Record<string, readonly Role[]>> = {
  'bureau-officer': ['reviewer', 'liaison', 'officer'],
  'city-operator': ['operator', 'incident-desk'],
};

/** The roles that a role name of the city pack grants. Throws on a name that neither the specs nor the table know. */
export function rolesOf(packRole: string): readonly Role[] {
  return expanded[packRole] ?? [Role.parse(packRole)];
}
