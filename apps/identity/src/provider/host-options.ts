import type { MongoLink } from '@yimen/platform';
import type { CityPack } from '@yimen/city-pack';
import type { JWKS } from 'oidc-provider';
import type { IdentitySettings, IdentityTables } from '../config.ts';
import { artifactsOf } from '../store/artifacts.ts';
import { KeyRings } from '../store/key-ring.ts';
import { OidcAdapter } from '../store/oidc-adapter.ts';
import type { Sealer } from '../store/sealer.ts';
import { deviceClient, partnerClient, relyingPartyClient, webClient } from './clients.ts';
import type { Directory } from './directory.ts';
import { makeProvider } from './make-provider.ts';
import { ProviderHost } from './provider-host.ts';

interface Parts {
  readonly settings: IdentitySettings;
  readonly tables: IdentityTables;
  readonly pack: Pick<CityPack, 'partners'>;
}

const DAY_MS = 24 * 3600 * 1000;

/** Makes the host of the provider for one app: its store, its clients, its keys. */
export function hostOptions({ settings, tables, pack }: Parts) {
  return (mongo: MongoLink, sealer: Sealer, directory: Directory): ProviderHost => {
    const artifacts = () => artifactsOf(mongo.connection);
    const clients = clientsOf(settings, tables, pack);
    const partnerNames = new Map(pack.partners.map(({ id, names }) => [id, names]));
    return new ProviderHost({
      rings: new KeyRings(() => mongo.connection, sealer),
      keyLifetimeMs: settings.keyLifetimeDays * DAY_MS,
      make: ({ keys }) =>
        makeProvider({
          publicOrigin: settings.publicOrigin,
          adapter: (model) => new OidcAdapter(model, artifacts, sealer),
          jwks: { keys: keys.map((key) => key.jwk) },
          cookieKeys: [sealer.derive('cookies').toString('base64url')],
          clients,
          partnerNames,
          directory,
        }),
    });
  };
}

/** The clients of the installation. A partner without a key of its own cannot come in. */
function clientsOf({ publicOrigin }: IdentitySettings, { partnerKeys, relyingParties }: IdentityTables, pack: Parts['pack']) {
  const partners = pack.partners.flatMap(({ id, names }) => {
    const jwks = partnerKeys[id] as JWKS | undefined;
    return jwks ? [partnerClient({ id, ...names, jwks })] : [];
  });
  return [webClient(publicOrigin), deviceClient(), ...partners, ...relyingParties.map(relyingPartyClient)];
}
