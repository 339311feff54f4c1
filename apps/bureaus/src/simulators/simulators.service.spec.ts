import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { startSimulators } from './start-simulators.ts';
import type { RunningSimulators, SimulatorConfig } from './start-simulators.ts';

const cityPack = resolve(import.meta.dirname, '../../../../cities/shanghai');
const key = '310101018000202611240000010/4';
const filing = { outerNo: key, item: 'ZL02', caseNo: '310101018000202611240000010', acceptDate: '20261124', windowNo: '310101018' };
const person = { name: '陈静姝', certNo: '310199195212310047' };

describe('the simulators', () => {
  let servers: TestServers;
  let config: SimulatorConfig;
  let running: RunningSimulators;
  beforeAll(async () => {
    servers = await useServers();
    const systems = ['lease-filing', 'disability'].map((system) => ({ system, secret: `demo-${system}` }));
    config = { mongoUri: servers.mongoUri, cityPack, systems, controlToken: 'demo-control', production: false, denyShare: 0 };
    running = await startSimulators(config);
  });
  afterAll(async () => {
    await running.stop();
    await servers.stop();
  });

  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${running.urls['lease-filing']}${path}`, {
      method,
      headers: { authorization: 'Bearer demo-lease-filing', 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const control = (method: string, system: string, body?: unknown, token = 'demo-control') =>
    fetch(`${running.controlUrl}/control/${system}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('stand in for nobody in production', async () => {
    await expect(startSimulators({ ...config, production: true })).rejects.toThrow('not started in production');
  });

  it('refuse who is not signed, what is not described, and a key in two forms', async () => {
    const order = { ...filing, applicant: person };
    expect(await ask('POST', '/orders', order, { authorization: 'Bearer wrong' })).toMatchObject({ status: 401 });
    expect(await ask('POST', '/orders', { ...order, item: 'ZL99' })).toMatchObject({ status: 422, body: { code: 'item-unknown' } });
    expect(await ask('POST', '/orders', { ...order, extra: 1 })).toMatchObject({ status: 422, body: { code: 'field-wrong' } });
    expect(await ask('POST', '/orders', { ...order, applicant: { ...person, certNo: '1' } })).toMatchObject({ status: 422 });
    expect(await ask('POST', '/orders', order, { 'idempotency-key': 'another-key-of-ours' })).toMatchObject({
      status: 422,
      body: { code: 'key-differs' },
    });
    expect(await ask('GET', `/orders/${encodeURIComponent(key)}`)).toMatchObject({ status: 404, body: { code: 'not-known' } });
    expect(await running.simulators.get('lease-filing')?.lines()).toEqual([]);
  });

  it('enter an order once, durably: it is there after a restart', async () => {
    const order = { ...filing, applicant: person };
    const first = await ask('POST', '/orders', order);
    expect(first).toMatchObject({ status: 200, body: { outerNo: key, status: '20', decision: '1' } });
    expect(await ask('POST', '/orders', order)).toEqual(first);
    expect(await ask('POST', '/orders', { ...order, windowNo: 'other' })).toMatchObject({ status: 409 });
    await running.stop();
    running = await startSimulators(config);
    expect(await ask('GET', `/orders/${encodeURIComponent(key)}`)).toEqual({ ...first, status: 200 });
    expect(await ask('POST', `/orders/${encodeURIComponent(key)}/cancellation`, { reason: 'withdrawn' })).toMatchObject({ status: 409 });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await ask('GET', `/ledger?day=${day}`)).toMatchObject({ status: 200, body: { rows: [first.body] } });
  });

  it('are broken and healed at their control address, with the token only', async () => {
    expect((await control('POST', 'lease-filing', { name: 'error-500' }, 'wrong')).status).toBe(401);
    expect((await control('POST', 'nobody', { name: 'error-500' })).status).toBe(404);
    expect((await control('POST', 'lease-filing', { name: 'explode' })).status).toBe(422);
    expect((await control('POST', 'lease-filing', { name: 'error-500', on: 'query', next: 1 })).status).toBe(204);
    expect((await ask('GET', `/orders/${encodeURIComponent(key)}`)).status).toBe(500);
    expect((await ask('GET', `/orders/${encodeURIComponent(key)}`)).status).toBe(200);
    await control('POST', 'lease-filing', { name: 'stop' });
    await expect(ask('GET', '/ledger')).rejects.toThrow();
    expect((await control('DELETE', 'lease-filing')).status).toBe(204);
    expect((await ask('GET', `/orders/${encodeURIComponent(key)}`)).status).toBe(200);
    const told = (await (await control('GET', 'lease-filing')).json()) as { log: unknown[]; lines: unknown[] };
    expect(told.lines).toHaveLength(1);
    expect(told.log).toHaveLength(3);
  });

  it('share no code with the adapters', async () => {
    const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const sources = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
    const imports = sources.flatMap((source) => [...source.matchAll(/from '([^']+)'/g)].map(([, name = '']) => name));
    expect(imports.filter((name) => name.startsWith('..') || name.startsWith('@yimen/'))).toEqual([]);
    expect(imports).not.toEqual([]);
  });
});
