import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal, journalClientOptions } from '@yimen/journal';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { compare } from '../bench/rounds.ts';
import type { Contestant } from '../bench/rounds.ts';
import { percentile } from '../bench/statistics.ts';
import type { ResultRow } from '../result/result.ts';
import { ensureMongod, startMongod } from '../setup/index.ts';
import type { Options } from './options.ts';
import { NoServer } from './store.ts';

const appends = 500;
// A case of the load model: 2.8 kB of body.
const event = { type: 'caseReceived', answers: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`field-${n}`, 'x'.repeat(55)])) };

/** Times `append` against a raw insert of the same document with the same guarantees, interleaved, on a mongod of its own. */
export async function benchAppend(options: Options, say: (line: string) => void): Promise<ResultRow[]> {
  const binary = await ensureMongod({ say, addresses: false });
  if (binary.kind !== 'binary') throw new NoServer('a bench needs a mongod of its own');
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-'));
  const mongod = await startMongod({ binary: binary.path, dbPath: folder });
  const connection = await mongoose.createConnection(mongod.uri, journalClientOptions).asPromise();
  try {
    const figures = [0.5, 0.99].map((share) => ({ id: `p${share * 100}`, of: (samples: readonly number[]) => percentile(samples, share) }));
    const rounds = Number(options.rounds ?? 12);
    const contest = { rounds, seed: Number(options.seed ?? 1), figures, progress: say };
    const results = await compare(await ours(connection), await floor(connection), contest);
    return results.flatMap(({ figure, ratio, spread, aa, ours: mine, floor: raw }) => [
      { id: `append ${figure}`, value: mine, unit: 'ms', rounds },
      { id: `raw insert ${figure}`, value: raw, unit: 'ms', rounds },
      { id: `append ÷ raw insert, ${figure}`, value: ratio, unit: '× floor', rounds, spread, aa },
    ]);
  } finally {
    await connection.close();
    await mongod.stop(0);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function ours(connection: Connection): Promise<Contestant> {
  const journal = Journal.open<typeof event>(connection, 'ours_journal');
  await journal.createIndexes();
  let runs = 0;
  const append = async (stream: string, seq: number): Promise<void> => {
    const draft = { keys: [`${stream}-${seq}`], causes: [], events: [event], at: seq };
    const { kind } = await journal.append(stream, seq, draft);
    if (kind !== 'appended') throw new Error(`an append was ${kind}`);
  };
  const run = (): Promise<number[]> => {
    const stream = `ours/${(runs += 1)}`;
    return timed((index) => append(stream, index));
  };
  return { name: 'append', run };
}

async function floor(connection: Connection): Promise<Contestant> {
  const collection = connection.getClient().db(connection.name).collection<{ _id: string }>('floor');
  await collection.createIndex({ keys: 1 }, { unique: true }, {});
  let runs = 0;
  const insert = async (stream: string, seq: number): Promise<void> => {
    const _id = `${stream}/${String(seq + 1).padStart(10, '0')}`;
    const rest = { stream, seq: seq + 1, at: seq, keys: [_id], causes: [], events: [event], prev: '0'.repeat(64), hash: '0'.repeat(64) };
    await collection.insertOne({ _id, ...rest, published: false } as never, { writeConcern: { w: 'majority', journal: true } });
  };
  const run = (): Promise<number[]> => {
    const stream = `floor/${(runs += 1)}`;
    return timed((index) => insert(stream, index));
  };
  return { name: 'raw insert', run };
}

async function timed(act: (index: number) => Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < appends; index += 1) {
    const before = performance.now();
    await act(index);
    samples.push(performance.now() - before);
  }
  return samples;
}
