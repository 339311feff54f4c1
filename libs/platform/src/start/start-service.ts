import { Logger } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StreamDefinition } from '@yimen/contracts';
import type { FastifyInstance } from 'fastify';
import { SystemClock } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import { refuseDemoSecrets } from '../config/read-settings.ts';
import type { CoreSettings } from '../config/service-settings.ts';
import { Health } from '../health/health.ts';
import { addDocs } from '../http/docs/docs.ts';
import { Drain } from '../http/drain.ts';
import { edgeOptions } from '../http/edge-options.ts';
import { acceptOnlyJson } from '../http/json-edge.ts';
import { observeRequests } from '../http/observe-edge.ts';
import { acceptPlainQueries } from '../http/query-edge.ts';
import { routesOf } from '../http/routes.ts';
import { addServiceRoutes } from '../http/service-routes.ts';
import { theLog } from '../log/log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { inScope } from '../trace/scope.ts';
import { checkHandlers } from './boot-check.ts';
import { Links } from './links.ts';
import type { LinkSettings } from './links.ts';
import { messageFaults } from './message-handlers.ts';
import { Messaging } from './messaging.ts';
import { PlatformModule } from './platform.module.ts';
import type { PlatformParts } from './platform.module.ts';
import type { RunningApp } from './running-app.ts';

/** What a service needs of NATS. */
export interface NatsNeeds {
  /** Streams that it owns: made or updated, read back and compared before it serves. */
  readonly streams?: readonly StreamDefinition[];
  /** Without NATS the service is `not-ready`; otherwise it serves on and says `degraded`. */
  readonly required?: boolean;
}

export interface StartOptions {
  /** Name of the service: its prefix `/api/<name>`, NATS queue group, log lines, metrics. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  /** An app without `mongoUri` or `natsUrl` gets no such link. */
  readonly settings: CoreSettings & LinkSettings;
  readonly clock?: Clock | undefined;
  readonly nats?: NatsNeeds | undefined;
  /** Adds what must be there before the app listens: Fastify plugins, raw routes, the Socket.IO adapter. */
  configure?(app: NestFastifyApplication): void | Promise<void>;
  /** Ends what a drain would wait for: live sockets and streams. Called before the server stops to listen. */
  onStopping?(app: NestFastifyApplication): void | Promise<void>;
}

/**
 * Starts an app as every service of the house starts, alone in its process or beside others. Rejects, leaving nothing open, on demo
 * secrets in production, on a route without permission or schema, and on a stream that the server holds otherwise.
 */
export async function startService(options: StartOptions): Promise<RunningApp> {
  refuseDemoSecrets(options.settings);
  // The links speak before Nest is made, which would set it.
  Logger.overrideLogger(theLog());
  return inScope({ service: options.name }, () => new Start(options).run());
}

/** One start, and the stop of what it started. */
class Start {
  private readonly health: Health;
  private readonly metrics: Metrics;
  private readonly links: Links;
  private messaging: Messaging | undefined;
  private drain: Drain | undefined;
  private app: NestFastifyApplication | undefined;
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: StartOptions) {
    this.health = new Health(options.name);
    this.metrics = new Metrics(options.name);
    this.links = new Links(options.name, options.settings, this.health, options.nats?.required ?? false);
  }

  async run(): Promise<RunningApp> {
    const { name, settings } = this.options;
    try {
      await this.links.open();
      const app = await this.createApp();
      await this.options.configure?.(app);
      this.messaging = new Messaging(app, this.parts(), this.options.nats?.streams ?? [], () => void this.stop());
      await this.messaging.open();
      await app.listen(settings.port, settings.host);
      const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
      theLog().log(`${name} listens on ${url}`, 'Start');
      return { name, url, stop: () => this.stop() };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async createApp(): Promise<NestFastifyApplication> {
    const { name, module, settings } = this.options;
    const adapter = new FastifyAdapter(edgeOptions(settings.trustedProxy));
    const wrapped = PlatformModule.around(this.parts(), module);
    const app = await NestFactory.create<NestFastifyApplication>(wrapped, adapter, {
      logger: theLog(),
      abortOnError: false,
      bodyParser: false,
    });
    this.app = app;
    app.setGlobalPrefix(`api/${name}`);
    const modules = app.get(ModulesContainer);
    const routes = routesOf(modules);
    checkHandlers(routes, messageFaults(modules));
    this.prepareEdge(app.getHttpAdapter().getInstance());
    addDocs(app.getHttpAdapter().getInstance(), name, routes);
    return app;
  }

  private prepareEdge(instance: FastifyInstance): void {
    observeRequests(instance, this.options.name, this.metrics);
    acceptOnlyJson(instance);
    acceptPlainQueries(instance);
    addServiceRoutes(instance, this.options.name, this.health, this.metrics);
    this.drain = new Drain(instance);
  }

  private parts(): PlatformParts {
    const { name, settings, clock = new SystemClock() } = this.options;
    return { name, settings, clock, health: this.health, metrics: this.metrics, mongo: this.links.mongo, nats: this.links.nats };
  }

  private stop(): Promise<void> {
    this.stopping ??= inScope({ service: this.options.name }, () => this.stopAll());
    return this.stopping;
  }

  /** In this order: no new requests, answers for those in hand, messages in hand, then the links. */
  private async stopAll(): Promise<void> {
    this.health.add('stopping', () => ({ state: 'stopping', ok: false, required: true }));
    if (this.app) await this.options.onStopping?.(this.app);
    await this.drain?.run(this.options.settings.drainMs);
    this.messaging?.close();
    await this.app?.close();
    await this.links.close();
  }
}
