import { canonicalJson, sha256 } from './canonical.ts';
import { commitId } from '../commit-id.ts';
import { genesis } from '../commit.ts';
import type { Commit, Draft, Head } from '../commit.ts';
import { JournalError } from '../errors.ts';

/**
 * Makes the commit that follows `head`. The content goes through its canonical JSON once, so that absent members, -0 and dates are
 * the same in memory, in the hash and in the database. Throws `no-key`, `bad-key`, `not-json`, `bad-stream`, `bad-seq`.
 */
export function seal<Event extends object, By>(head: Head, draft: Draft<Event, By>): Commit<Event, By> {
  refuseBadKeys(draft.keys);
  const { stream, hash: prev } = head;
  const seq = head.seq + 1;
  const { keys, causes, events, epoch, at } = draft;
  const canonical = canonicalJson({ _id: commitId(stream, seq), stream, seq, epoch, at, keys, causes, events, prev });
  const content = JSON.parse(canonical) as Omit<Commit<Event, By>, 'hash' | 'published'>;
  return { ...content, hash: sha256(canonical), published: false };
}

/** The head of a stream that has no commit yet. */
export function emptyHead(stream: string): Head {
  return { stream, seq: 0, hash: genesis };
}

/** The head that a commit makes. */
export function headOf(commit: Commit<object, unknown>): Head {
  return { stream: commit.stream, seq: commit.seq, hash: commit.hash };
}

// Two empty arrays clash in a unique multikey index, so a commit without a key is refused here.
function refuseBadKeys(keys: readonly string[]): void {
  if (keys.length === 0) throw new JournalError('no-key', 'a commit needs at least one key');
  const bad = keys.find((key) => typeof key !== 'string' || key.length === 0 || key.length > 400);
  if (bad !== undefined) throw new JournalError('bad-key', 'a key is a string of 1 to 400 characters');
}
