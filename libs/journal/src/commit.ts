/** What a commit stores of one event: any JSON object with its type. The domain's own union goes in as a type parameter. */
export interface JournalEvent {
  readonly type: string;
}

/** Why a commit exists: one entry a command, with the hash of the command's body so that a reused key is recognised. */
export interface Cause<By = string> {
  readonly key: string;
  readonly type: string;
  readonly by: By;
  readonly bodyHash: string;
}

/** What a writer hands in. Everything must be JSON: what is hashed is exactly what is stored. */
export interface Draft<Event extends object = JournalEvent, By = string> {
  /** Idempotency keys of the commands inside, at least one: unique in the whole collection, for ever. */
  readonly keys: readonly string[];
  readonly causes: readonly Cause<By>[];
  readonly events: readonly Event[];
  /** Ownership epoch of a hall's stream; absent elsewhere. */
  readonly epoch?: number | undefined;
  /** Milliseconds since the epoch, from the writer's clock. */
  readonly at: number;
}

/** One stored document, the unit of truth (design section 2). */
export interface Commit<Event extends object = JournalEvent, By = string> {
  /** `<stream>/<seq in 10 digits>`; its uniqueness is the optimistic lock. */
  readonly _id: string;
  readonly stream: string;
  /** From 1 without gaps. */
  readonly seq: number;
  readonly epoch?: number;
  readonly at: number;
  readonly keys: readonly string[];
  readonly causes: readonly Cause<By>[];
  readonly events: readonly Event[];
  /** Hash of the commit before, or `genesis`. */
  readonly prev: string;
  /** SHA-256, hex, of the canonical JSON of all but `hash` and `published`. */
  readonly hash: string;
  readonly published: boolean;
}

/** `prev` of a stream's first commit. */
export const genesis = '0'.repeat(64);

/** Where a stream ends: what the next commit is chained to. */
export interface Head {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}
