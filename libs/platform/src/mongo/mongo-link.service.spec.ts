import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFaultProxy, useServers, waitFor } from '@yimen/testing';
import type { FaultProxy, TestServers } from '@yimen/testing';
import { MongoLink } from './mongo-link.ts';

let servers: TestServers;
let proxy: FaultProxy;
let uri: string;

beforeAll(async () => {
  Logger.overrideLogger(false);
  servers = await useServers();
  const at = new URL(servers.mongoUri);
  proxy = await startFaultProxy({ target: at.host });
  uri = `mongodb://${proxy.address}${at.pathname}?directConnection=true`;
});

afterAll(async () => {
  await proxy.stop();
  await servers.stop();
});

const insert = (link: MongoLink) => link.connection.collection<{ _id: string }>('things').insertOne({ _id: crypto.randomUUID() });

describe('MongoLink', () => {
  it('starts without a server, comes up by itself, and says which version it found', async () => {
    proxy.cut();
    const link = new MongoLink(uri);
    await link.open();
    expect(link.up).toBe(false);
    let told = 0;
    link.onUp(() => (told += 1));
    proxy.heal();
    await link.whenUp();
    expect([link.up, told]).toEqual([true, 1]);
    expect(link.version).toMatch(/^\d+\.\d+\.\d+/);
    await insert(link);
    await link.close();
  });

  it('fails operations at once while the server is away, instead of keeping them, and recovers', async () => {
    const link = new MongoLink(uri);
    await link.open();
    await insert(link);
    proxy.cut();
    await waitFor(() => !link.up, { about: 'down' });
    const startedAt = performance.now();
    await expect(insert(link)).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(1500);
    proxy.heal();
    await waitFor(() => link.up, { about: 'up again' });
    await insert(link);
    await link.close();
  }, 15_000);

  it('notices a server that went silent', async () => {
    const link = new MongoLink(uri);
    await link.open();
    proxy.halfOpen();
    await waitFor(() => !link.up, { timeoutMs: 4000, about: 'down' });
    proxy.heal();
    await waitFor(() => link.up, { about: 'up again' });
    await link.close();
  }, 15_000);

  it('closes before it ever came up', async () => {
    proxy.cut();
    const link = new MongoLink(uri);
    void link.open();
    await link.close();
    expect(link.up).toBe(false);
    proxy.heal();
  });
});
