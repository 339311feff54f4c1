import { z } from 'zod';
import { CaseFile, CaseResult, ChecklistLine, Doer, IssuedDocument, PinnedItem, SealedText, Settlement, TicketLink } from './facts.ts';
import { CaseOutcome } from './states.ts';

const Code = z.string().max(63);
const Day = z.iso.date();
const ExchangeKey = z.string().max(80);
const eventOf = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Purposes of the sealed texts: `personal` = applicant, answers, fields; `shown` = the masked person for lists; `note`, `file`, `document`. */
export const CaseReceived = eventOf('caseReceived', {
  case: z.string().max(60),
  item: PinnedItem,
  situation: Code,
  receivedOn: Day,
  by: Doer,
  centre: z.string().max(40),
  personal: SealedText,
  shown: SealedText,
  /** District of the applicant's household, where it is known: for the share of cross-district cases. */
  homeDistrict: z.string().max(12).optional(),
  checklist: z.array(ChecklistLine).max(60),
  files: z.array(CaseFile).max(60),
  link: TicketLink.optional(),
  returnChannel: z.enum(['window', 'courier', 'electronic']),
  /** Keyed hash of the query code; the code itself stands on the receipt alone. */
  queryCode: z.string().max(64),
  document: IssuedDocument,
});

export const MaterialAdded = eventOf('materialAdded', { material: Code, by: Doer, how: Settlement, files: z.array(CaseFile).max(60) });

export const CaseAccepted = eventOf('caseAccepted', { by: Doer, centre: z.string().max(40), acceptedOn: Day, document: IssuedDocument });

/** The order to the bureau, written with the acceptance: one commit, so that no accepted case is without its order. */
export const BureauOrdered = eventOf('bureauOrdered', {
  system: Code,
  bureau: Code,
  exchangeKey: ExchangeKey,
  after: ExchangeKey.optional(),
  item: z.strictObject({ code: Code, handlingCode: z.string().max(64), version: z.int().min(1), situation: Code }),
  centre: z.string().max(40),
  receivedOn: Day,
  acceptedOn: Day,
  promisedUntil: Day.optional(),
  statutoryUntil: Day.optional(),
  files: z.array(CaseFile.omit({ key: true, upload: true })).max(60),
  content: SealedText,
});

export const CancelOrdered = eventOf('cancelOrdered', {
  system: Code,
  bureau: Code,
  exchangeKey: ExchangeKey,
  reason: z.enum(['withdrawn', 'terminated']),
});

export const ReviewStarted = eventOf('reviewStarted', { exchangeKey: ExchangeKey, bureauRef: z.string().max(120) });

/** Word from the bureau's side that decides nothing: it waits, is parked, was rejected or cancelled. */
export const ExchangeReported = eventOf('exchangeReported', {
  exchangeKey: ExchangeKey,
  system: Code,
  state: z.enum(['acknowledged', 'waiting', 'rejected', 'cancelled', 'parked']),
  why: z.string().max(120).optional(),
  until: z.int().optional(),
  notice: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  incident: z.string().max(120).optional(),
  text: SealedText.optional(),
});

/** Every answer is kept, also one that decides nothing (late, second, during a special procedure): `used` says which it was. */
export const AnswerRecorded = eventOf('answerRecorded', {
  exchangeKey: ExchangeKey,
  system: Code,
  bureauRef: z.string().max(120),
  outcome: z.enum(['granted', 'partly', 'denied']),
  decidedAt: z.int().min(0),
  by: z.enum(['system', 'hand']),
  reason: Code.optional(),
  results: z.array(CaseResult).max(10),
  claims: SealedText.optional(),
  used: z.boolean(),
  whyNot: z.string().max(60).optional(),
});

export const CaseDecided = eventOf('caseDecided', {
  outcome: CaseOutcome.extract(['granted', 'partly', 'denied']),
  bureau: Code,
  exchangeKey: ExchangeKey.optional(),
  bureauRef: z.string().max(120).optional(),
  decidedOn: Day,
  reason: Code.optional(),
  results: z.array(CaseResult).max(10),
});

export const CaseClosed = eventOf('caseClosed', { by: Doer });

export const ResultDelivered = eventOf('resultDelivered', {
  by: Doer,
  channel: z.enum(['window', 'courier', 'electronic']),
  receiver: z.enum(['applicant', 'representative']),
  document: IssuedDocument,
});

export const CaseRefused = eventOf('caseRefused', {
  by: Doer,
  refusedOn: Day,
  reason: Code,
  rule: Code.optional(),
  remedy: z.strictObject({ zh: z.string(), en: z.string() }),
  document: IssuedDocument,
});

export const CaseWithdrawn = eventOf('caseWithdrawn', {
  by: Doer.optional(),
  request: CaseFile.optional(),
  document: IssuedDocument.optional(),
});

export const WithdrawalAsked = eventOf('withdrawalAsked', { by: Doer, request: CaseFile.optional() });

export const CaseVoided = eventOf('caseVoided', { by: Doer, reason: z.enum(['duplicate', 'wrong-person']) });

export const CaseNoted = eventOf('caseNoted', { by: Doer, text: SealedText });

export const TicketLinked = eventOf('ticketLinked', { by: Doer, link: TicketLink });

/** What can happen to a case. Tokens of the events' subjects are their types in kebab-case without the noun. */
export const CaseEvent = z.discriminatedUnion('type', [
  CaseReceived,
  MaterialAdded,
  CaseAccepted,
  BureauOrdered,
  CancelOrdered,
  ReviewStarted,
  ExchangeReported,
  AnswerRecorded,
  CaseDecided,
  CaseClosed,
  ResultDelivered,
  CaseRefused,
  CaseWithdrawn,
  WithdrawalAsked,
  CaseVoided,
  CaseNoted,
  TicketLinked,
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type CaseEventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
