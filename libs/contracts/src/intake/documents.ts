import { z } from 'zod';
import { CaseResult, DocumentKind } from '@yimen/domain-cases';
import { At, Bilingual, Code, Day, HallId } from '../ids.ts';
import { CaseNumber } from '../sealed.ts';

/** `typ` of the signed document and its media type `application/yimen-document+jws`. */
export const documentType = 'yimen-document+jws';

const Limit = z.strictObject({ until: Day.optional(), provisional: z.boolean() });

const common = {
  template: z.string().max(60),
  case: CaseNumber,
  at: At,
  office: z.strictObject({ code: HallId, names: Bilingual, address: z.string().max(200), phone: z.string().max(40).optional() }),
  item: z.strictObject({ code: Code, names: Bilingual, version: z.int().min(1), bureau: Bilingual }),
  /** Masked: 陈*, 310***********2046. */
  applicant: z.strictObject({ name: z.string(), idNumber: z.string() }),
  clerk: z.string().max(120),
  window: z.string().max(12).optional(),
  /** Where to complain. */
  hotline: z.string().max(40),
};

const PaperLine = z.strictObject({ material: Code, names: Bilingual, state: z.string(), by: z.string().optional(), pages: z.int() });

/** 收件凭证: number and code, papers handed in, seen and still open, both deadlines, who to ask. */
export const ReceiptDocument = z.strictObject({
  kind: z.literal('receipt'),
  ...common,
  queryCode: z.string(),
  /** Address behind the QR code: the code stands in the fragment, so that it reaches no server log. */
  statusUrl: z.string().max(300),
  papers: z.array(PaperLine).max(60),
  acceptanceLimit: Limit,
  ifAcceptedToday: z.strictObject({ promised: Limit, statutory: Limit }),
});
export type ReceiptDocument = z.infer<typeof ReceiptDocument>;

/** 受理通知书 */
export const AcceptanceDocument = z.strictObject({ kind: z.literal('acceptance'), ...common, promised: Limit, statutory: Limit });
export type AcceptanceDocument = z.infer<typeof AcceptanceDocument>;

/** 不予受理通知书: reason, what to do next, how to object. */
export const RefusalDocument = z.strictObject({ kind: z.literal('refusal'), ...common, reason: Bilingual, remedy: Bilingual });
export type RefusalDocument = z.infer<typeof RefusalDocument>;

/** 决定送达回证 */
export const DeliveryDocument = z.strictObject({
  kind: z.literal('delivery'),
  ...common,
  outcome: z.string(),
  receiver: z.enum(['applicant', 'representative']),
  results: z.array(CaseResult),
});
export type DeliveryDocument = z.infer<typeof DeliveryDocument>;

/** 撤回确认 */
export const WithdrawalDocument = z.strictObject({ kind: z.literal('withdrawal'), ...common });
export type WithdrawalDocument = z.infer<typeof WithdrawalDocument>;

/** Payload of a signed document. */
export const CaseDocument = z.discriminatedUnion('kind', [
  ReceiptDocument,
  AcceptanceDocument,
  RefusalDocument,
  DeliveryDocument,
  WithdrawalDocument,
]);
export type CaseDocument = z.infer<typeof CaseDocument>;

/** Id of a document in routes: `<case>-<kind>`. */
export const DocumentId = z.templateLiteral([z.string().regex(/^[0-9]{12,52}$/), '-', DocumentKind]);
export type DocumentId = z.infer<typeof DocumentId>;
