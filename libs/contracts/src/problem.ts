import { z } from 'zod';
import { Bilingual } from './ids.ts';
import { bureausProblems } from './problems/bureaus.ts';
import { catalogueProblems } from './problems/catalogue.ts';
import { displayProblems } from './problems/display.ts';
import { gatewayProblems } from './problems/gateway.ts';
import { generalProblems } from './problems/general.ts';
import { identityProblems } from './problems/identity.ts';
import { intakeProblems } from './problems/intake.ts';
import { queueProblems } from './problems/queue.ts';

/** Every refusal of the house by its stable code: HTTP status and the sentence that a person reads. One file a service under problems/. */
export const problems = {
  ...generalProblems,
  ...catalogueProblems,
  ...queueProblems,
  ...displayProblems,
  ...intakeProblems,
  ...bureausProblems,
  ...identityProblems,
  ...gatewayProblems,
} as const satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof problems;

export interface ProblemRow {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** Seconds for Retry-After, where trying again later makes sense. */
  readonly retryAfter?: number;
}

/** RFC 9457 problem document as it travels. `title` is the English sentence, `titles` both; `details` is data for the page, never internals. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  titles: Bilingual,
  status: z.int().min(400).max(599),
  code: z.string(),
  instance: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Builds the document of a code; `details` go along unchanged. */
export function problemOf(code: ProblemCode, details?: Record<string, unknown>): Problem {
  const row: ProblemRow = problems[code];
  return {
    type: `urn:yimen:problem:${code}`,
    title: row.en,
    titles: { zh: row.zh, en: row.en },
    status: row.status,
    code,
    ...(details ? { details } : {}),
  };
}
