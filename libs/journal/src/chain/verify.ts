import { hashOfCommit } from './canonical.ts';
import { parseCommitId } from '../commit-id.ts';
import { genesis } from '../commit.ts';
import type { Commit, Head } from '../commit.ts';

/**
 * What can be wrong with a stored journal.
 * - `edited`: the content does not have the hash that stands beside it.
 * - `misplaced`: the id is not that of the stream and seq inside.
 * - `missing`: seqs are left out, at the beginning or in the middle.
 * - `repeated`: a seq that is not above the one before.
 * - `unchained`: `prev` is not the hash of the commit before: inserted, swapped or rewritten with a fresh hash.
 * - `unlike-anchor`: a head noted earlier is not there any more: the end was cut or rewritten.
 * - `unreadable`: not a commit at all.
 */
export type FaultKind = 'edited' | 'misplaced' | 'missing' | 'repeated' | 'unchained' | 'unlike-anchor' | 'unreadable';

export interface Fault {
  readonly kind: FaultKind;
  readonly stream: string;
  readonly seq: number;
  readonly id: string;
}

export interface Verdict {
  readonly streams: number;
  readonly commits: number;
  readonly faults: readonly Fault[];
  /** Where each stream ends: note them, and a later run finds a cut end too. */
  readonly heads: ReadonlyMap<string, Head>;
}

type Stored = Commit<object, unknown>;

/**
 * Checks commits that come in the order of their ids, from a collection or from a file, without any other source of truth. A cut end
 * leaves a chain that is sound in itself: give the heads of an earlier run as `anchors` to find it.
 */
export class Verifier {
  readonly #heads = new Map<string, Head>();
  readonly #faults: Fault[] = [];
  readonly #anchors: ReadonlyMap<string, Head>;
  #commits = 0;

  constructor(anchors: ReadonlyMap<string, Head> = new Map()) {
    this.#anchors = anchors;
  }

  /** Looks at the next commit. */
  take(value: unknown): void {
    this.#commits += 1;
    if (!isCommit(value)) {
      this.#faults.push({ kind: 'unreadable', stream: '', seq: 0, id: idOf(value) });
      return;
    }
    const before = this.#heads.get(value.stream);
    for (const kind of faultsOf(value, before, this.#anchors.get(value.stream))) this.#note(kind, value);
    this.#heads.set(value.stream, { stream: value.stream, seq: value.seq, hash: value.hash });
  }

  /** The verdict over everything taken. */
  end(): Verdict {
    for (const anchor of this.#anchors.values()) {
      const head = this.#heads.get(anchor.stream);
      if ((head?.seq ?? 0) < anchor.seq)
        this.#faults.push({ kind: 'unlike-anchor', stream: anchor.stream, seq: anchor.seq, id: anchor.stream });
    }
    return { streams: this.#heads.size, commits: this.#commits, faults: this.#faults, heads: this.#heads };
  }

  #note(kind: FaultKind, { stream, seq, _id }: Stored): void {
    this.#faults.push({ kind, stream, seq, id: _id });
  }
}

/** Checks a whole source at once. */
export async function verify(commits: AsyncIterable<unknown> | Iterable<unknown>, anchors?: ReadonlyMap<string, Head>): Promise<Verdict> {
  const verifier = new Verifier(anchors);
  for await (const commit of commits) verifier.take(commit);
  return verifier.end();
}

function* faultsOf(commit: Stored, before: Head | undefined, anchor: Head | undefined): Generator<FaultKind> {
  const place = parseCommitId(commit._id);
  const expected = (before?.seq ?? 0) + 1;
  if (place?.stream !== commit.stream || place.seq !== commit.seq) yield 'misplaced';
  if (!hasItsHash(commit)) yield 'edited';
  if (commit.seq > expected) yield 'missing';
  else if (commit.seq < expected) yield 'repeated';
  else if (commit.prev !== (before?.hash ?? genesis)) yield 'unchained';
  if (anchor?.seq === commit.seq && anchor.hash !== commit.hash) yield 'unlike-anchor';
}

function hasItsHash(commit: Stored): boolean {
  try {
    return hashOfCommit(commit) === commit.hash;
  } catch {
    return false;
  }
}

function isCommit(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { _id, stream, seq, prev, hash } = value as Record<string, unknown>;
  return [_id, stream, prev, hash].every((text) => typeof text === 'string') && Number.isSafeInteger(seq);
}

function idOf(value: unknown): string {
  const id = (value as { _id?: unknown } | null | undefined)?._id;
  return typeof id === 'string' ? id : '';
}
