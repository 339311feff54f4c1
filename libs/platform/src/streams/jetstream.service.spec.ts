import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RetentionPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { DeadLetter, streamOf } from '@yimen/contracts';
import { useServers, waitFor } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { NatsLink } from '../nats/nats-link.ts';
import { sampleSettings } from '../start/sample-app.fake.ts';
import type { RunningApp } from '../start/running-app.ts';
import { startService } from '../start/start-service.ts';
import { SampleConsumerModule, begun, sampleStream, taken } from './sample-consumer.fake.ts';
import { StreamPublisher } from './stream-publisher.ts';

const issuer = { issuer: 'http://one-door.test/oidc', jwksUrl: 'http://127.0.0.1:1/jwks' };
const streams = [sampleStream, streamOf('DEAD_LETTERS')];

let servers: TestServers;
let app: RunningApp;
let link: NatsLink;
let publisher: StreamPublisher;
let manager: JetStreamManager;

const start = () =>
  startService({
    name: 'sample',
    module: SampleConsumerModule,
    settings: sampleSettings(issuer, { natsUrl: servers.nats.url }),
    nats: { streams },
  });

beforeAll(async () => {
  servers = await useServers();
  app = await start();
  link = new NatsLink({ url: servers.nats.url, service: 'teller' });
  await link.open();
  publisher = new StreamPublisher(link);
  manager = await jetstreamManager(await link.whenUp());
});

afterAll(async () => {
  await link.close();
  await app.stop();
  await servers.stop();
});

beforeEach(() => {
  taken.length = 0;
  begun.length = 0;
});

const pending = async () => {
  const info = await manager.consumers.info('SAMPLE_EVENTS', 'sample');
  return info.num_ack_pending + info.num_pending;
};

async function newestDeadLetter(): Promise<DeadLetter> {
  const message = await manager.streams.getMessage('DEAD_LETTERS', { last_by_subj: 'dead.>' });
  return DeadLetter.parse(message?.json());
}

