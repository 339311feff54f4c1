import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JsMsg } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { streamOf } from '@yimen/contracts';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { Metrics } from '../../metrics/metrics.ts';
import { Delivery } from './delivery.ts';
import { MAX_DELIVER } from '../ensure-consumer.ts';
import { ensureStream } from '../ensure-stream.ts';
import { sampleStream } from '../sample-consumer.fake.ts';

let servers: TestServers;
let connection: NatsConnection;
const origin = { service: 'sample', durable: 'hand' };

beforeAll(async () => {
  Logger.overrideLogger(false);
  servers = await useServers();
  connection = await connect({ servers: servers.nats.url });
  await ensureStream(connection, sampleStream);
  const manager = await jetstreamManager(connection);
  await manager.consumers.add('SAMPLE_EVENTS', { durable_name: 'hand', ack_policy: AckPolicy.Explicit, ack_wait: nanos(500) });
});

afterAll(async () => {
  await connection.close();
  await servers.stop();
});

async function nextMessage(subject: string, body = '{"n":1}'): Promise<JsMsg> {
  await jetstream(connection).publish(subject, body);
  return pull();
}

async function pull(): Promise<JsMsg> {
  const consumer = await jetstream(connection).consumers.get('SAMPLE_EVENTS', 'hand');
  const message = await consumer.next({ expires: 3000 });
  if (!message) throw new Error('no message');
  return message;
}

/** The same message as the server would hand it out for the n-th time. */
function deliveredFor(message: JsMsg, deliveryCount: number): JsMsg {
  return new Proxy(message, {
    get(target, name) {
      if (name === 'info') return { ...target.info, deliveryCount };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const outcomes = async (metrics: Metrics) => (await metrics.messages.get()).values.map(({ labels, value }) => [labels.outcome, value]);

describe('Delivery', () => {
  it('never gives a message up before its dead letter is stored', async () => {
    const metrics = new Metrics('sample');
    const message = await nextMessage('sample.thing.made.x');
    await new Delivery(origin, metrics).take(connection, message, undefined);
    expect(await outcomes(metrics)).toEqual([['lost', 1]]);
    await ensureStream(connection, streamOf('DEAD_LETTERS'));
    const again = await pull();
    expect(again.seq).toBe(message.seq);
    await new Delivery(origin, metrics).take(connection, again, undefined);
    expect(await outcomes(metrics)).toEqual([
      ['lost', 1],
      ['dead', 1],
    ]);
  });

  it('writes the message off on its last delivery', async () => {
    const metrics = new Metrics('sample');
    const message = deliveredFor(await nextMessage('sample.thing.made.y'), MAX_DELIVER);
    await new Delivery(origin, metrics).take(connection, message, () => Promise.reject(new RangeError('no')));
    const manager = await jetstreamManager(connection);
    const letter = await manager.streams.getMessage('DEAD_LETTERS', { last_by_subj: 'dead.sample.sample.thing.made.y' });
    expect(letter?.json()).toMatchObject({ reason: 'too-many-deliveries', code: 'RangeError', deliveries: MAX_DELIVER });
  });

  it('keeps a long-running handler’s message to itself, and lets go of a hung one', async () => {
    const metrics = new Metrics('sample');
    const delivery = new Delivery(origin, metrics, { extendEveryMs: 100, hungAfterMs: 1200 });
    const message = await nextMessage('sample.thing.made.z');
    const ended = Promise.withResolvers<undefined>();
    const consumer = await jetstream(connection).consumers.get('SAMPLE_EVENTS', 'hand');
    const taking = delivery.take(connection, message, () => ended.promise);
    expect(await consumer.next({ expires: 1000 })).toBeNull();
    await taking;
    expect(await outcomes(metrics)).toEqual([['hung', 1]]);
    const again = await pull();
    expect([again.seq, again.redelivered]).toEqual([message.seq, true]);
    ended.resolve(undefined);
    await again.ackAck();
  }, 15_000);
});
