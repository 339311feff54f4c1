import type { Journal } from '@yimen/journal';
import { writeCommits } from './export-file.ts';
import { WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import { openStore } from './store.ts';

/** Writes every commit of the chosen journals to a file that `verify` reads without a server. Says how many. */
export async function exportJournals(options: Options): Promise<number> {
  if (options.out === undefined) throw new WrongUsage('export needs --out FILE');
  const store = await openStore(options.uri, options.collection);
  try {
    return await writeCommits(options.out, all(store.journals.map(({ journal }) => journal)));
  } finally {
    await store.close();
  }
}

async function* all(journals: readonly Journal<object, unknown>[]): AsyncGenerator {
  for (const journal of journals) yield* journal.readAll();
}
