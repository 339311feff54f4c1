import type { ItemContent, Question, Situation } from '../content/item-content.ts';
import { compileRule, hasFaults } from '../rules/compile.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { AnswerFault, Answers, Questionnaire } from './answers.ts';
import { answerDeclarations, answerFacts, answerFaults, compileQuestions, nextQuestion } from './answers.ts';

/** Situations of an item with their rules compiled. */
export interface SituationFinder {
  readonly questionnaire: Questionnaire;
  readonly situations: readonly { readonly situation: Situation; readonly rule: CompiledRule }[];
}

/** What a set of answers leads to: the situation, the next question, or what is wrong with the answers. */
export type SituationResult =
  | { readonly kind: 'found'; readonly situation: Situation }
  | { readonly kind: 'open'; readonly next: Question; readonly possible: readonly Situation[] }
  | { readonly kind: 'refused'; readonly faults: readonly AnswerFault[] }
  /** The item has no situation for these answers, or more than one: a fault of the catalogue that the lint finds (L12). */
  | { readonly kind: 'undecided'; readonly matches: readonly Situation[] };

type SituationParts = Pick<ItemContent, 'questions' | 'situations'>;

/** Compiles questions and situations of an item. Throws on faulty rules, which no published item has. */
export function compileSituations(content: SituationParts): SituationFinder {
  const declared = answerDeclarations(content.questions);
  const ordered = [...content.situations].sort((a, b) => a.order - b.order);
  const situations = ordered.map((situation) => {
    const rule = compileRule(situation.rule, declared);
    if (hasFaults(rule)) throw new Error(`situation ${situation.code}: ${rule.map((fault) => fault.text).join('; ')}`);
    return { situation, rule };
  });
  return { questionnaire: compileQuestions(content), situations };
}

/** Finds the situation of a set of answers. Exactly one matches each complete set. */
export function findSituation(finder: SituationFinder, answers: Answers): SituationResult {
  const faults = answerFaults(finder.questionnaire, answers);
  if (faults.length > 0) return { kind: 'refused', faults };
  const facts = answerFacts(finder.questionnaire, answers);
  const outcomes = finder.situations.map(({ situation, rule }) => ({ situation, outcome: rule.ask({ facts, today: '' }).outcome }));
  const next = nextQuestion(finder.questionnaire, answers);
  if (next)
    return { kind: 'open', next, possible: outcomes.filter(({ outcome }) => outcome !== 'unmet').map(({ situation }) => situation) };
  const matches = outcomes.filter(({ outcome }) => outcome === 'met').map(({ situation }) => situation);
  const [situation] = matches;
  return situation && matches.length === 1 ? { kind: 'found', situation } : { kind: 'undecided', matches };
}
