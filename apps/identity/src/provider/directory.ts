import type { AccessClaims, Bilingual } from '@yimen/contracts';
import type { Account } from '../accounts/account.ts';

/** Where the provider learns who a subject is, at each token: an account that is gone gets none. */
export interface Directory {
  findSubject(id: string): Promise<Account | undefined>;
}

/** Claims of ours in the access token of an account (contracts/roles). */
export function claimsOf(account: Account): Pick<AccessClaims, 'roles' | 'hall' | 'bureau' | 'skills' | 'device' | 'name'> {
  const { roles, hall, bureau, skills, device, name } = account;
  return {
    roles: [...roles],
    ...(hall === undefined ? {} : { hall }),
    ...(bureau === undefined ? {} : { bureau }),
    ...(skills.length === 0 ? {} : { skills: [...skills] }),
    ...(device === undefined ? {} : { device }),
    name: name.zh,
  };
}

/** Claims of a partner's token: no person stands behind it. */
export function partnerClaims(name: Bilingual): { roles: ['partner']; name: string } {
  return { roles: ['partner'], name: name.zh };
}
