import type { ItemContent, Question } from '../content/item-content.ts';
import { compileRule, hasFaults } from '../rules/compile.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { FactDeclaration, Facts } from '../value-types.ts';

/** Answers of a resident: code of the chosen option by question. */
export type Answers = Readonly<Record<string, string>>;

/** What is wrong with an answer. */
export interface AnswerFault {
  readonly question: string;
  readonly problem: 'unknown-question' | 'unknown-option' | 'question-hidden';
}

/** A question with its visibility compiled. */
interface Asked {
  readonly question: Question;
  readonly visible: CompiledRule | undefined;
}

/** The questions of an item, ready to be asked. */
export interface Questionnaire {
  readonly asked: readonly Asked[];
}

/** Facts that questions declare: `answers.<id>`, a choice of their options. */
export function answerDeclarations(questions: readonly Question[]): ReadonlyMap<string, FactDeclaration> {
  return new Map(
    questions.map((question) => [`answers.${question.id}`, { type: 'choice', options: question.options.map((option) => option.code) }]),
  );
}

/**
 * Compiles the questions of an item.
 * @throws Error when a rule is faulty: the loader and the lint refuse such an item before anyone asks
 */
export function compileQuestions({ questions }: Pick<ItemContent, 'questions'>): Questionnaire {
  const declared = answerDeclarations(questions);
  const ordered = [...questions].sort((a, b) => a.order - b.order);
  return { asked: ordered.map((question) => ({ question, visible: question.visible && compiled(question.visible, declared) })) };
}

function compiled(rule: unknown, declared: ReadonlyMap<string, FactDeclaration>): CompiledRule {
  const result = compileRule(rule, declared);
  if (hasFaults(result)) throw new Error(`faulty rule: ${result.map((fault) => fault.text).join('; ')}`);
  return result;
}

/** The questions that are to be asked after these answers, in order. */
export function visibleQuestions(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return walk(questionnaire, answers).visible;
}

/** The next question without an answer, or none when the set is complete. */
export function nextQuestion(questionnaire: Questionnaire, answers: Answers): Question | undefined {
  return visibleQuestions(questionnaire, answers).find((question) => !Object.hasOwn(answers, question.id));
}

/** Everything that is wrong with a set of answers. */
export function answerFaults(questionnaire: Questionnaire, answers: Answers): readonly AnswerFault[] {
  const { visible } = walk(questionnaire, answers);
  return Object.entries(answers).flatMap(([question, code]): AnswerFault[] => {
    const known = questionnaire.asked.find((asked) => asked.question.id === question)?.question;
    if (!known) return [{ question, problem: 'unknown-question' }];
    if (!visible.includes(known)) return [{ question, problem: 'question-hidden' }];
    return known.options.some((option) => option.code === code) ? [] : [{ question, problem: 'unknown-option' }];
  });
}

/** Facts of a set of answers: a question that is not asked is known to have none. */
export function answerFacts(questionnaire: Questionnaire, answers: Answers): Facts {
  return walk(questionnaire, answers).facts;
}

function walk({ asked }: Questionnaire, answers: Answers): { visible: readonly Question[]; facts: Facts } {
  const visible: Question[] = [];
  const facts: Record<string, string | null> = {};
  for (const { question, visible: rule } of asked) {
    const name = `answers.${question.id}`;
    const outcome = rule?.ask({ facts, today: '' }).outcome ?? 'met';
    if (outcome === 'met') visible.push(question);
    if (outcome === 'unmet') facts[name] = null;
    else if (outcome === 'met' && Object.hasOwn(answers, question.id)) facts[name] = answers[question.id] ?? null;
  }
  return { visible, facts };
}

/** Every complete set of answers that a resident can give; at most `limit`. */
export function* completeAnswers(questionnaire: Questionnaire, limit = 20_000): Generator<Answers> {
  const open: Answers[] = [{}];
  for (let given = 0; given < limit;) {
    const answers = open.pop();
    if (!answers) return;
    const next = nextQuestion(questionnaire, answers);
    if (next) for (const option of [...next.options].reverse()) open.push({ ...answers, [next.id]: option.code });
    else {
      given += 1;
      yield answers;
    }
  }
}
