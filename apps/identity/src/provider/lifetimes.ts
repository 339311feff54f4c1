import { identityClients } from '@yimen/contracts';
import type { Account } from '../accounts/account.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long tokens and sessions live, in seconds. */
export const lifetimesSec = {
  accessToken: 10 * MINUTE,
  partnerToken: 5 * MINUTE,
  authorizationCode: MINUTE,
  deviceCode: 10 * MINUTE,
  idToken: HOUR,
  interaction: 30 * MINUTE,
  residentSession: 30 * DAY,
  staffSession: 12 * HOUR,
  deviceRefresh: 90 * DAY,
  personGrant: 60 * DAY,
  /** A device's grant ends by revocation; its refresh tokens by disuse. */
  deviceGrant: 3650 * DAY,
} as const;

/** How long a signed-in person stays signed in. */
export function sessionSec(account: Pick<Account, 'kind'> | undefined): number {
  return account?.kind === 'resident' ? lifetimesSec.residentSession : lifetimesSec.staffSession;
}

/** What is left of a session that began with a sign-in at `loginSec`: it is never lengthened by being used. */
export function remainingSec(account: Pick<Account, 'kind'> | undefined, loginSec: number | undefined, nowSec: number): number {
  return Math.max(1, (loginSec ?? nowSec) + sessionSec(account) - nowSec);
}

/**
 * Life of a refresh token. A device's begins anew with each rotation; a person's chain ends when the session that began it would,
 * however often it was rotated.
 */
export function refreshSec(clientId: string, account: Pick<Account, 'kind'> | undefined, rotatedRemainingSec: number | undefined): number {
  if (clientId === identityClients.device) return lifetimesSec.deviceRefresh;
  return Math.max(1, rotatedRemainingSec ?? sessionSec(account));
}
