import type { Answer, NotSentReason, RequestRecord, ResponseRecord, ResultFacts, UnknownReason } from '@yimen/domain-exchanges';

/** An order as the bureau's system wants it: only what its mapping lets out. */
export interface MappedOrder {
  /** Their code of the item. */
  readonly item: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Commits the request before its first byte. Gives the monotonic moment after which nothing may be sent, or nothing when this worker was too late. */
export type Recorder = (request: RequestRecord) => Promise<number | undefined>;

export interface Call {
  /** The key as it stands in our books; an adapter shortens it where the system's field is shorter. */
  readonly key: string;
  /** Kind and name of what the item gives; its number comes from the bureau. */
  readonly result: ResultFacts;
  readonly signal: AbortSignal;
  readonly record: Recorder;
}

interface Noted {
  readonly record?: ResponseRecord | undefined;
  /** Bytes of an answer that could not be used, for the incident. */
  readonly raw?: Uint8Array | undefined;
}

/** What became of a submission. Only what has proof counts as not sent (spec/bureaus.md section 3). */
export type Sent = Noted &
  (
    | { readonly kind: 'acknowledged'; readonly bureauRef: string }
    | { readonly kind: 'answered'; readonly answer: Answer }
    | { readonly kind: 'rejected'; readonly code: string; readonly text: string }
    | NotSent
    | Unknown
  );

export type Known = Noted &
  (
    | { readonly kind: 'known'; readonly state: 'open'; readonly bureauRef: string }
    | { readonly kind: 'known'; readonly state: 'answered'; readonly bureauRef: string; readonly answer: Answer }
    | { readonly kind: 'known'; readonly state: 'cancelled'; readonly bureauRef: string }
    | { readonly kind: 'not-known' }
    | NotSent
    | Unknown
  );

export type Cancelled = Noted &
  (
    | { readonly kind: 'cancelled'; readonly bureauRef: string }
    | { readonly kind: 'too-late'; readonly answer?: Answer }
    | { readonly kind: 'not-known' }
    | NotSent
    | Unknown
  );

export interface NotSent {
  readonly kind: 'not-sent';
  readonly why: NotSentReason;
  readonly retryAfterMs?: number | undefined;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly why: UnknownReason;
}

/** One line of what the bureau itself says it holds. */
export interface LedgerRow {
  readonly key: string;
  readonly bureauRef: string;
  readonly state: 'open' | 'decided' | 'cancelled';
  readonly answer?: Answer | undefined;
}

/** What a body says, read on its own: pure, total, never throws. */
export type Parsed =
  | { readonly kind: 'row'; readonly row: LedgerRow }
  | { readonly kind: 'unusable'; readonly why: Extract<UnknownReason, 'unreadable' | 'foreign-number' | 'code-not-mapped'> };

/**
 * The port to one back-end system. An adapter is transport × codec × mapping, put together from the system's row; it keeps no state:
 * state is the exchange. Data sharing (`ask`) joins with its own issue.
 */
export interface Adapter {
  readonly system: string;
  readonly can: { readonly query: boolean; readonly cancel: boolean; readonly ledger: boolean };
  submit(order: MappedOrder, call: Call): Promise<Sent>;
  query(call: Call): Promise<Known>;
  cancel(reason: string, call: Call): Promise<Cancelled>;
  parse(raw: Uint8Array): Parsed;
  /** What the bureau holds of a day, sorted by its key. */
  ledger(day: string, signal: AbortSignal): AsyncIterable<LedgerRow>;
}
