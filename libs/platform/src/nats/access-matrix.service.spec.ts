import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { PermissionViolationError, connect } from '@nats-io/transport-node';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { NatsService, commandStreamOf, natsAccess, orderStreamOf, streamNames, streamOf } from '@yimen/contracts';
import { useServers, waitFor } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { ensureConsumer } from '../streams/ensure-consumer.ts';
import { ensureStream } from '../streams/ensure-stream.ts';
import { subjectMatches } from '../streams/subject-match.ts';
import { openBucket } from './open-bucket.ts';
import { natsCredentials, natsServerConfig } from './server-config.ts';

const city = { systems: ['insurance', 'civil-affairs'] };
const passwordOf = (service: string) => `password-of-${service}`;
const access = natsAccess(city);
const credentials = natsCredentials(passwordOf);
const services = NatsService.options.filter((service) => service !== 'operator');

let servers: TestServers;
const connections = new Map<NatsService, NatsConnection>();

const connectionOf = (service: NatsService): NatsConnection => {
  const connection = connections.get(service);
  if (!connection) throw new Error(`no connection of ${service}`);
  return connection;
};

beforeAll(async () => {
  Logger.overrideLogger(false);
  servers = await useServers({ natsConfig: natsServerConfig({ city, passwordOf }) });
  for (const service of NatsService.options) {
    const { user, password } = credentials[service];
    connections.set(service, await connect({ servers: servers.nats.url, user, pass: password, inboxPrefix: `_INBOX_${service}` }));
  }
});

afterAll(async () => {
  await Promise.all([...connections.values()].map((connection) => connection.close()));
  await servers.stop();
});

/** A subject that fits a pattern. */
const concrete = (pattern: string) => pattern.replaceAll('*', 'x1').replace(/>$/, 'x1.x2');

const rows = Object.values(access).filter((row) => !row.publish.includes('>'));
const inboxes = services.map((service) => `_INBOX_${service}.x1`);
const spoken = [...new Set(rows.flatMap((row) => [...row.publish, ...row.request]).map(concrete))];
const heard = [
  ...new Set([...rows.flatMap((row) => [...row.subscribe, ...row.answer, ...row.publish]), ...inboxes, '>', '$KV.>', '$SYS.>']),
];

const mayHear = (service: NatsService, pattern: string) =>
  pattern === `_INBOX_${service}.x1` || [...access[service].subscribe, ...access[service].answer].some((own) => own === pattern);
const maySpeak = (service: NatsService, subject: string) =>
  [...access[service].publish, ...access[service].request].some((own) => subjectMatches(own, subject));

/** What the server refuses of a connection while `work` runs, as `<operation> <subject>`. */
async function refusedOf(connection: NatsConnection, work: () => void): Promise<Set<string>> {
  const refused = new Set<string>();
  const status = connection.status();
  const following = (async () => {
    for await (const event of status) {
      if (event.type === 'error' && event.error instanceof PermissionViolationError)
        refused.add(`${event.error.operation} ${event.error.subject}`);
    }
  })();
  work();
  await connection.flush();
  await connection.flush();
  (status as unknown as { stop(): void }).stop();
  await following;
  return refused;
}

