import { z } from 'zod';
import { CaseOutcome, CaseResult, CaseState, ChecklistLine, DayLimit, DocumentKind, Doer, FileType, TicketLink } from '@yimen/domain-cases';
import { At, Bilingual, Code, Day, HallId } from '../ids.ts';
import { ExchangeKey } from '../orders.ts';
import { CaseNumber, Sha256 } from '../sealed.ts';
import { FieldId } from './bodies.ts';

/** Shape and word accompany every light; grey = the calendar of a needed year is not published. */
export const Light = z.enum(['green', 'yellow', 'red', 'blue', 'grey']);
export type Light = z.infer<typeof Light>;

/** One clock as a page shows it. `deadline` is the last day, absent when a year's calendar is unknown (`unknownYear` then). */
export const ClockView = z.strictObject({
  clock: z.enum(['acceptance', 'promised', 'statutory', 'delivery']),
  startedOn: Day,
  limit: DayLimit,
  state: z.enum(['running', 'paused', 'ended']),
  deadline: Day.optional(),
  /** The date rests on a calendar without a notice: show 示例. */
  provisional: z.boolean(),
  unknownYear: z.int().optional(),
  /** Days of the unit left, today included; 0 when passed. */
  remaining: z.int().optional(),
  light: Light,
});
export type ClockView = z.infer<typeof ClockView>;

/** Who holds the file: resident, an office (centre code) or a bureau (bureau code), with the name to show and since when. */
export const StationView = z.strictObject({
  kind: z.enum(['resident', 'office', 'bureau']),
  code: z.string().max(63).optional(),
  names: Bilingual,
  since: At,
});
export type StationView = z.infer<typeof StationView>;

export const OrderView = z.strictObject({
  exchangeKey: ExchangeKey,
  system: Code,
  bureau: Code,
  state: z.enum(['ordered', 'acknowledged', 'waiting', 'rejected', 'cancelled', 'parked', 'answered']),
  since: At,
  why: z.string().max(120).optional(),
  until: At.optional(),
  notice: Bilingual.optional(),
  incident: z.string().max(120).optional(),
});
export type OrderView = z.infer<typeof OrderView>;

/** `mask` says whether name and number are shown whole. */
export const PersonView = z.strictObject({ name: z.string(), idNumber: z.string(), phone: z.string().optional(), masked: z.boolean() });
export type PersonView = z.infer<typeof PersonView>;

/** A value of a form as it is stored. */
const Leaf = z.union([z.string(), z.number(), z.boolean()]);
const Row = z.record(z.string(), z.union([Leaf, z.array(Leaf), z.record(z.string(), Leaf)]));
export const FormShown = z.union([Leaf, z.array(z.union([Leaf, Row])), Row]);
export type FormShown = z.infer<typeof FormShown>;

const ActView = z.strictObject({ at: At, by: Doer });

export const ItemView = z.strictObject({
  code: Code,
  version: z.int().min(1),
  names: Bilingual,
  bureau: Code,
  system: Code,
  mode: z.enum(['direct', 'separated', 'local-only']),
  handling: z.enum(['instant', 'promised']),
});
export type ItemView = z.infer<typeof ItemView>;

export const DecisionView = z.strictObject({
  at: At,
  on: Day,
  bureau: Code,
  outcome: CaseOutcome,
  bureauRef: z.string().optional(),
  reason: Code.optional(),
  reasonText: Bilingual.optional(),
  remedy: Bilingual.optional(),
  results: z.array(CaseResult),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A document of the case: `/api/intake/documents/<id>.html` and `.jws`. */
export const DocumentRef = z.strictObject({ id: z.string(), kind: DocumentKind });
export type DocumentRef = z.infer<typeof DocumentRef>;

export const FileView = z.strictObject({ sha256: Sha256, size: z.int(), type: FileType, material: Code, page: z.int() });
export type FileView = z.infer<typeof FileView>;

/** What staff see of a case. A group without permission is absent, never empty (spec/intake.md 12). `may` are the commands open to the asker. */
export const CaseView = z.strictObject({
  number: CaseNumber,
  seq: z.int().min(1),
  state: CaseState,
  outcome: CaseOutcome.optional(),
  since: At,
  sentence: Bilingual,
  item: ItemView,
  situation: Code,
  receivedOn: Day,
  receivingCentre: HallId,
  holdingCentre: HallId,
  received: ActView,
  accepted: ActView.optional(),
  closed: ActView.optional(),
  delivered: ActView.optional(),
  holder: StationView,
  custody: z.array(StationView),
  clocks: z.array(ClockView),
  checklist: z.array(ChecklistLine),
  orders: z.array(OrderView),
  documents: z.array(DocumentRef),
  links: z.array(TicketLink),
  may: z.array(z.string()),
  identity: z.strictObject({ applicant: PersonView, representative: PersonView.optional() }).optional(),
  answers: z.strictObject({ situation: z.record(FieldId, z.string()), fields: z.record(FieldId, FormShown) }).optional(),
  files: z.array(FileView).optional(),
  decision: DecisionView.optional(),
  refusal: z.strictObject({ reason: Code, rule: Code.optional(), text: Bilingual.optional(), remedy: Bilingual }).optional(),
  /** Bureau's answers that decided nothing, and why: a person must look. */
  keptAnswers: z.array(z.strictObject({ at: At, outcome: CaseOutcome, whyNot: z.string() })).optional(),
  notes: z.array(z.strictObject({ at: At, by: Doer, text: z.string() })).optional(),
});
export type CaseView = z.infer<typeof CaseView>;

/** Answer of `POST cases`. The query code is shown here and on the receipt, and nowhere else. */
export const ReceivedReply = z.strictObject({ case: CaseView, queryCode: z.string(), receipt: DocumentRef });
export type ReceivedReply = z.infer<typeof ReceivedReply>;

/** Answer of every command on a case: the new view, so that no page needs a refresh. */
export const CommandReply = z.strictObject({ case: CaseView });
export type CommandReply = z.infer<typeof CommandReply>;

/** The public page of a case, by number and query code: no name, no number of a person. */
export const PublicCaseView = z.strictObject({
  number: CaseNumber,
  state: CaseState,
  outcome: CaseOutcome.optional(),
  sentence: Bilingual,
  item: z.strictObject({ code: Code, names: Bilingual }),
  receivedOn: Day,
  holder: StationView,
  custody: z.array(StationView),
  /** Where the outcome is handed over. */
  returnTo: StationView,
  clocks: z.array(ClockView),
  papers: z.strictObject({ handedIn: z.int(), waived: z.int(), open: z.int() }),
  notice: Bilingual.optional(),
  documents: z.array(DocumentRef),
  results: z.array(CaseResult),
});
export type PublicCaseView = z.infer<typeof PublicCaseView>;

/** One line of `GET cases/:number/history`: what happened, without sealed parts. */
export const HistoryLine = z.strictObject({
  seq: z.int().min(1),
  at: At,
  type: z.string(),
  by: Doer.optional(),
  facts: z.record(z.string(), z.unknown()),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const History = z.strictObject({ number: CaseNumber, lines: z.array(HistoryLine) });
export type History = z.infer<typeof History>;

/** Answer of `POST files`. */
export const StoredFile = z.strictObject({ upload: z.uuid(), sha256: Sha256, size: z.int().min(1), type: FileType });
export type StoredFile = z.infer<typeof StoredFile>;
