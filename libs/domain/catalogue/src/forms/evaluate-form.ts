import type { Field } from '../content/field.ts';
import type { ItemContent } from '../content/item-content.ts';
import { compileRule, hasFaults } from '../rules/compile.ts';
import type { CompiledRule } from '../rules/compile.ts';
import { declarationsOf } from '../rules/conditions.ts';
import type { Outcome } from '../rules/rule.ts';
import type { Facts, FactValue } from '../value-types.ts';
import { readFieldValue } from './field-value.ts';
import type { ValueProblem } from './field-value.ts';

interface CompiledField {
  readonly field: Field;
  readonly visible: CompiledRule | undefined;
  readonly required: CompiledRule | boolean;
}

/** The form of a version, compiled once. */
export type CompiledForm = readonly CompiledField[];

export type FieldProblem = ValueProblem | 'field-unknown' | 'field-hidden' | 'field-date-bound';

/** What is wrong with one answer. */
export interface FieldFault {
  readonly field: string;
  readonly problem: FieldProblem;
}

/** A form after evaluation. A fault refuses the answers; a missing field only stops acceptance, never receiving. */
export interface FormState {
  /** `unknown` while a fact that decides is missing: shown, not demanded. */
  readonly visible: Readonly<Record<string, Outcome>>;
  readonly required: Readonly<Record<string, Outcome>>;
  /** Sound values in the form in which they are stored. */
  readonly values: Readonly<Record<string, FactValue>>;
  readonly faults: readonly FieldFault[];
  /** Required and visible fields without a value. */
  readonly missing: readonly string[];
}

type FormParts = Pick<ItemContent, 'facts' | 'fields' | 'questions'>;

/** Compiles the form of a version. Throws on faulty rules, which no published item has. */
export function compileForm(content: FormParts): CompiledForm {
  const declared = declarationsOf(content);
  const compile = (rule: unknown, field: Field): CompiledRule => {
    const compiled = compileRule(rule, declared);
    if (hasFaults(compiled)) throw new Error(`field ${field.id}: ${compiled.map((fault) => fault.text).join('; ')}`);
    return compiled;
  };
  return content.fields.map((field) => ({
    field,
    visible: field.visible && compile(field.visible, field),
    required: typeof field.required === 'boolean' ? field.required : compile(field.required, field),
  }));
}

/**
 * Evaluates the answers to a form: the same in the browser while typing and in the server when it counts.
 * @param facts everything else that is known: `answers.*` and declared facts
 * @param today `YYYY-MM-DD` in the city
 */
export function evaluateForm(form: CompiledForm, answers: Readonly<Record<string, unknown>>, facts: Facts, today: string): FormState {
  const read = readAnswers(form, answers, today);
  const known: Record<string, FactValue | undefined> = { ...facts };
  for (const { field } of form) known[`fields.${field.id}`] = read.values[field.id] ?? undefined;
  const visible: Record<string, Outcome> = {};
  const required: Record<string, Outcome> = {};
  for (const { field, visible: rule, required: demanded } of form) {
    const shown = rule?.ask({ facts: known, today }).outcome ?? 'met';
    visible[field.id] = shown;
    if (shown === 'unmet') known[`fields.${field.id}`] = null;
    required[field.id] = shown === 'unmet' ? 'unmet' : isDemanded(demanded, known, today);
  }
  const faults = [...read.faults, ...hiddenFaults(answers, visible), ...dateFaults(form, read.values, today)];
  const missing = form.map(({ field }) => field.id).filter((id) => required[id] === 'met' && visible[id] === 'met' && !(id in read.values));
  return { visible, required, values: read.values, faults, missing };
}

function isDemanded(demanded: CompiledRule | boolean, facts: Facts, today: string): Outcome {
  if (typeof demanded === 'boolean') return demanded ? 'met' : 'unmet';
  return demanded.ask({ facts, today }).outcome;
}

function readAnswers(form: CompiledForm, answers: Readonly<Record<string, unknown>>, today: string) {
  const fields = new Map(form.map(({ field }) => [field.id, field]));
  const values: Record<string, FactValue> = {};
  const faults: FieldFault[] = [];
  for (const [id, input] of Object.entries(answers)) {
    const field = fields.get(id);
    if (!field) faults.push({ field: id, problem: 'field-unknown' });
    else if (input !== null && input !== undefined && input !== '') {
      const result = readFieldValue(input, field, today);
      if ('problem' in result) faults.push({ field: id, problem: result.problem });
      else values[id] = result.value;
    }
  }
  return { values, faults };
}

/** An answer to a field that is not shown is refused, even an empty one that was not left out. */
function hiddenFaults(answers: Readonly<Record<string, unknown>>, visible: Readonly<Record<string, Outcome>>): FieldFault[] {
  const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';
  return Object.entries(answers).flatMap(([id, value]) =>
    visible[id] === 'unmet' && isGiven(value) ? [{ field: id, problem: 'field-hidden' as const }] : [],
  );
}

/** Bounds `before` and `after` of dates: a date, today, or another field of the form. Inclusive. */
function dateFaults(form: CompiledForm, values: Readonly<Record<string, FactValue>>, today: string): FieldFault[] {
  const bound = (text: string): FactValue | undefined =>
    text === 'today' ? today : text.startsWith('fields.') ? values[text.slice(7)] : text;
  return form.flatMap(({ field: { id, constraints } }): FieldFault[] => {
    const value = values[id];
    if (typeof value !== 'string') return [];
    const before = constraints.before === undefined ? undefined : bound(constraints.before);
    const after = constraints.after === undefined ? undefined : bound(constraints.after);
    const isLate = typeof before === 'string' && value > before;
    const isEarly = typeof after === 'string' && value < after;
    return isLate || isEarly ? [{ field: id, problem: 'field-date-bound' }] : [];
  });
}
