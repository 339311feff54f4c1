import { WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import { openStore } from './store.ts';

/**
 * Takes the mark off the commits from a seq on, so that the service's own relay publishes them again with their old message ids: a
 * stream of messages that was lost is rebuilt from the journals, and consumers drop what they had. Says how many.
 */
export async function relayAgain(options: Options): Promise<number> {
  const from = Number(options.from);
  if (!Number.isInteger(from) || from < 1) throw new WrongUsage('relay needs --from SEQ, from 1');
  const store = await openStore(options.uri, options.collection);
  try {
    const counts = await Promise.all(store.journals.map(({ journal }) => journal.unpublish({ fromSeq: from, stream: options.stream })));
    return counts.reduce((sum, count) => sum + count, 0);
  } finally {
    await store.close();
  }
}
