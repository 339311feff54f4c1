import mongoose from 'mongoose';
import { Book } from './book.ts';
import type { Line } from './book.ts';
import { Control } from './control.ts';
import { Gate } from './gate.ts';
import { readPublished } from './published.ts';
import { Simulator } from './simulator.ts';

export interface SimulatedSystem {
  readonly system: string;
  readonly secret: string;
}

export interface SimulatorConfig {
  /** A database of their own: no route to ours. */
  readonly mongoUri: string;
  /** Folder of the city pack, for what the systems have published. */
  readonly cityPack: string;
  readonly systems: readonly SimulatedSystem[];
  readonly controlToken: string;
  /** Simulators stand in for nobody in production. */
  readonly production: boolean;
  readonly seed?: number;
  /** Share of orders that are denied where deciding takes time. */
  readonly denyShare?: number;
  /** How long a working day of deciding lasts. */
  readonly workingDayMs?: number;
  /** Median time that an answer takes. */
  readonly answerMs?: number;
  /** The bureaus' own clock; the machine's unless given. */
  readonly now?: () => number;
}

export interface RunningSimulators {
  /** Address by system. */
  readonly urls: Readonly<Record<string, string>>;
  readonly controlUrl: string;
  readonly simulators: ReadonlyMap<string, Simulator>;
  stop(): Promise<void>;
}

/** Starts a real HTTP server with a durable book of its own for every system given. Refused in production. */
export async function startSimulators(config: SimulatorConfig): Promise<RunningSimulators> {
  if (config.production) throw new Error('simulators are not started in production');
  const connection = await mongoose.createConnection(config.mongoUri, { serverSelectionTimeoutMS: 5000 }).asPromise();
  const simulators = new Map<string, Simulator>();
  const control = new Control(simulators, config.controlToken);
  const stop = async (): Promise<void> => {
    await Promise.all([control.stop(), ...[...simulators.values()].map((simulator) => simulator.stop())]);
    await connection.close();
  };
  try {
    for (const given of config.systems) simulators.set(given.system, await startOne(given, config, connection));
    await control.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = Object.fromEntries([...simulators].map(([system, { url }]) => [system, url]));
  return { urls, controlUrl: control.url, simulators, stop };
}

async function startOne({ system, secret }: SimulatedSystem, config: SimulatorConfig, connection: mongoose.Connection): Promise<Simulator> {
  const { seed = 1, denyShare = 0.04, workingDayMs = 400, answerMs = 15, now = Date.now } = config;
  const published = await readPublished(config.cityPack, system);
  const lines = connection
    .getClient()
    .db(connection.name)
    .collection<Line>(`sim_${system.replaceAll('-', '_')}`);
  const book = new Book(lines, published, { seed, denyShare, workingDayMs, now });
  await book.prepare();
  const simulator = new Simulator({ published, book, gate: new Gate(published.auth, secret), answerMs });
  await simulator.start();
  return simulator;
}
