import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../bench/statistics.ts';
import type { Invariant } from '../../result/result.ts';
import { freePorts } from '../../start/ports.ts';
import type { RunOptions, Suite } from '../suite.ts';
import { Crowd } from './crowd.ts';
import { Ears } from './ears.ts';
import { EngineProcess } from './engine-process.ts';
import { ids, judge } from './judge.ts';
import { Presser } from './press.ts';
import { startServers } from './servers.ts';
import type { StormServers } from './servers.ts';
import { engineSettings, loadCity } from './settings.ts';
import type { EngineArgument } from './settings.ts';

const pressesPerKill = 1250;
const freezeEngineMs = 3000;
const freezeStoreMs = 1700;
const settleMs = 30_000;

/** Two engines over six halls, killed -9, frozen, and their store frozen under them, while clerks and kiosks press. */
export const queueSuite: Suite = {
  about: 'kill -9 and freezes of ticket engines under presses',
  kills: { small: 5, full: 40 },
  negatives: {
    'no-unique-id': { about: 'commits without a unique place', breaks: 'Q11' },
    'no-key-index': { about: 'keys without a unique index', breaks: 'Q4' },
    'push-before-commit': { about: 'told before it is durable', breaks: ids.told },
    'no-barrier': { about: 'an unknown outcome is called refused', breaks: 'Q4' },
    'raw-clock': { about: 'times from a raw clock', breaks: 'Q11' },
  },
  run,
};

async function run(options: RunOptions): Promise<Invariant[]> {
  const city = await loadCity();
  const servers = await startServers(options.say);
  const random = seededRandom(options.seed);
  const engines = await startEngines(servers, options);
  const ears = new Ears(servers.nats);
  const urls = engines.map(({ url }) => url);
  const crowd = new Crowd(city, new Presser(urls, servers.issuer, seededRandom(options.seed + 1)), random);
  try {
    const crowdIsDone = crowd.run();
    await storm({ engines, servers, crowd, options, random });
    crowd.stop(settleMs);
    await crowdIsDone;
    await sleep(500); // the last feeds
    return await judge({ city, mongoUri: servers.mongoUri, crowd, ears, engines, kills: options.kills });
  } finally {
    crowd.stop(0);
    await Promise.all(engines.map((engine) => engine.end()));
    await servers.stop();
  }
}

async function startEngines(servers: StormServers, { negative, seed }: RunOptions): Promise<EngineProcess[]> {
  const engines = (await freePorts(2)).map((port, index) => {
    const name = `engine-${index + 1}`;
    const argument: EngineArgument = { settings: engineSettings(servers, name, port), negative, seed: seed + index };
    return new EngineProcess(name, `http://127.0.0.1:${port}`, argument);
  });
  for (const engine of engines) await engine.start();
  return engines;
}

interface Storm {
  readonly engines: readonly EngineProcess[];
  readonly servers: StormServers;
  readonly crowd: Crowd;
  readonly options: RunOptions;
  readonly random: () => number;
}

/** Kills by seed; between two of them an engine or the store stands still, so that old owners and late inserts come back. */
async function storm({ engines, servers, crowd, options, random }: Storm): Promise<void> {
  const any = () => engines[Math.floor(random() * engines.length)];
  for (let kill = 1; kill <= options.kills; kill += 1) {
    await pressed(crowd, (kill - 1) * pressesPerKill + pressesPerKill / 3);
    await any()?.kill();
    await pressed(crowd, (kill - 1) * pressesPerKill + (pressesPerKill * 2) / 3);
    if (kill % 2 === 0) await any()?.freeze(freezeEngineMs);
    else await servers.freezeMongod(freezeStoreMs);
    if (kill % 5 === 0) options.say(`${kill} kills, ${crowd.presses.length} presses`);
  }
  await pressed(crowd, options.kills * pressesPerKill);
}

/** Waits for so many presses in all, but not for ever: a broken city does not press on. */
async function pressed(crowd: Crowd, count: number): Promise<void> {
  let last = { at: performance.now(), count: crowd.presses.length };
  while (crowd.presses.length < count) {
    await sleep(20);
    if (crowd.presses.length > last.count) last = { at: performance.now(), count: crowd.presses.length };
    if (performance.now() - last.at > 15_000) return;
  }
}
