import { Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { StreamDefinition } from '@yimen/contracts';
import { z } from 'zod';
import { Consume } from './consume.decorator.ts';
import { DeliveryContext } from './delivery/delivery-context.ts';
import { Undeliverable } from './delivery/undeliverable.ts';

const Told = z.strictObject({ n: z.int(), fail: z.enum(['once', 'always', 'undeliverable', 'slow']).optional() });

/** A stream for the specs of this library. */
export const sampleStream: StreamDefinition = {
  name: 'SAMPLE_EVENTS',
  owner: 'operator',
  subjects: ['sample.thing.*.*'],
  retention: 'limits',
  discard: 'old',
  maxAgeMs: 3_600_000,
  maxBytes: 1_048_576,
  maxMessageBytes: 65_536,
  duplicateWindowMs: 120_000,
  denyDelete: true,
  denyPurge: true,
  replicas: 1,
};

/** What the handlers took, as `<message id> <n> <delivery>`. */
export const taken: string[] = [];

/** Message ids that a handler has begun with. */
export const begun: string[] = [];

@Controller()
class SampleConsumer {
  @Consume({ stream: 'SAMPLE_EVENTS', durable: 'sample', subject: 'sample.thing.made.*' })
  async made(@Payload({ schema: Told }) { n, fail }: z.infer<typeof Told>, @Ctx() context: DeliveryContext) {
    begun.push(context.messageId);
    if (fail === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    if (fail === 'undeliverable') throw new Undeliverable('no such thing');
    if (fail === 'always' || (fail === 'once' && context.deliveries === 1)) throw new Error('not now');
    taken.push(`${context.messageId} ${n} ${context.deliveries}`);
  }

  @Consume({ stream: 'SAMPLE_EVENTS', durable: 'sample', subject: 'sample.thing.lost.*' })
  lost(@Payload({ schema: Told }) { n }: z.infer<typeof Told>, @Ctx() context: DeliveryContext) {
    taken.push(`${context.messageId} lost ${n}`);
  }
}

@Module({ controllers: [SampleConsumer] })
export class SampleConsumerModule {}
