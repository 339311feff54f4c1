import type { ClockName, ClockRun } from './clock-run.ts';
import type { CustodyLine } from './custody.ts';
import type { CaseEventOf } from './events.ts';
import type { CaseFile, CaseResult, ChecklistLine, DocumentKind, Doer, IssuedDocument, PinnedItem, TicketLink } from './facts.ts';
import type { CaseOutcome, CaseState } from './states.ts';

/** One order to a bureau as the case knows it. */
export interface Order {
  readonly exchangeKey: string;
  readonly system: string;
  readonly bureau: string;
  readonly orderedAt: number;
  readonly state: 'ordered' | 'acknowledged' | 'waiting' | 'rejected' | 'cancelled' | 'parked' | 'answered';
  readonly since: number;
  readonly bureauRef?: string | undefined;
  readonly why?: string | undefined;
  readonly until?: number | undefined;
  readonly notice?: { readonly zh: string; readonly en: string } | undefined;
  readonly incident?: string | undefined;
}

/** An act by a named person, with its time. */
export interface Act {
  readonly by: Doer;
  readonly at: number;
}

/** A case as its history makes it. Personal parts stay sealed. */
export interface Case {
  readonly number: string;
  readonly seq: number;
  readonly state: CaseState;
  readonly outcome?: CaseOutcome | undefined;
  readonly since: number;
  readonly item: PinnedItem;
  readonly situation: string;
  readonly receivedOn: string;
  readonly receivingCentre: string;
  readonly holdingCentre: string;
  readonly received: Act;
  readonly accepted?: (Act & { readonly on: string }) | undefined;
  readonly decided?: Decision | undefined;
  readonly closed?: Act | undefined;
  readonly delivered?: (Act & { readonly receiver: 'applicant' | 'representative' }) | undefined;
  readonly refusal?: Pick<CaseEventOf<'caseRefused'>, 'reason' | 'rule' | 'remedy'> | undefined;
  readonly withdrawalAskedAt?: number | undefined;
  readonly transfers: number;
  readonly personal: string;
  readonly shown: string;
  readonly homeDistrict?: string | undefined;
  readonly checklist: readonly ChecklistLine[];
  readonly files: readonly CaseFile[];
  readonly links: readonly TicketLink[];
  readonly returnChannel: 'window' | 'courier' | 'electronic';
  readonly queryCode: string;
  readonly orders: readonly Order[];
  readonly answers: readonly (Omit<CaseEventOf<'answerRecorded'>, 'type'> & { readonly at: number })[];
  readonly notes: readonly { readonly by: Doer; readonly at: number; readonly text: string }[];
  readonly documents: Readonly<Partial<Record<DocumentKind, IssuedDocument>>>;
  readonly clocks: Readonly<Partial<Record<ClockName, ClockRun>>>;
  readonly custody: CustodyLine;
}

/** Who decided, what, and what comes of it. */
export interface Decision {
  readonly at: number;
  readonly on: string;
  readonly bureau: string;
  readonly outcome: CaseOutcome;
  readonly exchangeKey?: string | undefined;
  readonly bureauRef?: string | undefined;
  readonly reason?: string | undefined;
  readonly results: readonly CaseResult[];
}
