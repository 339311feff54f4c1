import { readFile } from 'node:fs/promises';
import { SearchIndex, searchableItems } from '@yimen/catalogue';
import { composeItems, loadCityPack } from '@yimen/city-pack';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ResultRow } from '../result/result.ts';

const Golden = z.array(z.strictObject({ query: z.string(), items: z.string(), wording: z.string() })).min(1);

export interface SearchBench {
  readonly rows: readonly ResultRow[];
  /** Queries that miss the first three, with what came first. */
  readonly missed: readonly string[];
}

const goals = { share: 0.95, p99Ms: 20 };

/** Asks every golden query `rounds` times in the index of a pack, the first round cold, and measures each. Goals of spec/intake.md 2.8. */
export async function benchSearch(folder: string, goldenFile: string, rounds: number): Promise<SearchBench> {
  const pack = await loadCityPack(folder);
  const index = new SearchIndex(searchableItems(pack, composeItems(pack)), pack.synonyms);
  const golden = Golden.parse(parse(await readFile(goldenFile, 'utf8'), { columns: true }));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) for (const { query } of golden) times.push(timeOf(() => index.find(query)));
  const first = golden.map(({ query, items }) => ({ query, items: items.split('|'), found: index.find(query).slice(0, 3) }));
  const missed = first.filter(({ items, found }) => !found.some((slug) => items.includes(slug)));
  const share = 1 - missed.length / golden.length;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return {
    rows: [
      { id: 'queries', value: golden.length, unit: 'queries', rounds },
      { id: 'right item in the first three', value: share, unit: 'share', goal: goals.share, met: share >= goals.share },
      { id: 'p50', value: times[times.length >> 1] ?? 0, unit: 'ms' },
      { id: 'p99', value: p99, unit: 'ms', goal: goals.p99Ms, met: p99 <= goals.p99Ms },
      { id: 'slowest', value: times.at(-1) ?? 0, unit: 'ms' },
    ],
    missed: missed.map(({ query, items, found }) => `${query}: wanted ${items.join(' or ')}, found ${found.join(', ') || 'nothing'}`),
  };
}

function timeOf(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}
