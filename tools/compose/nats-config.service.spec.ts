import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { freePort, root, startNats } from '../setup/index.ts';
import { readCompose } from './compose-file.ts';

interface NatsConfig {
  productionNatsConfig(env: Readonly<Record<string, string>>): Promise<string>;
}
const { productionNatsConfig } = (await import(join(root, 'docker/nats-config.mjs'))) as NatsConfig;

/** What the container gets, with a made-up password in every place. */
const wanted = Object.keys(readCompose().services['nats-config']?.environment ?? {});
const passwords = Object.fromEntries(wanted.filter((name) => name.endsWith('_PASSWORD')).map((name) => [name, `${name}-0123456789`]));
const environment: Record<string, string> = { ...passwords, YIMEN_CITY_PACK: join(root, 'cities/shanghai') };

describe('the production nats-server', () => {
  it('gets no configuration while a password is missing or short', async () => {
    await expect(productionNatsConfig({ ...environment, QUEUE_NATS_PASSWORD: 'short' })).rejects.toThrow(
      'QUEUE_NATS_PASSWORD needs at least 16 characters',
    );
  });

  it('acknowledges what is on the disk and knows each service by its own password', async () => {
    const storeDir = mkdtempSync(join(process.env.YIMEN_TEST_FOLDER ?? '', 'production-'));
    const monitor = await freePort();
    const config = await productionNatsConfig(environment);
    const server = await startNats({
      binary: process.env.YIMEN_TEST_NATS_SERVER ?? '',
      storeDir,
      config,
      args: ['--http_port', String(monitor)],
    });
    const state = (await (await fetch(`http://127.0.0.1:${monitor}/jsz`)).json()) as { config: Record<string, unknown> };
    expect(state.config).toMatchObject({ sync_always: true, max_storage: 20e9 });
    await expect(connect({ servers: server.url, user: 'queue', pass: 'wrong' })).rejects.toThrow(/authorization/i);
    const link = await connect({
      servers: server.url,
      user: 'queue',
      pass: environment.QUEUE_NATS_PASSWORD ?? '',
      inboxPrefix: '_INBOX_queue',
    });
    expect(link.info?.jetstream).toBe(true);
    await link.close();
    await server.stop();
    rmSync(storeDir, { recursive: true, force: true });
  });
});
