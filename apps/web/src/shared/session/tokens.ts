import { cityAudience, identityClients, identityPaths } from '@yimen/contracts';
import { z } from 'zod';
import { sessionStore } from './session-store.ts';
import type { StoredSession } from './session-store.ts';

const TokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string().optional(), expires_in: z.number() });

/** The session ended: signed out elsewhere, revoked or left for too long. The person has to sign in again. */
export class SessionEnded extends Error {
  constructor() {
    super('the session has ended');
  }
}

/** Exchanges a code or a refresh token at the token endpoint and keeps the result in this tab. */
export async function fetchTokens(form: Record<string, string>): Promise<StoredSession> {
  const body = new URLSearchParams({ client_id: identityClients.web, resource: cityAudience, ...form });
  const response = await fetch(identityPaths.token, { method: 'POST', body });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new SessionEnded();
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
  const answer = TokenAnswer.parse(await response.json());
  const session: StoredSession = {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: Date.now() + answer.expires_in * 1000,
  };
  sessionStore.write(session);
  return session;
}

const renewBeforeMs = 60_000;
let renewing: Promise<StoredSession> | undefined;

/**
 * The access token of this tab, renewed a minute before its end. Throws `SessionEnded` when there is none. One renewal at a time:
 * a refresh token that is used twice ends the whole grant.
 */
export async function accessToken(): Promise<string> {
  const session = sessionStore.read();
  if (!session) throw new SessionEnded();
  if (session.expiresAt - Date.now() > renewBeforeMs) return session.accessToken;
  renewing ??= renew(session).finally(() => {
    renewing = undefined;
  });
  return (await renewing).accessToken;
}

async function renew(session: StoredSession): Promise<StoredSession> {
  if (!session.refreshToken) throw new SessionEnded();
  try {
    return await fetchTokens({ grant_type: 'refresh_token', refresh_token: session.refreshToken });
  } catch (error) {
    if (error instanceof SessionEnded) sessionStore.clear();
    throw error;
  }
}
