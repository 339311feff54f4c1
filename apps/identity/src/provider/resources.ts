import { cityAudience } from '@yimen/contracts';
import { errors } from 'oidc-provider';
import type { Client, Grant, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';
import { cityScope, partnerScopes } from './clients.ts';
import { lifetimesSec } from './lifetimes.ts';

/** Clients that may have a token for the city's services. */
export interface CityClients {
  readonly people: ReadonlySet<string>;
  readonly partners: ReadonlySet<string>;
}

/** The one protected resource (RFC 8707): access tokens for it are `at+jwt` (RFC 9068), ES256. Anything else is `invalid_target`. */
export function resourceServer(resource: string, client: Pick<Client, 'clientId'>, clients: CityClients): ResourceServer {
  const partner = clients.partners.has(client.clientId);
  if (resource !== cityAudience || !(partner || clients.people.has(client.clientId))) throw new errors.InvalidTarget();
  return {
    scope: partner ? partnerScopes.join(' ') : cityScope,
    audience: cityAudience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: partner ? lifetimesSec.partnerToken : lifetimesSec.accessToken,
    jwt: { sign: { alg: 'ES256' } },
  };
}

/** A client of the city that names no resource means the city; others get no token for any resource. */
export function defaultResource(
  _ctx: KoaContextWithOIDC,
  client: Pick<Client, 'clientId'>,
  offered: string | readonly string[] | undefined,
  clients: CityClients,
): string | readonly string[] | undefined {
  if (offered !== undefined) return offered;
  return clients.people.has(client.clientId) || clients.partners.has(client.clientId) ? cityAudience : undefined;
}

/** Lets a grant be used for the city's services. */
export function grantCity(grant: Grant): void {
  grant.addOIDCScope('openid');
  grant.addResourceScope(cityAudience, cityScope);
}
