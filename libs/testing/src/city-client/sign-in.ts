import { createHash, randomBytes } from 'node:crypto';
import { NextStep, cityAudience, identityClients, identityPaths } from '@yimen/contracts';
import type { LoginRequest } from '@yimen/contracts';
import { z } from 'zod';
import { Cookies } from './cookies.ts';

const TokenAnswer = z.object({ access_token: z.string(), expires_in: z.number(), refresh_token: z.string().optional() });

/** What a signed-in person or device holds. Times in ms. */
export interface Session {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string | undefined;
}

/**
 * Signs in as a browser does: authorisation code with PKCE (RFC 7636), the sign-in page's own JSON route in between.
 * @param origin the one origin of the city, e.g. `http://127.0.0.1:8800`
 */
export async function signIn(origin: string, login: LoginRequest): Promise<Session> {
  const verifier = randomBytes(32).toString('base64url');
  const cookies = new Cookies();
  const interaction = await follow(authorizationUrl(origin, verifier), cookies, identityPaths.signInPage);
  const uid = interaction.searchParams.get('interaction');
  if (!uid) throw new Error(`no interaction in ${interaction.pathname}`);
  const answer = await fetch(`${origin}/api/identity/interactions/${uid}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...cookies.header() },
    body: JSON.stringify(login),
  });
  cookies.take(answer);
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const { next } = NextStep.parse(await answer.json());
  const callback = await follow(new URL(next, origin), cookies, identityPaths.signInCallback);
  const code = callback.searchParams.get('code');
  if (!code) throw new Error(`no code: ${callback.search}`);
  return token(origin, {
    grant_type: 'authorization_code',
    client_id: identityClients.web,
    code,
    code_verifier: verifier,
    redirect_uri: `${origin}${identityPaths.signInCallback}`,
  });
}

function authorizationUrl(origin: string, verifier: string): URL {
  const url = new URL(identityPaths.authorization, origin);
  url.search = new URLSearchParams({
    client_id: identityClients.web,
    response_type: 'code',
    redirect_uri: `${origin}${identityPaths.signInCallback}`,
    scope: 'openid',
    resource: cityAudience,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: randomBytes(8).toString('base64url'),
  }).toString();
  return url;
}

/** Follows redirects by hand until one leads to `page`, and returns its address. */
async function follow(start: URL, cookies: Cookies, page: string): Promise<URL> {
  let url = start;
  for (let hops = 0; hops < 6; hops++) {
    const response = await fetch(url, { redirect: 'manual', headers: cookies.header() });
    cookies.take(response);
    const location = response.headers.get('location');
    if (!location) throw new Error(`${url.pathname} answered ${response.status} instead of leading to ${page}: ${await response.text()}`);
    url = new URL(location, url);
    if (url.pathname === page) return url;
  }
  throw new Error(`redirects never reached ${page}`);
}

/** Renews a session; the refresh token is rotated, so the old session must not be used again. */
export async function renew(origin: string, session: Session, client: 'web' | 'device'): Promise<Session> {
  if (!session.refreshToken) throw new Error('this session cannot be renewed');
  return token(origin, { grant_type: 'refresh_token', client_id: identityClients[client], refresh_token: session.refreshToken });
}

/** One call of the token endpoint. */
export async function token(origin: string, form: Record<string, string>): Promise<Session> {
  const response = await fetch(`${origin}${identityPaths.token}`, {
    method: 'POST',
    body: new URLSearchParams({ resource: cityAudience, ...form }),
  });
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}: ${await response.text()}`);
  const answer = TokenAnswer.parse(await response.json());
  return { accessToken: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000, refreshToken: answer.refresh_token };
}
