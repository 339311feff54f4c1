import { z } from 'zod';

/** Both languages; an empty English text is a finding of the lint (L09), not of the shape. */
export const Texts = z.strictObject({ zh: z.string().max(400), en: z.string().max(400) });
export type Texts = z.infer<typeof Texts>;

/** Code of a row of the city pack. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);

/** A rule as it stands in the pack; what it may say is checked by `compileRule`. */
export const RuleJson = z.tuple([z.string()], z.json());
export type RuleJson = z.infer<typeof RuleJson>;

/** Working or calendar days, counted by `@yimen/domain-calendar`. */
export const LimitDays = z.strictObject({ n: z.int().min(0).max(365), unit: z.enum(['workingDay', 'calendarDay']) });
export type LimitDays = z.infer<typeof LimitDays>;
