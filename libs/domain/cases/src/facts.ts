import { z } from 'zod';

const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const Day = z.iso.date();
const At = z.int().min(0);
const Names = z.strictObject({ zh: z.string(), en: z.string() });

/** Personal text under the case's data key. Opaque here: the rules of a case never look inside. */
export const SealedText = z.string().startsWith('s1.');

/** A limit in days of one unit; 0 means the same visit. */
export const DayLimit = z.strictObject({ n: z.int().min(0).max(365), unit: z.enum(['workingDay', 'calendarDay']) });
export type DayLimit = z.infer<typeof DayLimit>;

/** What a case keeps of the item version that it was received under: it applies for ever (spec/intake.md 2.6). */
export const PinnedItem = z.strictObject({
  code: Code,
  handlingCode: z.string().max(64),
  version: z.int().min(1),
  contentHash: z.string().max(128),
  names: Names,
  bureau: Code,
  /** Back-end system, or `none`: decided in the console. */
  system: Code,
  mode: z.enum(['direct', 'separated', 'local-only']),
  handling: z.enum(['instant', 'promised']),
  limits: z.strictObject({ acceptance: DayLimit, promised: DayLimit, statutory: DayLimit, supplement: DayLimit, delivery: DayLimit }),
  silenceAccepts: z.boolean(),
  results: z.array(z.strictObject({ kind: z.enum(['credential', 'document', 'entry']), names: Names })).max(10),
});
export type PinnedItem = z.infer<typeof PinnedItem>;

/** How a line was settled: by the scan in the case, or by an original that the clerk saw and gave back at once. */
export const Settlement = z.enum(['scan', 'original-seen']);
export type Settlement = z.infer<typeof Settlement>;

/** One line of the case's checklist, in exactly one state (spec/intake.md 2.3). */
export const ChecklistLine = z.strictObject({
  material: Code,
  names: Names,
  necessity: z.enum(['required', 'optional', 'deferrable']),
  count: z.int().min(1).max(99),
  state: z.enum(['open', 'handedIn', 'waived', 'deferred', 'notNeeded']),
  by: Settlement.optional(),
  at: At.optional(),
  dueOn: Day.optional(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

export const FileType = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'application/ofd']);
export type FileType = z.infer<typeof FileType>;

/** A file of the case: its bytes lie in the blob `<sha256>-<upload>`, its own key is sealed by the case's data key. */
export const CaseFile = z.strictObject({
  sha256: z.string().length(64),
  upload: z.string().max(64),
  size: z.int().min(1),
  type: FileType,
  material: Code,
  page: z.int().min(1).max(999),
  key: SealedText,
});
export type CaseFile = z.infer<typeof CaseFile>;

/** Who did it: an account, its office and the window at which it sat, where there is one. */
export const Doer = z.strictObject({
  id: z.string().max(120),
  centre: z.string().max(40).optional(),
  window: z.string().max(12).optional(),
});
export type Doer = z.infer<typeof Doer>;

/** The ticket behind a visit. Not verified when the queue could not be asked: the case goes on, the link says so. */
export const TicketLink = z.strictObject({
  hall: z.string().max(40),
  day: Day,
  ticket: z.string().max(64),
  number: z.string().max(12).optional(),
  window: z.string().max(12).optional(),
  verified: z.boolean(),
});
export type TicketLink = z.infer<typeof TicketLink>;

export const DocumentKind = z.enum(['receipt', 'acceptance', 'refusal', 'delivery', 'withdrawal']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A document that the commit caused: its template, the hash of its JSON body, and the signed bytes, sealed (purpose `document`). */
export const IssuedDocument = z.strictObject({
  kind: DocumentKind,
  template: z.string().max(60),
  hash: z.string().length(64),
  sealed: SealedText,
});
export type IssuedDocument = z.infer<typeof IssuedDocument>;

export const CaseResult = z.strictObject({
  kind: z.enum(['credential', 'document', 'entry']),
  name: Names,
  number: z.string().max(120).optional(),
  validUntil: Day.optional(),
  file: z.strictObject({ sha256: z.string().length(64), size: z.int().min(1), type: z.string().max(80) }).optional(),
});
export type CaseResult = z.infer<typeof CaseResult>;