describe('consuming a stream', () => {
  it('hands a message to its handler and acknowledges after the effect', async () => {
    await publisher.publish('sample.thing.made.c1', { n: 1 }, 'sample/c1/1/0');
    await publisher.publish('sample.thing.lost.c1', { n: 2 }, 'sample/c1/2/0');
    await waitFor(() => taken.length === 2);
    expect(taken).toEqual(['sample/c1/1/0 1 1', 'sample/c1/2/0 lost 2']);
    await waitFor(async () => (await pending()) === 0, { about: 'nothing pending' });
  });

  it('drops a repetition under the same message id', async () => {
    await publisher.publish('sample.thing.made.c2', { n: 1 }, 'sample/c2/1/0');
    await publisher.publish('sample.thing.made.c2', { n: 1 }, 'sample/c2/1/0');
    await publisher.publish('sample.thing.made.c2', { n: 2 }, 'sample/c2/2/0');
    await waitFor(() => taken.length === 2);
    expect(taken).toEqual(['sample/c2/1/0 1 1', 'sample/c2/2/0 2 1']);
  });

  it('repeats a failure after a second and not before, under the same id', async () => {
    const startedAt = performance.now();
    await publisher.publish('sample.thing.made.c3', { n: 3, fail: 'once' }, 'sample/c3/1/0');
    await waitFor(() => taken.length === 1);
    expect(taken).toEqual(['sample/c3/1/0 3 2']);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  it('keeps messages about one thing in order and lets others pass a slow one', async () => {
    await publisher.publish('sample.thing.made.d1', { n: 1, fail: 'slow' }, 'sample/d1/1/0');
    await publisher.publish('sample.thing.made.d1', { n: 2 }, 'sample/d1/2/0');
    await publisher.publish('sample.thing.made.d2', { n: 3 }, 'sample/d2/1/0');
    await waitFor(() => taken.length === 3);
    expect(taken.map((line) => line.split(' ')[1])).toEqual(['3', '1', '2']);
  });

  it('finishes and acknowledges what is in hand when it stops', async () => {
    await publisher.publish('sample.thing.made.f1', { n: 1, fail: 'slow' }, 'sample/f1/1/0');
    await waitFor(() => begun.length === 1, { everyMs: 2 });
    await app.stop();
    expect(taken).toEqual(['sample/f1/1/0 1 1']);
    expect(await pending()).toBe(0);
    app = await start();
  }, 15_000);
});

describe('a message that cannot be handled', () => {
  it.each([
    ['does not fit the schema', JSON.stringify({ n: 'x' }), 'malformed', 'malformed'],
    ['is not JSON', '\u0001{', 'not-json', 'undeliverable'],
    ['is given up by its handler', JSON.stringify({ n: 1, fail: 'undeliverable' }), 'undeliverable', 'undeliverable'],
  ])('ends as a dead letter when it %s', async (_, payload, reason, code) => {
    const connection = await link.whenUp();
    const id = `sample/dead/${reason}`;
    await jetstream(connection).publish(`sample.thing.made.${reason}`, payload, { msgID: id });
    const letter = await waitFor(async () => {
      const newest = await newestDeadLetter();
      return newest.messageId === id && newest;
    });
    expect(letter).toMatchObject({ service: 'sample', stream: 'SAMPLE_EVENTS', durable: 'sample', reason, code, deliveries: 1 });
    expect(Buffer.from(letter.body, 'base64').toString()).toBe(payload);
    await waitFor(async () => (await pending()) === 0, { about: 'terminated' });
    expect(taken).toEqual([]);
  });
});

describe('streams at start', () => {
  it('are as defined, field by field', async () => {
    const { config } = await manager.streams.info('SAMPLE_EVENTS');
    expect(config).toMatchObject({ deny_delete: true, deny_purge: true, max_msg_size: 65_536, retention: 'limits', storage: 'file' });
  });

  it('stop the start when the server holds one otherwise', async () => {
    await manager.streams.add({ name: 'OTHER', subjects: ['other.>'], retention: RetentionPolicy.Workqueue });
    const settings = sampleSettings(issuer, { natsUrl: servers.nats.url });
    const other = { ...sampleStream, name: 'OTHER', subjects: ['other.>'] };
    const starting = startService({ name: 'other', module: SampleConsumerModule, settings, nats: { streams: [other] } });
    await expect(starting).rejects.toMatchObject({ code: 'stream-config-mismatch', stream: 'OTHER' });
  });

  it('stop the app when NATS comes later and holds one otherwise', async () => {
    await servers.nats.process.stop();
    const settings = sampleSettings(issuer, { natsUrl: servers.nats.url });
    const other = { ...sampleStream, name: 'OTHER', subjects: ['other.>'] };
    const late = await startService({ name: 'other', module: SampleConsumerModule, settings, nats: { streams: [other] } });
    await servers.nats.restart();
    await waitFor(
      () =>
        fetch(`${late.url}/health/live`).then(
          () => false,
          () => true,
        ),
      { timeoutMs: 10_000, about: 'the app to stop' },
    );
    await waitFor(() => link.up);
    manager = await jetstreamManager(await link.whenUp());
  }, 20_000);
});

// Last, because a killed server forgets acknowledgements of the last moments: their messages come again after the ack wait.
describe('a killed server', () => {
  it('does not end the consuming', async () => {
    servers.nats.process.kill('SIGKILL');
    await servers.nats.process.exited;
    await servers.nats.restart();
    await waitFor(() => link.up);
    await waitFor(() => publisher.publish('sample.thing.made.e1', { n: 1 }, 'sample/e1/1/0').then(() => true), { timeoutMs: 10_000 });
    await waitFor(() => taken.includes('sample/e1/1/0 1 1'), { timeoutMs: 10_000, about: 'consuming again' });
    manager = await jetstreamManager(await link.whenUp());
  }, 30_000);
});
