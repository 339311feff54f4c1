import { z } from 'zod';
import { At, Bilingual, Code } from './ids.ts';
import { ExchangeKey } from './orders.ts';
import { CaseNumber } from './sealed.ts';

/** What the pages of the incident desk and the health of the systems show. Source: spec/bureaus.md 5, 6, 10. */

export const ExchangeStateName = z.enum([
  'ordered',
  'waiting',
  'sending',
  'unknown',
  'acknowledged',
  'answered',
  'rejected',
  'cancelled',
  'parked',
]);
export type ExchangeStateName = z.infer<typeof ExchangeStateName>;

export const BreakerState = z.enum(['closed', 'open', 'half-open', 'held']);
export type BreakerState = z.infer<typeof BreakerState>;

/** How one back-end system stands. `backlog` counts what has not ended. */
export const SystemHealth = z.strictObject({
  system: Code,
  bureau: Code,
  names: Bilingual,
  /** Open now by its office hours. */
  isOpen: z.boolean(),
  /** When it opens next, where it is closed. */
  opensAt: At.optional(),
  breaker: BreakerState,
  backlog: z.int().min(0),
  byState: z.record(ExchangeStateName, z.int().min(0)),
  /** Since when the oldest open exchange stands where it stands. */
  oldestSince: At.optional(),
});
export type SystemHealth = z.infer<typeof SystemHealth>;

export const SystemsReply = z.strictObject({ systems: z.array(SystemHealth).max(200) });
export type SystemsReply = z.infer<typeof SystemsReply>;

/** One line of an exchange's time line: what happened, without anything personal. */
export const ExchangeStep = z.strictObject({
  at: At,
  type: z.string().max(60),
  by: z.string().max(120),
  why: z.string().max(120).optional(),
  status: z.int().optional(),
  tookMs: z.int().optional(),
  requestHash: z.string().optional(),
  responseHash: z.string().optional(),
});
export type ExchangeStep = z.infer<typeof ExchangeStep>;

export const ExchangeView = z.strictObject({
  key: ExchangeKey,
  case: CaseNumber,
  system: Code,
  item: Code,
  state: ExchangeStateName,
  why: z.string().max(120).optional(),
  due: At.optional(),
  attempts: z.int().min(0),
  bureauRef: z.string().max(120).optional(),
  outcome: z.enum(['granted', 'partly', 'denied']).optional(),
  incident: z.string().max(120).optional(),
  steps: z.array(ExchangeStep).max(2000),
});
export type ExchangeView = z.infer<typeof ExchangeView>;

export const IncidentKindName = z.enum([
  'parked',
  'malformed',
  'foreign-number',
  'second-answer',
  'overdue-answer',
  'outage',
  'difference',
  'dead-letter',
  'callback-refused',
]);
export type IncidentKindName = z.infer<typeof IncidentKindName>;

/** A stop with an owner. `reason` is a code; the page has its words. */
export const IncidentView = z.strictObject({
  id: z.string().max(120),
  kind: IncidentKindName,
  subject: z.string().max(400),
  system: Code.optional(),
  case: CaseNumber.optional(),
  exchangeKey: ExchangeKey.optional(),
  owner: z.enum(['liaison', 'incident-desk']),
  reason: z.string().max(120),
  state: z.enum(['open', 'taken', 'closed']),
  openedAt: At,
  due: At,
  times: z.int().min(1),
  takenBy: z.string().max(120).optional(),
  closedAt: At.optional(),
  closedBy: z.string().max(120).optional(),
  closeReason: z.string().max(200).optional(),
});
export type IncidentView = z.infer<typeof IncidentView>;

export const IncidentsReply = z.strictObject({ incidents: z.array(IncidentView).max(500) });
export type IncidentsReply = z.infer<typeof IncidentsReply>;

/** What the server tells when a consumer has given a message up or ended it (JetStream advisories; foreign shape, so not strict). */
export const DeliveryAdvisory = z.object({
  type: z.string().max(120),
  stream: z.string().max(120),
  consumer: z.string().max(120),
  stream_seq: z.int().min(1),
  deliveries: z.int().min(0).optional(),
  reason: z.string().max(400).optional(),
});
export type DeliveryAdvisory = z.infer<typeof DeliveryAdvisory>;
