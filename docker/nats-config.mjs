// Writes the configuration of the production nats-server: one user a service, rights from the table in libs/contracts.
// docker-compose.yml runs it before the server starts: node docker/nats-config.mjs <file>
import { writeFileSync } from 'node:fs';
import { loadCityPack } from '@yimen/city-pack';
import { natsServerConfig } from '@yimen/platform';

/** The configuration for the city and the passwords that the environment names: `YIMEN_CITY_PACK`, `<SERVICE>_NATS_PASSWORD`. */
export async function productionNatsConfig(env) {
  const pack = await loadCityPack(env.YIMEN_CITY_PACK ?? '');
  return natsServerConfig({
    city: { systems: pack.systems.map((row) => row.system) },
    passwordOf: (service) => needed(env, `${service.toUpperCase()}_NATS_PASSWORD`),
    syncAlways: true,
    maxFileStore: Number(env.NATS_MAX_FILE_STORE ?? 20e9),
  });
}

function needed(env, name) {
  const value = env[name] ?? '';
  if (value.length < 16) throw new Error(`${name} needs at least 16 characters`);
  return value;
}

if (import.meta.main) writeFileSync(process.argv[2] ?? '', await productionNatsConfig(process.env), { mode: 0o644 });
