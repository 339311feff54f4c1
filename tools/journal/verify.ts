import { Verifier } from '@yimen/journal';
import type { Fault, FaultKind } from '@yimen/journal';
import type { Invariant } from '../result/result.ts';
import { readCommits, readHeads, writeHeads } from './export-file.ts';
import type { Options } from './options.ts';
import { openStore } from './store.ts';

interface Source {
  readonly name: string;
  readonly commits: AsyncIterable<unknown>;
}

const mostShown = 20;

const words: Readonly<Record<FaultKind, string>> = {
  edited: 'the content does not have its hash: edited',
  misplaced: 'the id is not that of its stream and seq: moved',
  missing: 'commits before it are missing: cut',
  repeated: 'its seq is not above the one before: inserted',
  unchained: 'it is not chained to the one before: inserted, swapped or rewritten',
  'unlike-anchor': 'a head noted earlier is not there: the end was cut or rewritten',
  unreadable: 'not a commit',
};

/** Checks the chain of every journal of the database, or of exported files without any server. */
export async function verifyJournals(options: Options, say: (line: string) => void): Promise<Invariant[]> {
  const store = options.operands.length > 0 ? undefined : await openStore(options.uri, options.collection);
  const sources: Source[] = store
    ? store.journals.map(({ name, journal }) => ({ name, commits: journal.readAll() }))
    : options.operands.map((file) => ({ name: file, commits: readCommits(file) }));
  const verifier = new Verifier(options.heads === undefined ? undefined : readHeads(options.heads));
  try {
    for (const { name, commits } of sources) say(`${name}: ${await takeAll(verifier, commits)} commits`);
  } finally {
    await store?.close();
  }
  const verdict = verifier.end();
  for (const fault of verdict.faults.slice(0, mostShown)) say(sentence(fault));
  if (verdict.faults.length > mostShown) say(`and ${verdict.faults.length - mostShown} more`);
  if (options['write-heads'] !== undefined) writeHeads(options['write-heads'], [verdict]);
  const [first] = verdict.faults;
  const { commits: checked, faults } = verdict;
  return [{ id: 'chain', checked, broken: faults.length, ...(first ? { first: sentence(first) } : {}) }];
}

async function takeAll(verifier: Verifier, commits: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const commit of commits) {
    verifier.take(commit);
    count += 1;
  }
  return count;
}

function sentence({ kind, id }: Fault): string {
  return `${id || 'a line'}: ${words[kind]}`;
}
