import { z } from 'zod';
import { Material, MaterialLine, Question } from '@yimen/domain-catalogue';
import { Bilingual, Code, Day } from '../ids.ts';
import { Deadlines } from './deadlines.ts';
import { ItemName } from './item-name.ts';

/** Answers of a resident: question → code of the option. */
export const Answers = z.record(Code, Code).refine((answers) => Object.keys(answers).length <= 7, 'at most 7 answers');
export type Answers = z.infer<typeof Answers>;

/** Body of `POST items/:code/checklist`. */
export const ChecklistBody = z.strictObject({ answers: Answers, on: Day.optional() });
export type ChecklistBody = z.infer<typeof ChecklistBody>;

/** Request `catalogue.item.checklist`. */
export const ChecklistRequest = z.strictObject({ item: ItemName, answers: Answers, on: Day.optional() });
export type ChecklistRequest = z.infer<typeof ChecklistRequest>;

/** A paper to bring, or the ground on which it stays at home. */
export const ChecklistLine = z.strictObject({
  ...MaterialLine.shape,
  names: Bilingual,
  forms: Material.shape.forms,
  issuer: z.string(),
  source: Material.shape.source,
  acceptanceStandard: z.string(),
  legalBasis: z.string(),
  /** `false`: not asked at all; shown struck through. */
  isAsked: z.boolean(),
  /** Situations that need it; only in the full list. */
  situations: z.array(Code).optional(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

/** What to bring for these answers, or the next question. */
export const Checklist = z.strictObject({
  item: Code,
  version: z.int().min(1),
  contentHash: z.string(),
  /** Absent while questions are open. */
  situation: z.strictObject({ code: Code, names: Bilingual }).optional(),
  next: Question.optional(),
  /** Of the situation; before it is found, of all situations that are still possible. */
  lines: z.array(ChecklistLine),
  papersToBring: z.int().min(0).optional(),
  deadlines: Deadlines,
});
export type Checklist = z.infer<typeof Checklist>;
