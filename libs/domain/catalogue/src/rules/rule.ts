/**
 * A rule is JSON, e.g. `["all", ["gte", ["age", "applicant.birthDate"], 60], ["eq", "applicant.registration", "household"]]`.
 * A text with a dot is the name of a fact, any other text is itself. Source: spec/intake.md 2.4.
 */
export type Rule = readonly [string, ...unknown[]];

/** How deep arrays may lie in one another, and how many arrays and operands a rule may have. */
export const maxRuleDepth = 8;
export const maxRuleNodes = 200;

/** What is wrong with a rule, and where: the positions that lead to the part. */
export interface RuleFault {
  readonly at: readonly number[];
  readonly problem: RuleProblem;
  /** The part as JSON, shortened. */
  readonly value: string;
  /** One English sentence for the editor of the pack. */
  readonly text: string;
}

export const ruleProblems = {
  shape: 'must be an array that begins with an operator',
  depth: `is deeper than ${maxRuleDepth}`,
  nodes: `has more than ${maxRuleNodes} parts`,
  operator: 'is not one of the operators',
  arity: 'has the wrong number of operands',
  fact: 'is not a declared fact',
  type: 'does not fit the type that the operator needs',
  option: 'is not one of the options of the fact',
  pattern: 'is not one of the named patterns',
} as const;
export type RuleProblem = keyof typeof ruleProblems;

export type Outcome = 'met' | 'unmet' | 'unknown';

/** What a rule says of some facts. `missing` names the facts without which it cannot say more; empty unless unknown. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly missing: readonly string[];
}

export const met: Verdict = { outcome: 'met', missing: [] };
export const unmet: Verdict = { outcome: 'unmet', missing: [] };

export function unknownFor(missing: Iterable<string>): Verdict {
  return { outcome: 'unknown', missing: [...new Set(missing)] };
}

export function ruleFault(at: readonly number[], problem: RuleProblem, part: unknown): RuleFault {
  const value = (JSON.stringify(part) as string | undefined)?.slice(0, 80) ?? String(part);
  return { at, problem, value, text: `${value} ${ruleProblems[problem]}` };
}
