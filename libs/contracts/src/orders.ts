import { z } from 'zod';
import { At, Bilingual, Code, Day, HallId } from './ids.ts';
import { CaseNumber, Sealed, Sha256 } from './sealed.ts';

// The agreement between intake and bureaus. Orders go out on `bureaus.command.<verb>.<system>.<case>` (work-queue stream
// `BUREAU_COMMANDS_<SYSTEM>`), outcomes come back on `bureaus.case.<participle>.<system>.<case>` (stream `BUREAU_RESULTS`).
// Source: spec/intake.md 10, spec/bureaus.md 5.

/** The stream of one system's orders, e.g. `BUREAU_COMMANDS_SENIOR_ALLOWANCE`. */
export const orderStreamOf = (system: string): string => `BUREAU_COMMANDS_${system.toUpperCase().replaceAll('-', '_')}`;

export const outcomeStream = 'BUREAU_RESULTS';

/** `<case>/<seq>`: seq of the intake commit that ordered. The same in every attempt, file row and header, for ever. */
export const ExchangeKey = z.string().regex(/^[0-9]{12,52}\/[1-9][0-9]{0,8}$/);
export type ExchangeKey = z.infer<typeof ExchangeKey>;

/** Id of a message: `<stream>/<seq>/<n>` of the commit and of the event in it. */
export const MessageId = z.string().regex(/^[a-z]+\/[A-Za-z0-9./-]{1,120}\/[0-9]{1,10}\/[0-9]{1,4}$/);
export type MessageId = z.infer<typeof MessageId>;

/** W3C trace context of the request that caused the message, so that one case can be followed through all services. */
export const Trace = z.string().max(120);

const envelope = { id: MessageId, v: z.literal(1), at: At, trace: Trace, case: CaseNumber, seq: z.int().min(1) };

/** Simple values of a form, as the resident gave them: what a mapping may send. */
export const FormValue: z.ZodType<FormValue> = z.lazy(() =>
  z.union([
    z.string().max(2000),
    z.number(),
    z.boolean(),
    z.array(FormValue).max(20),
    z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/), FormValue),
  ]),
);
export type FormValue = string | number | boolean | FormValue[] | { [field: string]: FormValue };

/** A person as the bureaus need one. `idNumber` is upper-case X, checked by domain-identifiers. */
export const OrderPerson = z.strictObject({
  name: z.string().max(100),
  idNumber: z.string().max(18),
  phone: z.string().max(20).optional(),
});
export type OrderPerson = z.infer<typeof OrderPerson>;

/** What `BureauOrder.data.content` holds when it is opened (purpose `order`): JSON of this. Only mapped fields may leave the house. */
export const OrderContent = z.strictObject({
  applicant: OrderPerson,
  representative: OrderPerson.optional(),
  /** Answers to the situation questions, by question id. */
  answers: z.record(z.string().max(40), z.string().max(64)),
  /** Form fields by field id of the item version. */
  fields: z.record(z.string().max(64), FormValue),
});
export type OrderContent = z.infer<typeof OrderContent>;

/** One file of the case: never by value. */
export const OrderFile = z.strictObject({
  sha256: Sha256,
  size: z.int().min(1),
  type: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'application/ofd']),
  material: Code,
  page: z.int().min(1),
});
export type OrderFile = z.infer<typeof OrderFile>;

const orderCommon = {
  system: Code,
  bureau: Code,
  exchangeKey: ExchangeKey,
  /** Exchange key of the order before, of the same case and system: this one waits for its end. */
  after: ExchangeKey.optional(),
};

/** An order as intake sends it: take this case and decide it. */
export const SubmitOrder = z.strictObject({
  ...envelope,
  type: z.literal('bureauOrdered'),
  data: z.strictObject({
    ...orderCommon,
    item: z.strictObject({ code: Code, handlingCode: z.string().max(64), version: z.int().min(1), situation: Code }),
    centre: HallId,
    receivedOn: Day,
    acceptedOn: Day,
    /** Promised and statutory last day, where the calendar knows them. */
    promisedUntil: Day.optional(),
    statutoryUntil: Day.optional(),
    files: z.array(OrderFile).max(60),
    /** OrderContent as JSON, sealed with the case's data key, purpose `order`. */
    content: Sealed,
  }),
});
export type SubmitOrder = z.infer<typeof SubmitOrder>;

