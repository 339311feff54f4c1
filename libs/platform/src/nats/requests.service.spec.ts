import { NestFactory } from '@nestjs/core';
import type { INestMicroservice } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { startJwks, useServers, waitFor } from '@yimen/testing';
import type { TestIssuer, TestServers } from '@yimen/testing';
import { z } from 'zod';
import { SampleModule, sampleSettings } from '../start/sample-app.fake.ts';
import type { RunningApp } from '../start/running-app.ts';
import { startService } from '../start/start-service.ts';
import { inScope, scopeOf } from '../trace/scope.ts';
import { Bus } from './bus.ts';
import { NatsLink } from './nats-link.ts';
import { NatsRequestStrategy } from './request.strategy.ts';

const Sum = z.strictObject({ sum: z.number(), subject: z.string() });
const limit = { timeoutMs: 2000 };
const hall = '310101015';

let servers: TestServers;
let issuer: TestIssuer;
let app: RunningApp;
let link: NatsLink;
let bus: Bus;
let raw: NatsConnection;

beforeAll(async () => {
  servers = await useServers();
  issuer = await startJwks();
  app = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer, { natsUrl: servers.nats.url }) });
  link = new NatsLink({ url: servers.nats.url, service: 'asker' });
  await link.open();
  bus = new Bus(link, 'asker');
  raw = await connect({ servers: servers.nats.url });
});

afterAll(async () => {
  await raw.close();
  await link.close();
  await app.stop();
  await issuer.stop();
  await servers.stop();
});

async function askRaw(subject: string, payload: string | Uint8Array) {
  const reply = await raw.request(subject, payload, { timeout: 2000 });
  return { code: reply.headers?.get('Yimen-Problem'), text: reply.string() };
}

