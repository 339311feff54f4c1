import type { Condition, ItemContent } from '../content/item-content.ts';
import type { FactDeclaration } from '../value-types.ts';
import type { CompiledRule } from './compile.ts';
import { compileRule, hasFaults } from './compile.ts';
import type { Outcome } from './rule.ts';
import type { Circumstances } from './values.ts';

/** Conditions of a version, compiled once. */
export type CompiledConditions = readonly { readonly condition: Condition; readonly rule: CompiledRule }[];

/** What one condition says. */
export interface ConditionVerdict {
  readonly id: string;
  readonly effect: Condition['effect'];
  readonly outcome: Outcome;
  readonly missing: readonly string[];
}

/** What all conditions say together, with those and the missing facts that led there. */
export interface Eligibility {
  /** `unmet` when a block-accept condition is unmet, `unknown` when one could still be. Warnings and routes do not decide. */
  readonly outcome: Outcome;
  readonly missing: readonly string[];
  readonly conditions: readonly ConditionVerdict[];
}

type ConditionParts = Pick<ItemContent, 'conditions' | 'facts' | 'fields' | 'questions'>;

/** Everything that a rule of an item may name: declared facts, answers, fields. */
export function declarationsOf({ facts, fields, questions }: Omit<ConditionParts, 'conditions'>): ReadonlyMap<string, FactDeclaration> {
  const codes = (options: readonly { readonly code: string }[]) =>
    options.length > 0 ? { options: options.map((option) => option.code) } : {};
  return new Map<string, FactDeclaration>([
    ...facts.map((fact) => [fact.fact, { type: fact.type, ...(fact.options.length > 0 ? { options: fact.options } : {}) }] as const),
    ...questions.map((question) => [`answers.${question.id}`, { type: 'choice', ...codes(question.options) }] as const),
    ...fields.map((field) => [`fields.${field.id}`, { type: field.type, ...codes(field.options) }] as const),
  ]);
}

/** Compiles the conditions of a version. Throws on faulty rules, which no published item has. */
export function compileConditions(content: ConditionParts): CompiledConditions {
  const declared = declarationsOf(content);
  return content.conditions.map((condition) => {
    const rule = compileRule(condition.rule, declared);
    if (hasFaults(rule)) throw new Error(`condition ${condition.id}: ${rule.map((fault) => fault.text).join('; ')}`);
    return { condition, rule };
  });
}

/** Asks all conditions. An unmet one never stops receiving; it is the ground of a refusal that says which rule. */
export function judgeConditions(conditions: CompiledConditions, circumstances: Circumstances): Eligibility {
  const verdicts = conditions.map(({ condition, rule }): ConditionVerdict => {
    const { outcome, missing } = rule.ask(circumstances);
    return { id: condition.id, effect: condition.effect, outcome, missing };
  });
  const blocking = verdicts.filter((verdict) => verdict.effect === 'block-accept');
  const has = (outcome: Outcome) => blocking.some((verdict) => verdict.outcome === outcome);
  const outcome = has('unmet') ? 'unmet' : has('unknown') ? 'unknown' : 'met';
  return { outcome, missing: [...new Set(verdicts.flatMap((verdict) => verdict.missing))], conditions: verdicts };
}
