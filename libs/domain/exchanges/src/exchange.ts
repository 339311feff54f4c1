import type { Act, ExchangeState, WaitReason } from './states.ts';

/** A digest of bytes that went out or came in; the bytes themselves are kept elsewhere, sealed, where they are kept at all. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  /** SHA-512, hex, of the exact bytes of the body. */
  readonly requestHash: string;
  readonly bytes: number;
}

/** What came back, bound to what was asked: an answer cannot be pinned on another question. */
export interface ResponseRecord {
  readonly requestHash: string;
  readonly status?: number;
  readonly responseHash?: string;
  readonly bytes?: number;
  readonly tookMs: number;
  readonly peer?: string;
  /** Where the raw bytes of an unreadable answer are kept. */
  readonly rawRef?: string;
}

/** What a bureau hands out with its decision. */
export interface ResultFacts {
  readonly kind: 'credential' | 'document' | 'entry';
  readonly name: { readonly zh: string; readonly en: string };
  readonly number?: string;
  readonly validUntil?: string;
}

/** The bureau's decision in our words. */
export interface Answer {
  readonly bureauRef: string;
  readonly outcome: 'granted' | 'partly' | 'denied';
  readonly reason?: string;
  /** Milliseconds, by the bureau. */
  readonly decidedAt: number;
  readonly results: readonly ResultFacts[];
}

/** What was ordered, as the journal of exchanges keeps it. `content` is sealed with the key of the case. */
export interface OrderFacts {
  readonly key: string;
  readonly case: string;
  readonly system: string;
  readonly bureau: string;
  readonly item: { readonly code: string; readonly handlingCode: string; readonly version: number; readonly situation: string };
  readonly centre: string;
  readonly receivedOn: string;
  readonly acceptedOn: string;
  readonly promisedUntil?: string | undefined;
  readonly statutoryUntil?: string | undefined;
  readonly files: readonly object[];
  readonly content: string;
  /** Exchange of the same case and system that must have ended before. */
  readonly after?: string | undefined;
  readonly trace: string;
}

export interface CancelWish {
  readonly reason: string;
  readonly messageId: string;
}

/** One order until its outcome is known. */
export interface Exchange {
  readonly key: string;
  readonly order: OrderFacts;
  readonly orderedAt: number;
  readonly state: ExchangeState;
  /** What is to be done at `due`; without `due` nothing happens until somebody acts. */
  readonly next?: Act | undefined;
  readonly due?: number | undefined;
  readonly why?: string | undefined;
  readonly attempts: number;
  /** Whether a submission may have arrived ever. */
  readonly mayHaveArrived: boolean;
  /** From when on the bureau's "not known" is believed, before its settling time. */
  readonly settleFrom?: number | undefined;
  /** Failures in a row: position in the table of waits. */
  readonly failures: number;
  /** Since when there was no contact. */
  readonly silentSince?: number | undefined;
  /** Answers that could not be used, since the last that could. */
  readonly unusable: number;
  /** Reason of waiting that was told last. */
  readonly told?: WaitReason | undefined;
  readonly bureauRef?: string | undefined;
  readonly acknowledgedAt?: number | undefined;
  readonly isOverdue: boolean;
  readonly answer?: Answer | undefined;
  readonly cancelWish?: CancelWish | undefined;
  readonly incident?: string | undefined;
}
