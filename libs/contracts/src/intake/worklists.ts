import { z } from 'zod';
import { CaseOutcome, CaseState } from '@yimen/domain-cases';
import { At, Bilingual, Code, Day, HallId } from '../ids.ts';
import { CaseNumber } from '../sealed.ts';
import { ClockView, Light } from './views.ts';

/** `to-accept`: ours to decide; `at-bureau`: waiting for an answer; `answers-waiting`: a bureau's word needs a person; `to-hand-over`: for the resident. */
export const WorklistName = z.enum(['to-accept', 'at-bureau', 'answers-waiting', 'to-hand-over']);
export type WorklistName = z.infer<typeof WorklistName>;

/** One row: the person is masked (陈*), the order is by deadline, then by number. */
export const WorklistRow = z.strictObject({
  number: CaseNumber,
  seq: z.int().min(1),
  state: CaseState,
  outcome: CaseOutcome.optional(),
  item: z.strictObject({ code: Code, names: Bilingual }),
  who: z.string(),
  receivedOn: Day,
  receivingCentre: HallId,
  since: At,
  light: Light,
  clock: ClockView.optional(),
  openLines: z.int(),
  notice: Bilingual.optional(),
});
export type WorklistRow = z.infer<typeof WorklistRow>;

/** `GET worklists/:name?cursor=&limit=`; `counts` of all lists of the centre come along for the tabs. `behind` = the read model is not at the journal's end. */
export const Worklist = z.strictObject({
  name: WorklistName,
  centre: HallId,
  at: At,
  rows: z.array(WorklistRow).max(200),
  counts: z.record(WorklistName, z.int()),
  next: z.string().optional(),
});
export type Worklist = z.infer<typeof Worklist>;

/** The cursor is opaque to pages: deadline and number of the last row. */
export const WorklistQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/)
    .transform(Number)
    .refine((count) => count <= 200)
    .optional(),
});
export type WorklistQuery = z.infer<typeof WorklistQuery>;
