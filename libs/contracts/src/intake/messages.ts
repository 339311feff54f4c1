import { z } from 'zod';
import { CaseEvent, CaseState } from '@yimen/domain-cases';
import { At, Code, Day, HallId } from '../ids.ts';
import { ExchangeKey, MessageId, Trace } from '../orders.ts';
import { CaseNumber } from '../sealed.ts';

/** Token of an event on INTAKE_EVENTS: kebab-case without the noun (`caseReceived` → `received`, `materialAdded` → `material-added`). */
export function caseEventToken(type: string): string {
  return type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^case-/, '');
}

/** An event of a case as it travels: personal fields are sealed, files are named by hash. */
export const CaseMessage = z.strictObject({
  id: MessageId,
  type: z.string().max(60),
  v: z.literal(1),
  at: At,
  trace: Trace,
  case: CaseNumber,
  seq: z.int().min(1),
  data: CaseEvent,
});
export type CaseMessage = z.infer<typeof CaseMessage>;

/** Request `intake.order.list`: the orders to one system of one business day, for reconciliation; `after` is the last key of the page before. */
export const OrderListRequest = z.strictObject({ system: Code, day: Day, after: ExchangeKey.optional() });
export type OrderListRequest = z.infer<typeof OrderListRequest>;

export const OrderListReply = z.strictObject({
  orders: z.array(z.strictObject({ exchangeKey: ExchangeKey, case: CaseNumber, orderedAt: At, state: z.string() })).max(200),
  more: z.boolean(),
});
export type OrderListReply = z.infer<typeof OrderListReply>;

/** Request `intake.case.get`. */
export const CaseRequest = z.strictObject({ case: CaseNumber });
export type CaseRequest = z.infer<typeof CaseRequest>;

/** What other services may know of a case: no person. */
export const CaseSummary = z.strictObject({
  number: CaseNumber,
  seq: z.int().min(1),
  state: CaseState,
  outcome: z.string().optional(),
  item: Code,
  itemVersion: z.int().min(1),
  bureau: Code,
  system: Code,
  receivingCentre: HallId,
  holdingCentre: HallId,
  since: At,
});
export type CaseSummary = z.infer<typeof CaseSummary>;