/** Take the order back; its own key is `<exchangeKey>/cancel` and it travels the same road. A decision that arrives first wins. */
export const CancelOrder = z.strictObject({
  ...envelope,
  type: z.literal('cancelOrdered'),
  data: z.strictObject({ ...orderCommon, reason: z.enum(['withdrawn', 'terminated']) }),
});
export type CancelOrder = z.infer<typeof CancelOrder>;

export const BureauOrder = z.discriminatedUnion('type', [SubmitOrder, CancelOrder]);
export type BureauOrder = z.infer<typeof BureauOrder>;

const outcomeOf = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({
    ...envelope,
    type: z.literal(type),
    data: z.strictObject({ system: Code, exchangeKey: ExchangeKey, ...shape }),
  });

/** Taken by the bureau's system; its answer comes later. Starts the review. */
export const OrderAcknowledged = outcomeOf('orderAcknowledged', { bureauRef: z.string().max(120) });

/** Not there yet, and why: the clerk and the resident read it ("their system answers on working days 9–17"). */
export const OrderWaiting = outcomeOf('orderWaiting', {
  why: z.enum(['office-hours', 'batch', 'breaker', 'rate', 'predecessor', 'retry', 'unknown-outcome', 'await-ledger']),
  until: At.optional(),
  notice: Bilingual.optional(),
});

export const BureauDecision = z.enum(['granted', 'partly', 'denied']);
export type BureauDecision = z.infer<typeof BureauDecision>;

/** What a bureau hands out with its decision. `number` is the bureau's own, it is no personal datum by itself. */
export const OrderResult = z.strictObject({
  kind: z.enum(['credential', 'document', 'entry']),
  name: Bilingual,
  number: z.string().max(120).optional(),
  validUntil: Day.optional(),
  file: z.strictObject({ sha256: Sha256, size: z.int().min(1), type: z.string().max(80) }).optional(),
});
export type OrderResult = z.infer<typeof OrderResult>;

/** The bureau's decision. `by: 'hand'` when a liaison recorded it by telephone. */
export const OrderAnswered = outcomeOf('orderAnswered', {
  bureauRef: z.string().max(120),
  outcome: BureauDecision,
  decidedAt: At,
  by: z.enum(['system', 'hand']),
  /** Reason code of the city pack (`reasons.csv`); required when the outcome is `denied`. */
  reason: Code.optional(),
  results: z.array(OrderResult).max(10),
  /** Claims of a result that is a credential, JSON, sealed with the case's data key, purpose `answer`. */
  claims: Sealed.optional(),
});

/** A business no of the system (unknown person, malformed field by its own rules): never retried, a person must look. */
export const OrderRejected = outcomeOf('orderRejected', {
  code: z.string().max(120),
  /** The bureau's own words, sealed because they may name the person; purpose `answer`. */
  text: Sealed.optional(),
});

export const OrderCancelled = outcomeOf('orderCancelled', { bureauRef: z.string().max(120).optional() });

/** Stopped with an incident that has an owner. */
export const OrderParked = outcomeOf('orderParked', { why: z.string().max(60), incident: z.string().max(120) });

export const BureauOutcome = z.discriminatedUnion('type', [
  OrderAcknowledged,
  OrderWaiting,
  OrderAnswered,
  OrderRejected,
  OrderCancelled,
  OrderParked,
]);
export type BureauOutcome = z.infer<typeof BureauOutcome>;

/** Request `intake.key.get`: the data key of a case, for bureaus and credentials alone; kept in memory at most 5 minutes, never stored. */
export const CaseKeyRequest = z.strictObject({ case: CaseNumber });
export type CaseKeyRequest = z.infer<typeof CaseKeyRequest>;

/** `key` is 32 bytes base64url. */
export const CaseKeyReply = z.strictObject({ case: CaseNumber, key: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type CaseKeyReply = z.infer<typeof CaseKeyReply>;
