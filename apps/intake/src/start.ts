import multipart from '@fastify/multipart';
import { loadCityPack } from '@yimen/city-pack';
import { streamOf } from '@yimen/contracts';
import { startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import type { IntakeSettings } from './config.ts';
import { IntakeModule } from './intake.module.ts';
import { maxFileBytes } from './use-cases/store-file.ts';

/** Starts intake: loads the city pack, opens its links, serves. Rejects when the pack or a stream is not as it must be. */
export async function start(settings: IntakeSettings, clock?: Clock): Promise<RunningApp> {
  const pack = await loadCityPack(settings.cityPack, { demo: settings.demo, production: settings.production });
  return startService({
    name: 'intake',
    module: IntakeModule.with(settings, pack),
    settings,
    clock,
    nats: { streams: [streamOf('INTAKE_EVENTS')] },
    configure: async (app) => {
      // One file and nothing else; a byte more than allowed is enough to know that it is too large.
      const limits = { files: 1, fields: 0, parts: 1, fileSize: maxFileBytes + 1, headerPairs: 20 };
      await app.register(multipart, { limits, throwFileSizeLimit: false });
    },
  });
}
