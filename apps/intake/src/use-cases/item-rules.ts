import { Injectable } from '@nestjs/common';
import type { ItemVersion } from '@yimen/contracts';
import {
  answerFacts,
  checklistOf,
  compileConditions,
  compileForm,
  compileSituations,
  evaluateForm,
  findSituation,
  judgeConditions,
} from '@yimen/domain-catalogue';
import type { CompiledConditions, CompiledForm, Facts, FieldFault, FormState, Situation, SituationFinder } from '@yimen/domain-catalogue';
import { readIdentityNumber } from '@yimen/domain-identifiers';
import type { ChecklistLine } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';

/** What is known of an applicant: the number on the card, and what was answered. */
export interface Given {
  readonly idNumber: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Compiled {
  readonly situations: SituationFinder;
  readonly form: CompiledForm;
  readonly conditions: CompiledConditions;
}

const keptItems = 200;

/** The rules of item versions over the answers of a case: situation, checklist, form and conditions, compiled once a version. */
@Injectable()
export class ItemRules {
  private readonly compiled = new Map<string, Compiled>();

  /** The situation of a complete set of answers. Throws `situation-undecided` with the next question or what is wrong. */
  situationOf(version: ItemVersion, answers: Given['answers']): Situation {
    const result = findSituation(this.rulesOf(version).situations, answers);
    if (result.kind === 'found') return result.situation;
    const details = result.kind === 'open' ? { next: result.next.id } : result.kind === 'refused' ? { faults: result.faults } : {};
    throw new Refusal('situation-undecided', details);
  }

  /** The checklist of a situation, every line open; a paper that is not asked for at all needs nothing. */
  checklistOf(version: ItemVersion, situation: Situation): ChecklistLine[] {
    return checklistOf(version.content, situation).map(({ material, names, necessity, count, isAsked }) => ({
      material,
      names,
      necessity,
      count,
      state: isAsked ? 'open' : 'notNeeded',
    }));
  }

  /** The form as it is to be stored. A missing field only stops acceptance. Throws `field-unknown`, `field-hidden`, `field-invalid`, `id-number-…`. */
  formOf(version: ItemVersion, given: Given, today: string): FormState {
    const rules = this.rulesOf(version);
    const state = evaluateForm(rules.form, given.fields, this.factsOf(rules, given, today), today);
    if (state.faults.length > 0) throw refusalOf(state.faults);
    return state;
  }

  /** What stands in the way of acceptance: fields without a value, and conditions with effect `block-accept` that are unmet. */
  obstaclesOf(version: ItemVersion, given: Given, today: string): { missingFields: string[]; unmetRules: string[] } {
    const rules = this.rulesOf(version);
    const facts = this.factsOf(rules, given, today);
    const state = evaluateForm(rules.form, given.fields, facts, today);
    const fields = Object.fromEntries(Object.entries(state.values).map(([id, value]) => [`fields.${id}`, value]));
    const { conditions } = judgeConditions(rules.conditions, { facts: { ...facts, ...fields }, today });
    const unmet = conditions.filter((verdict) => verdict.effect === 'block-accept' && verdict.outcome === 'unmet');
    return { missingFields: [...state.missing], unmetRules: unmet.map((verdict) => verdict.id) };
  }

  private factsOf(rules: Compiled, given: Given, today: string): Facts {
    const number = readIdentityNumber(given.idNumber, today);
    const own = 'refused' in number ? {} : { 'applicant.birthDate': number.birthDate, 'applicant.sex': number.sex };
    return { ...answerFacts(rules.situations.questionnaire, given.answers), ...own };
  }

  private rulesOf({ contentHash, content }: ItemVersion): Compiled {
    const known = this.compiled.get(contentHash);
    if (known) return known;
    const made = { situations: compileSituations(content), form: compileForm(content), conditions: compileConditions(content) };
    this.compiled.set(contentHash, made);
    const [oldest] = this.compiled.keys();
    if (this.compiled.size > keptItems && oldest !== undefined) this.compiled.delete(oldest);
    return made;
  }
}

const ownCodes = new Set([
  'field-unknown',
  'field-hidden',
  'id-number-malformed',
  'id-number-old-form',
  'id-number-check-digit',
  'id-number-birth-date',
]);

/** The first fault gives the code; all go along, so that the page marks every field at once. */
function refusalOf(faults: readonly FieldFault[]): Refusal {
  const [first] = faults;
  const code = first && ownCodes.has(first.problem) ? (first.problem as 'field-unknown') : 'field-invalid';
  return new Refusal(code, { faults });
}
