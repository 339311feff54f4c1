import { loadCityPack } from '@yimen/city-pack';
import { startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import { Passwords } from './accounts/passwords.ts';
import { readStaffFile } from './accounts/staff-file.ts';
import { identityTables } from './config.ts';
import type { IdentitySettings } from './config.ts';
import { mountProvider } from './http/mount-provider.ts';
import { IdentityModule } from './identity.module.ts';

/** Starts identity. Throws `ConfigError` for settings that cannot be used, among them the demo in production. */
export async function start(settings: IdentitySettings, clock?: Clock): Promise<RunningApp> {
  const tables = identityTables(settings);
  const { demo, production, cityPack } = settings;
  const [pack, staff, passwords] = await Promise.all([
    loadCityPack(cityPack, { demo, production }),
    settings.staffFile === undefined ? [] : readStaffFile(settings.staffFile),
    passwordsOf(settings),
  ]);
  return startService({
    name: 'identity',
    settings,
    ...(clock ? { clock } : {}),
    module: IdentityModule.with({ settings, tables, pack, staff, passwords }),
    configure: mountProvider,
  });
}

function passwordsOf({ demo, demoPassword, passwordFile }: IdentitySettings): Promise<Passwords> {
  if (passwordFile !== undefined) return Passwords.fromFile(passwordFile);
  return demo ? Passwords.shared(demoPassword) : Promise.resolve(Passwords.none());
}
