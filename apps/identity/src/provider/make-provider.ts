import { Provider } from 'oidc-provider';
import type { Account as OidcAccount, Adapter, ClientMetadata, Configuration, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import { identityClients, identityPaths } from '@yimen/contracts';
import type { Bilingual } from '@yimen/contracts';
import type { Account } from '../accounts/account.ts';
import { cityScope, partnerScopes } from './clients.ts';
import { hideApprovalPages, nameApprovalPage, sayWhenToRetry } from './middleware.ts';
import { claimsOf, partnerClaims } from './directory.ts';
import type { Directory } from './directory.ts';
import { existingGrant, interactionRules, interactionUrl } from './interactions.ts';
import { lifetimesSec, refreshSec, remainingSec } from './lifetimes.ts';
import { askSignOut, showError, signedOut } from './pages.ts';
import { requireBriefAssertion } from './partner-assertion.ts';
import { defaultResource, resourceServer } from './resources.ts';
import type { CityClients } from './resources.ts';

export interface ProviderParts {
  readonly publicOrigin: string;
  readonly adapter: (model: string) => Adapter;
  readonly jwks: JWKS;
  readonly cookieKeys: readonly string[];
  readonly clients: readonly ClientMetadata[];
  readonly partnerNames: ReadonlyMap<string, Bilingual>;
  readonly directory: Directory;
}

/** The OpenID provider of the house. Its keys are fixed for its life: a turn of the key ring makes a new one over the same store. */
export function makeProvider(parts: ProviderParts): Provider {
  const provider = new Provider(new URL(identityPaths.issuer, parts.publicOrigin).href, configurationOf(parts));
  provider.proxy = true;
  provider.use(sayWhenToRetry);
  provider.use(hideApprovalPages);
  provider.use(nameApprovalPage(parts.publicOrigin));
  return provider;
}

function configurationOf(parts: ProviderParts): Configuration {
  return {
    adapter: parts.adapter,
    jwks: parts.jwks,
    clients: [...parts.clients],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['none', 'private_key_jwt', 'client_secret_basic'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256'],
      idTokenSigningAlgValues: ['ES256'],
      userinfoSigningAlgValues: ['ES256'],
      authorizationSigningAlgValues: ['ES256'],
      introspectionSigningAlgValues: ['ES256'],
      requestObjectSigningAlgValues: ['ES256'],
    },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', cityScope, ...partnerScopes],
    claims: { openid: ['sub'], profile: ['name'] },
    cookies: cookiesOf(parts),
    discovery: { ui_locales_supported: ['zh-CN', 'en'] },
    extraParams: ['device'],
    routes: { authorization: '/auth', token: '/token', jwks: '/jwks', device_authorization: '/device/auth', end_session: '/session/end' },
    clockTolerance: 5,
    interactions: { policy: interactionRules(), url: interactionUrl },
    loadExistingGrant: existingGrant,
    renderError: showError,
    assertJwtClientAuthClaimsAndHeader: (_ctx, claims) => requireBriefAssertion(claims, nowSec()),
    ...tokensOf(parts),
    // Pages of the city's own origin may speak to the token endpoint for any client; a device page has no redirect address to prove it.
    clientBasedCORS: (_context, origin) => origin === new URL(parts.publicOrigin).origin,
    features: featuresOf(parts),
  };
}

function cookiesOf({ cookieKeys }: ProviderParts): Configuration['cookies'] {
  const common = { httpOnly: true, sameSite: 'lax', signed: true } as const;
  return {
    keys: [...cookieKeys],
    names: { session: 'yimen_session', interaction: 'yimen_interaction', resume: 'yimen_resume' },
    long: { ...common, path: '/api/identity' },
    short: common,
  };
}

function tokensOf({ directory, partnerNames }: ProviderParts): Partial<Configuration> {
  return {
    async findAccount(_ctx, sub) {
      const account = await directory.findSubject(sub);
      return account && { accountId: sub, kind: account.kind, claims: () => ({ sub, name: account.name.zh }) };
    },
    async extraTokenClaims(_ctx, token) {
      if (token.kind === 'ClientCredentials') return partnerClaims(partnerNames.get(token.clientId ?? '') ?? { zh: '', en: '' });
      const account = await directory.findSubject(token.accountId);
      return account && claimsOf(account);
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: (_ctx, source) => source.clientId === identityClients.web,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: lifetimesSec.accessToken,
      ClientCredentials: lifetimesSec.partnerToken,
      AuthorizationCode: lifetimesSec.authorizationCode,
      DeviceCode: lifetimesSec.deviceCode,
      IdToken: lifetimesSec.idToken,
      Interaction: lifetimesSec.interaction,
      Grant: (_ctx, grant) => (grant.clientId === identityClients.device ? lifetimesSec.deviceGrant : lifetimesSec.personGrant),
      Session: (ctx, session) => remainingSec(accountIn(ctx), session.loginTs, nowSec()),
      RefreshToken: (ctx, _token, client) =>
        refreshSec(client.clientId, accountIn(ctx), ctx.oidc.entities.RotatedRefreshToken?.remainingTTL),
    },
  };
}

/** What `findAccount` of ours returned for the person at hand, if it was asked. */
function accountIn(ctx: KoaContextWithOIDC): Pick<Account, 'kind'> | undefined {
  return ctx.oidc.entities.Account as (OidcAccount & Pick<Account, 'kind'>) | undefined;
}

function featuresOf({ clients }: ProviderParts): Configuration['features'] {
  const city = cityClientsOf(clients);
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****' },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: askSignOut, postLogoutSuccessSource: signedOut },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      defaultResource: (ctx, client, offered) => defaultResource(ctx, client, offered, city),
      getResourceServerInfo: (_ctx, resource, client) => resourceServer(resource, client, city),
    },
  };
}

function cityClientsOf(clients: readonly ClientMetadata[]): CityClients {
  const partners = clients.filter((client) => client.grant_types?.includes('client_credentials'));
  return {
    people: new Set<string>([identityClients.web, identityClients.device]),
    partners: new Set(partners.map((client) => client.client_id)),
  };
}

function nowSec(): number {
  return Math.floor(Date.now() / 1000);
}
