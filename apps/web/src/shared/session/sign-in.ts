import { cityAudience, identityClients, identityPaths } from '@yimen/contracts';
import { makeProof, makeState } from './pkce.ts';
import { safeReturn } from './return-to.ts';
import { sessionStore } from './session-store.ts';
import { fetchTokens } from './tokens.ts';

const redirectUri = () => `${location.origin}${identityPaths.signInCallback}`;

/** Leaves the page for the sign-in page; afterwards the browser comes back to `returnTo`. */
export async function beginSignIn(returnTo: string): Promise<void> {
  const { verifier, challenge } = await makeProof();
  const state = makeState();
  sessionStore.writePending({ state, verifier, returnTo: safeReturn(returnTo) });
  const query = new URLSearchParams({
    client_id: identityClients.web,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: 'openid',
    resource: cityAudience,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  location.assign(`${identityPaths.authorization}?${query.toString()}`);
}

/**
 * Finishes a sign-in on the callback page and says where to go on. Throws when the answer is not one to a question of this tab
 * (RFC 6749 10.12) or was refused.
 */
export async function finishSignIn(search: string): Promise<string> {
  const answer = new URLSearchParams(search);
  const pending = sessionStore.readPending();
  sessionStore.clearPending();
  const code = answer.get('code');
  if (answer.get('state') !== (pending?.state ?? '')) throw new Error('this sign-in was not begun in this tab');
  if (!pending || !code) throw new Error(answer.get('error') ?? 'no code');
  await fetchTokens({ grant_type: 'authorization_code', code, code_verifier: pending.verifier, redirect_uri: redirectUri() });
  return pending.returnTo;
}
