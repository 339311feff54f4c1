import { Body, Controller, Get, HttpCode, Module, Param, Post, Query } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { HallId, personText } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { z } from 'zod';
import { Actor } from '../access/actor.decorator.ts';
import { Allow } from '../access/allow.decorator.ts';
import type { CoreSettings } from '../config/service-settings.ts';
import { Refusal } from '../errors/refusal.ts';
import { About } from '../http/about.decorator.ts';
import { IdempotencyKeyHeader } from '../http/idempotency-key.decorator.ts';
import { Answer } from '../nats/answer.decorator.ts';
import { MessageContext } from '../nats/message-context.ts';
import type { LinkSettings } from './links.ts';

const HallParams = z.strictObject({ hall: HallId });
const Note = z.strictObject({ text: personText(20), count: z.int().min(0).optional(), day: z.iso.date().optional() });
const Search = z.strictObject({ service: z.string().max(20).optional() });
const SumOf = z.strictObject({ a: z.int(), b: z.int() });

@Controller()
class SampleController {
  static handled: string[] = [];

  @Get('things')
  @Allow('catalogue.read')
  @About({ summary: 'Lists things', returns: z.strictObject({ service: z.string().optional() }) })
  list(@Query({ schema: Search }) query: z.infer<typeof Search>) {
    return query;
  }

  @Get('plain')
  @Allow('catalogue.read')
  plain() {
    return { plain: true };
  }

  @Post('halls/:hall/calls')
  @HttpCode(201)
  @Allow('queue.call')
  @About({ summary: 'Calls somebody' })
  call(
    @Param({ schema: HallParams }) params: z.infer<typeof HallParams>,
    @Body({ schema: Note }) note: z.infer<typeof Note>,
    @IdempotencyKeyHeader() key: string,
    @Actor() actor: Principal,
  ) {
    SampleController.handled.push(key);
    return { hall: params.hall, text: note.text, by: actor.id };
  }

  @Post('touches')
  @Allow('catalogue.read')
  touch() {
    return { touched: true };
  }

  @Get('fault')
  @Allow('catalogue.read')
  fault() {
    throw new Error('password of mongodb://10.0.0.7 is wrong');
  }

  @Get('busy')
  @Allow('catalogue.read')
  busy() {
    throw new Refusal('too-many-requests', { retryAfterMs: 4100 });
  }

  @Get('slow')
  @Allow('catalogue.read')
  async slow() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { slow: true };
  }
}

@Controller()
class SampleHandler {
  @Answer('sample.sum.get')
  sum(@Payload({ schema: SumOf }) { a, b }: z.infer<typeof SumOf>, @Ctx() context: MessageContext) {
    return { sum: a + b, subject: context.subject };
  }

  @Answer('sample.hall.get')
  @Allow('queue.read')
  hall(@Payload({ schema: HallParams }) { hall }: z.infer<typeof HallParams>, @Actor() actor: Principal | undefined) {
    return { hall, by: actor?.id };
  }

  @Answer('sample.fault.get')
  fault() {
    throw new Error('secret of the house');
  }

  @Answer('sample.refusal.get')
  refusal() {
    throw new Refusal('not-found', { what: 'sample' });
  }
}

/** An app with one of everything, for the specs of this library. */
@Module({ controllers: [SampleController, SampleHandler] })
export class SampleModule {
  /** Keys of the commands that took effect. */
  static get handled(): string[] {
    return SampleController.handled;
  }
}

/** Settings that trust a test's issuer. */
export function sampleSettings(
  issuer: { issuer: string; jwksUrl: string },
  more: LinkSettings & Partial<CoreSettings> = {},
): CoreSettings & LinkSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    audience: 'urn:yimen:city',
    publicOrigin: 'http://127.0.0.1:8080',
    trustedProxy: '127.0.0.1',
    production: false,
    drainMs: 4000,
    ...more,
  };
}
