import { describe, expect, it } from '@jest/globals';
import { Problem, problemOf, problems } from './problem.ts';
import type { ProblemCode, ProblemRow } from './problem.ts';
import { bureausProblems } from './problems/bureaus.ts';
import { catalogueProblems } from './problems/catalogue.ts';
import { displayProblems } from './problems/display.ts';
import { gatewayProblems } from './problems/gateway.ts';
import { generalProblems } from './problems/general.ts';
import { identityProblems } from './problems/identity.ts';
import { intakeProblems } from './problems/intake.ts';
import { queueProblems } from './problems/queue.ts';

const tables = [
  generalProblems,
  catalogueProblems,
  queueProblems,
  displayProblems,
  intakeProblems,
  bureausProblems,
  identityProblems,
  gatewayProblems,
];
const codes = Object.keys(problems) as ProblemCode[];

describe('the refusals of the house', () => {
  it('stand in one table each: a second one would take the first one’s status and sentence', () => {
    const all = tables.flatMap((table) => Object.keys(table));
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
    expect(new Set(all)).toEqual(new Set(codes));
  });

  it.each(codes)('%s is a document with a sentence in both languages', (code) => {
    const row: ProblemRow = problems[code];
    expect(Problem.parse(problemOf(code))).toMatchObject({ code, status: row.status, titles: { zh: row.zh, en: row.en } });
    expect(row.zh).toMatch(/[。；？]$/);
    expect(row.en).toMatch(/[.?]$/);
    expect(`${row.zh}${row.en}`).not.toMatch(/[!！]/);
  });
});