describe('the rights of a service on NATS', () => {
  it.each(services)('%s says exactly what the table allows', async (service) => {
    const connection = connectionOf(service);
    const refused = await refusedOf(connection, () => {
      for (const subject of spoken) connection.publish(subject, '{}');
    });
    const allowed = spoken.filter((subject) => !refused.has(`publish ${subject}`));
    expect(allowed).toEqual(spoken.filter((subject) => maySpeak(service, subject)));
    expect(spoken.length).toBeGreaterThan(15);
  });

  it.each(services)('%s hears exactly what the table allows', async (service) => {
    const connection = connectionOf(service);
    const subscriptions: Subscription[] = [];
    const refused = await refusedOf(connection, () => {
      for (const pattern of heard) subscriptions.push(connection.subscribe(pattern, { callback: () => undefined }));
    });
    for (const subscription of subscriptions) if (!subscription.isClosed()) subscription.unsubscribe();
    const allowed = heard.filter((pattern) => !refused.has(`subscription ${pattern}`));
    expect(allowed).toEqual(heard.filter((pattern) => mayHear(service, pattern)));
    expect(heard.length).toBeGreaterThan(25);
  });

  it('lets owners keep their streams, producers write, consumers read and acknowledge', async () => {
    const fixed = streamNames.map((name) => streamOf(name));
    for (const stream of [...fixed, ...city.systems.map((system) => commandStreamOf(system))]) {
      await ensureStream(connectionOf(stream.owner), stream);
    }
    await jetstream(connectionOf('intake')).publish('bureaus.command.submit.insurance.c1', '{}', { msgID: 'intake/c1/1/0' });
    const consumer = await ensureConsumer(connectionOf('bureaus'), orderStreamOf('insurance'), 'bureaus', [
      'bureaus.command.*.insurance.*',
    ]);
    const message = await consumer.next({ expires: 2000 });
    expect(message?.subject).toBe('bureaus.command.submit.insurance.c1');
    expect(await message?.ackAck()).toBe(true);
  });

  it('keeps the streams of others out of reach: no reading, purging, deleting or changing', async () => {
    for (const [service, stream] of [
      ['display', 'INTAKE_EVENTS'],
      ['intake', 'QUEUE_EVENTS'],
      ['catalogue', orderStreamOf('insurance')],
    ] as const) {
      const manager = await jetstreamManager(connectionOf(service), { checkAPI: false, timeout: 1000 });
      await expect(manager.streams.info(stream)).rejects.toThrow(/permissions violation/i);
      await expect(manager.streams.delete(stream)).rejects.toThrow(/permissions violation/i);
    }
    const own = await jetstreamManager(connectionOf('intake'), { checkAPI: false, timeout: 1000 });
    await expect(own.streams.delete('INTAKE_EVENTS')).rejects.toThrow(/permissions violation/i);
    await expect(own.streams.purge('INTAKE_EVENTS')).rejects.toThrow(/permissions violation/i);
  });

  it('lets a service keep its bucket and nobody else', async () => {
    for (const service of services) {
      for (const definition of access[service].kv) {
        const bucket = await openBucket(connectionOf(service), definition);
        const told = Promise.withResolvers<string>();
        const watch = await bucket.watch({ key: 'k.>' });
        void (async () => {
          for await (const entry of watch) told.resolve(entry.string());
        })();
        await bucket.create('k.1', 'mine');
        expect((await bucket.get('k.1'))?.string()).toBe('mine');
        expect(await told.promise).toBe('mine');
        watch.stop();
        await waitFor(async () => (await bucket.get('k.1')) === null || (await bucket.get('k.1'))?.operation !== 'PUT', {
          about: 'expiry',
        });
      }
    }
    await expect(
      openBucket(connectionOf('intake'), access.queue.kv[0] ?? { name: '', owner: 'queue', storage: 'memory', ttlMs: 1, markerTtlMs: 1 }),
    ).rejects.toThrow();
  }, 15_000);

  it('brings a request to its service and the answer back', async () => {
    const catalogue = connectionOf('catalogue').subscribe('catalogue.item.get', {
      queue: 'catalogue',
      callback: (_, message) => void message.respond('{"v":1}'),
    });
    await connectionOf('catalogue').flush();
    const reply = await connectionOf('intake').request('catalogue.item.get', '{}', { timeout: 1000 });
    expect(reply.json()).toEqual({ v: 1 });
    await expect(connectionOf('display').request('catalogue.item.get', '{}', { timeout: 1000 })).rejects.toThrow(/permissions violation/i);
    catalogue.unsubscribe();
  });
});
