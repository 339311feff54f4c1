import { Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard.ts';
import { TokenVerifier } from '../access/token-verifier.ts';
import { Clock } from '../clock/clock.ts';
import type { CoreSettings } from '../config/service-settings.ts';
import { ProblemFilter } from '../errors/problem.filter.ts';
import { Health } from '../health/health.ts';
import { InputGuard } from '../http/input.guard.ts';
import { SchemaPipe } from '../http/schema.pipe.ts';
import { Metrics } from '../metrics/metrics.ts';
import { MongoLink } from '../mongo/mongo-link.ts';
import { Bus } from '../nats/bus.ts';
import { NatsLink } from '../nats/nats-link.ts';
import { StreamPublisher } from '../streams/stream-publisher.ts';

/** Injection token of the app's settings: `@Inject(SETTINGS) settings: QueueSettings`. */
export const SETTINGS = Symbol('settings');

/** What the start made and every module of the app may have injected. */
export interface PlatformParts {
  readonly name: string;
  readonly settings: CoreSettings;
  readonly clock: Clock;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly mongo: MongoLink | undefined;
  readonly nats: NatsLink | undefined;
}

@Module({})
export class PlatformModule {
  /** The app's module with the platform around it. */
  static around(parts: PlatformParts, module: Type | DynamicModule): DynamicModule {
    const providers = providersOf(parts);
    return {
      module: PlatformModule,
      global: true,
      imports: [module],
      providers: [
        ...providers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: InputGuard },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: providers,
    };
  }
}

function providersOf(parts: PlatformParts): Provider[] {
  const { name, settings, clock, health, metrics, mongo, nats } = parts;
  const { issuer, audience, jwksUrl } = settings;
  return [
    { provide: SETTINGS, useValue: settings },
    { provide: Clock, useValue: clock },
    { provide: Health, useValue: health },
    { provide: Metrics, useValue: metrics },
    { provide: TokenVerifier, useValue: new TokenVerifier({ issuer, audience, jwksUrl }) },
    ...(mongo ? [{ provide: MongoLink, useValue: mongo }] : []),
    ...(nats
      ? [
          { provide: NatsLink, useValue: nats },
          { provide: Bus, useValue: new Bus(nats, name) },
          { provide: StreamPublisher, useValue: new StreamPublisher(nats) },
        ]
      : []),
  ];
}
