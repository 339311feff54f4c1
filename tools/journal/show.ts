import { WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import { openStore } from './store.ts';

/** Prints the commits of one stream, one line each. Says how many. */
export async function showStream(options: Options, print: (line: string) => void): Promise<number> {
  const [stream, ...more] = options.operands;
  if (stream === undefined || more.length > 0) throw new WrongUsage('show takes one stream');
  const collection = options.collection ?? [`${stream.split('/')[0]}_journal`];
  const store = await openStore(options.uri, collection);
  let count = 0;
  try {
    for (const { journal } of store.journals)
      for await (const { seq, at, events, causes, hash, published } of journal.read(stream)) {
        const types = events.map((event) => (event as { type?: string }).type ?? '?').join(', ');
        const by = causes.map((cause) => cause.type).join(', ');
        print(
          `${String(seq).padStart(6)}  ${new Date(at).toISOString()}  ${hash.slice(0, 12)}  ${published ? 'sent' : 'kept'}  ${types}  (${by})`,
        );
        count += 1;
      }
  } finally {
    await store.close();
  }
  return count;
}