describe('a request over NATS', () => {
  it('is plain JSON both ways, without an envelope', async () => {
    expect(await askRaw('sample.sum.get', '{"a":1,"b":2}')).toEqual({ code: '', text: '{"sum":3,"subject":"sample.sum.get"}' });
    expect(await bus.request('sample.sum.get', { a: 2, b: 2 }, Sum, limit)).toEqual({ sum: 4, subject: 'sample.sum.get' });
  });

  it.each([
    ['an unknown property', '{"a":1,"b":2,"c":3}'],
    ['an operator object', '{"a":{"$gt":0},"b":2}'],
    ['a __proto__ key', '{"a":1,"b":2,"__proto__":{}}'],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['bytes that are not UTF-8', new Uint8Array([0xff, 0xfe])],
    ['JSON nested 100,000 deep', '['.repeat(100_000)],
  ])('with %s is answered with malformed, and no internals', async (_, payload) => {
    const answer = await askRaw('sample.sum.get', payload);
    expect(answer.code).toBe('malformed');
    expect(answer.text).not.toMatch(/node_modules|stack|Exception/);
  });

  it('brings a refusal across with its code and details', async () => {
    const ask = bus.request('sample.refusal.get', {}, Sum, limit);
    await expect(ask).rejects.toMatchObject({ name: 'Refusal', code: 'not-found', details: { what: 'sample' } });
  });

  it('tells nothing of a bug', async () => {
    const answer = await askRaw('sample.fault.get', '{}');
    expect(answer.code).toBe('internal-error');
    expect(answer.text).not.toContain('secret');
  });

  it('runs the app’s guard on a handler that needs a permission', async () => {
    const ask = (token?: string) => bus.request('sample.hall.get', { hall }, z.unknown(), { ...limit, ...(token ? { token } : {}) });
    await expect(ask()).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(ask('x.y.z')).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(ask(await issuer.mintToken({ roles: ['resident'] }))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(ask(await issuer.mintToken({ roles: ['clerk'], hall: '310106003' }))).rejects.toMatchObject({ code: 'wrong-hall' });
    await expect(ask(await issuer.mintToken({ sub: 'c1', roles: ['clerk'], hall }))).resolves.toEqual({ hall, by: 'c1' });
  });

  it('would run unguarded and unchecked if the strategy were connected without inheriting the app’s configuration', async () => {
    const bare: INestMicroservice = await NestFactory.createMicroservice(SampleModule, {
      strategy: new NatsRequestStrategy(link, 'bare'),
      logger: false,
    });
    const queued = Promise.withResolvers<string>();
    await bare.listen();
    await link.connection?.flush();
    // Both services answer in queue groups of their own: the first good answer to a forbidden request comes from the bare one.
    const inbox = `_INBOX_asker.bare`;
    const replies = raw.subscribe(inbox, {
      callback: (_, message) => {
        if (!message.headers?.get('Yimen-Problem')) queued.resolve(message.string());
      },
    });
    raw.publish('sample.hall.get', '{"hall":"310101015","extra":1}', { reply: inbox });
    expect(JSON.parse(await queued.promise)).toMatchObject({ hall });
    replies.unsubscribe();
    await bare.close();
  });

  it('carries the trace of the work in hand', async () => {
    const seen = Promise.withResolvers<string>();
    const listener = raw.subscribe('sample.trace.told', {
      callback: (_, message) => seen.resolve(message.headers?.get('traceparent') ?? ''),
    });
    await raw.flush();
    inScope(scopeOf('asker', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`), () => bus.publish('sample.trace.told', {}));
    expect(await seen.promise).toMatch(/^00-a{32}-[0-9a-f]{16}-01$/);
    listener.unsubscribe();
  });

  it('says why there is no answer', async () => {
    await expect(bus.request('sample.nobody.get', {}, Sum, limit)).rejects.toMatchObject({ name: 'Unanswered', reason: 'no-responder' });
    const mute = raw.subscribe('sample.mute.get', { callback: () => undefined });
    await raw.flush();
    await expect(bus.request('sample.mute.get', {}, Sum, { timeoutMs: 50 })).rejects.toMatchObject({ reason: 'timeout' });
    mute.unsubscribe();
    await expect(bus.request('sample.sum.get', { a: 1, b: 1 }, z.string(), limit)).rejects.toMatchObject({ reason: 'bad-answer' });
  });

  it('is answered by a subject that became known at run time, until it is given up', async () => {
    const stop = bus.answer('sample.owner.get.h1', z.strictObject({ n: z.int() }), ({ n }) => ({ n: n + 1 }));
    await expect(bus.request('sample.owner.get.h1', { n: 1 }, z.unknown(), limit)).resolves.toEqual({ n: 2 });
    await expect(bus.request('sample.owner.get.h1', { n: 'x' }, z.unknown(), limit)).rejects.toMatchObject({ code: 'malformed' });
    stop();
    await expect(bus.request('sample.owner.get.h1', { n: 1 }, z.unknown(), limit)).rejects.toMatchObject({ reason: 'no-responder' });
  });
});

describe('the link to NATS', () => {
  it('is told in health, starts without a server, and serves as soon as one is there', async () => {
    await servers.nats.process.stop();
    const startedAt = performance.now();
    const late = await startService({
      name: 'late',
      module: SampleModule,
      settings: sampleSettings(issuer, { natsUrl: servers.nats.url }),
    });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    const ready = async () =>
      (await (await fetch(`${late.url}/health/ready`)).json()) as { status: string; parts: { nats: { state: string } } };
    expect(await ready()).toMatchObject({ status: 'degraded', parts: { nats: { state: 'down' } } });
    expect(bus.up).toBe(false);
    expect(bus.publish('sample.lost.told', {})).toBe(false);
    await expect(bus.request('sample.sum.get', { a: 1, b: 1 }, Sum, limit)).rejects.toMatchObject({ reason: 'not-connected' });
    await servers.nats.restart();
    await waitFor(async () => (await ready()).status === 'ready', { about: 'ready again' });
    await waitFor(() => bus.up);
    await waitFor(async () => (await bus.request('sample.sum.get', { a: 1, b: 1 }, Sum, limit)).sum === 2, { about: 'an answer' });
    await late.stop();
  }, 20_000);

  it('notices a frozen server within five seconds and comes back when it thaws', async () => {
    servers.nats.process.kill('SIGSTOP');
    await waitFor(() => !bus.up, { timeoutMs: 5000, about: 'down' });
    servers.nats.process.kill('SIGCONT');
    await waitFor(() => bus.up, { about: 'up' });
  }, 15_000);

  it('ends at once while the server is dead', async () => {
    await servers.nats.process.stop();
    const lonely = new NatsLink({ url: servers.nats.url, service: 'lonely' });
    await lonely.open();
    const startedAt = performance.now();
    await lonely.close();
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await servers.nats.restart();
    await waitFor(() => bus.up);
  }, 15_000);
});
