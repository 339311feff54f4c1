import { identityClients, identityPaths } from '@yimen/contracts';
import type { ClientMetadata, JWKS } from 'oidc-provider';
import type { RelyingParty } from '../config.ts';

/** What a partner of the pack may ask for (spec/credentials.md section 11). */
export const partnerScopes = ['verify', 'verify.detail', 'present', 'bundle', 'subscribe'] as const;

/** Scope of people and devices in the city's services; what they may do is in the roles. */
export const cityScope = 'city';

export interface Partner {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly jwks: JWKS;
}

/** The pages of the house: a public client, code with PKCE, tokens bound to the browser's session. */
export function webClient(publicOrigin: string): ClientMetadata {
  return {
    client_id: identityClients.web,
    client_name: '一门 One Door',
    application_type: publicOrigin.startsWith('https:') ? 'web' : 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [new URL(identityPaths.signInCallback, publicOrigin).href],
    post_logout_redirect_uris: [new URL('/', publicOrigin).href, new URL(identityPaths.signInPage, publicOrigin).href],
    scope: `openid ${cityScope}`,
  };
}

/** Screens and kiosks: a public client of the device grant. */
export function deviceClient(): ClientMetadata {
  return {
    client_id: identityClients.device,
    client_name: '大厅设备 Hall device',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    response_types: [],
    redirect_uris: [],
    scope: `openid ${cityScope}`,
  };
}

/** A partner of the pack: no person, no redirect, only its key. */
export function partnerClient({ id, zh, en, jwks }: Partner): ClientMetadata {
  return {
    client_id: id,
    client_name: `${zh} ${en}`,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: partnerScopes.join(' '),
    jwks,
  };
}

/** Another system of the city that lets people sign in here; they are asked once for their consent. */
export function relyingPartyClient(party: RelyingParty): ClientMetadata {
  return {
    client_id: party.id,
    client_name: `${party.name.zh} ${party.name.en}`,
    client_secret: party.secret,
    application_type: party.redirectUris.every((uri) => uri.startsWith('https:')) ? 'web' : 'native',
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: party.redirectUris,
    scope: 'openid profile',
  };
}
