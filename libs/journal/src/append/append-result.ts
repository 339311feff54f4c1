import type { Commit, JournalEvent } from '../commit.ts';

/**
 * What an append came to.
 * - `appended`: durable on a majority; `commit` is the stored document. A repeat of the very same commit says so again.
 * - `seq-taken`: another commit stands at that seq; reload, decide again.
 * - `key-taken`: one of the keys was used before, in `commit`; answer what was answered then, or 409 when the body differs.
 * - `unknown`: it was sent and there is no verdict within the time limit. `Journal.settle` gives the definite answer.
 * - `unavailable`: surely not stored: it never left the process, or the store refused before writing.
 */
export type AppendResult<Event extends object = JournalEvent, By = string> =
  | { readonly kind: 'appended'; readonly commit: Commit<Event, By> }
  | { readonly kind: 'seq-taken' }
  | { readonly kind: 'key-taken'; readonly commit: Commit<Event, By> }
  | { readonly kind: 'unknown'; readonly commit: Commit<Event, By>; readonly cause?: unknown }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** The end of an unknown outcome. `stands`: the commit is in the journal. `void`: something else took its place, it can never land. */
export type Settled<Event extends object = JournalEvent, By = string> =
  { readonly kind: 'stands'; readonly commit: Commit<Event, By> } | { readonly kind: 'void'; readonly by: Commit<Event, By> };
