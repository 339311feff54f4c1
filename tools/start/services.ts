import { join } from 'node:path';
import type { Clock, RunningApp } from '@yimen/platform';
import { readSettings } from '@yimen/platform';
import type { z } from 'zod';
import { root } from './options.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** One service of the house: how it starts in this process, and where its own process begins. */
export interface Service {
  readonly name: ServiceName;
  /** Prefix of its settings in the environment. */
  readonly prefix: string;
  /** The program of its own process. */
  readonly main: string;
  start(env: Environment, clock?: Clock): Promise<RunningApp>;
}

export const serviceNames = ['identity', 'catalogue', 'queue', 'display', 'intake', 'bureaus', 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Loads a service only when it is started here: a city of processes never loads them all. */
const loaders = {
  identity: () => import('@yimen/identity').then((app) => startWith(app.IdentitySettings, app.start)),
  catalogue: () => import('@yimen/catalogue').then((app) => startWith(app.CatalogueSettings, app.start)),
  queue: () => import('@yimen/queue').then((app) => startWith(app.QueueSettings, app.start)),
  display: () => import('@yimen/display').then((app) => startWith(app.DisplaySettings, app.start)),
  intake: () => import('@yimen/intake').then((app) => startWith(app.IntakeSettings, app.start)),
  bureaus: () => import('@yimen/bureaus').then((app) => startWith(app.BureausSettings, app.start)),
  gateway: () => import('@yimen/gateway').then((app) => startWith(app.GatewaySettings, app.start)),
} as const satisfies Record<ServiceName, () => Promise<Starter>>;

type Starter = (env: Environment, prefix: string, clock?: Clock) => Promise<RunningApp>;

function startWith<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  start: (settings: z.output<z.ZodObject<Shape>>, clock?: Clock) => Promise<RunningApp>,
): Starter {
  return (env, prefix, clock) => start(readSettings(schema, env, prefix), clock);
}

/** All services in the order of their start: whoever is asked starts before whoever asks. */
export const services: readonly Service[] = serviceNames.map((name) => {
  const prefix = name.toUpperCase();
  return {
    name,
    prefix,
    main: join(root, 'apps', name, 'dist', 'main.js'),
    start: async (env, clock) => (await loaders[name]())(env, prefix, clock),
  };
});
