import { z } from 'zod';
import { Settlement } from '@yimen/domain-cases';
import { Code, Day, WindowId, personText } from '../ids.ts';
import { Sha256 } from '../sealed.ts';

const isFilled = (text: string): boolean => text.trim() !== '';

/** Name of a form field or of a situation question. */
export const FieldId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/);

/** A number that JSON carries without loss: no infinity, no −0, no integer beyond 2^53 − 1. */
const exactNumber = z.number().refine((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value)));

/** A value of a form as a page sends it: bounded in length, count and depth. Its meaning is judged by the item version. */
const FormLeaf = z.union([personText(2000), exactNumber, z.boolean()]);
const FormRow = z.record(FieldId, z.union([FormLeaf, z.array(FormLeaf).max(20), z.record(FieldId, FormLeaf)]));
export const FormInput = z.union([FormLeaf, z.array(z.union([FormLeaf, FormRow])).max(20), FormRow]);
export type FormInput = z.infer<typeof FormInput>;

/** A person as the clerk types one. The number is judged by its own rules: 422 says what to bring. */
export const PersonInput = z.strictObject({
  name: personText(100).refine(isFilled),
  idNumber: z.string().regex(/^[0-9A-Za-z]{8,20}$/),
  phone: z
    .string()
    .regex(/^[0-9+ -]{3,20}$/)
    .optional(),
});
export type PersonInput = z.infer<typeof PersonInput>;

/** A stored file, named by the answer of `POST files`. */
export const FileRef = z.strictObject({ upload: z.uuid(), sha256: Sha256 });
export type FileRef = z.infer<typeof FileRef>;

/** `POST cases/:number/add-material`, and one settled line of the checklist: scans in the order of their pages, or an original that was seen and given back. */
export const SettledLine = z.strictObject({ material: Code, by: Settlement, files: z.array(FileRef).max(60).default([]) });
export type SettledLine = z.infer<typeof SettledLine>;

/** The ticket being served, as the console knows it. Intake asks the queue itself. */
export const TicketRef = z.strictObject({ day: Day, ticket: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/), window: WindowId });
export type TicketRef = z.infer<typeof TicketRef>;

/** `POST cases`. Centre and clerk come from the token, never from here. */
export const ReceiveBody = z.strictObject({
  item: Code,
  answers: z.record(FieldId, z.string().max(64)).default({}),
  applicant: PersonInput,
  representative: PersonInput.optional(),
  fields: z.record(FieldId, FormInput).default({}),
  materials: z.array(SettledLine).max(60).default([]),
  ticket: TicketRef.optional(),
});
export type ReceiveBody = z.infer<typeof ReceiveBody>;

/** `POST cases/:number/accept` and `…/close`: nothing to say. */
export const NoBody = z.strictObject({});
export type NoBody = z.infer<typeof NoBody>;

/** `POST cases/:number/refuse`. The remedy is the reason's own from the city pack unless the acceptor writes a better one. */
export const RefuseBody = z.strictObject({
  reason: Code,
  rule: Code.optional(),
  remedy: z.strictObject({ zh: personText(500).refine(isFilled), en: personText(500).refine(isFilled) }).optional(),
});
export type RefuseBody = z.infer<typeof RefuseBody>;

/** `POST cases/:number/deliver` */
export const DeliverBody = z.strictObject({ receiver: z.enum(['applicant', 'representative']), identityChecked: z.boolean() });
export type DeliverBody = z.infer<typeof DeliverBody>;

/** `POST cases/:number/void` */
export const VoidBody = z.strictObject({ reason: z.enum(['duplicate', 'wrong-person']) });
export type VoidBody = z.infer<typeof VoidBody>;

/** `POST cases/:number/withdraw`, by a clerk with the signed request. */
export const WithdrawBody = z.strictObject({ request: FileRef.optional() });
export type WithdrawBody = z.infer<typeof WithdrawBody>;

/** `POST cases/:number/note` */
export const NoteBody = z.strictObject({ text: personText(1000).refine(isFilled) });
export type NoteBody = z.infer<typeof NoteBody>;

/** `POST cases/:number/link-ticket` */
export const LinkTicketBody = z.strictObject({ ticket: TicketRef });
export type LinkTicketBody = z.infer<typeof LinkTicketBody>;

/** Properties that only the server sets: a body that carries one is 403 `not-permitted`, whatever else it holds (spec/intake.md 14). */
export const serverSetProperties: ReadonlySet<string> = new Set([
  'state',
  'outcome',
  'phase',
  'number',
  'case',
  'seq',
  'centre',
  'receivedBy',
  'receivedOn',
  'receivingCentre',
  'holdingCentre',
  'acceptedBy',
  'acceptedOn',
  'decidedBy',
  'promised',
  'statutory',
  'clocks',
  'queryCode',
]);
