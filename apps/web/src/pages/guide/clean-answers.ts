import type { ItemVersion } from '@yimen/contracts';
import { compileQuestions, visibleQuestions } from '@yimen/domain-catalogue';
import type { Question } from '@yimen/domain-catalogue';

const prefix = 'a.';

/**
 * The answers that an address carries (`?a.housing=rent`) and the questions that they open. What an old or mistyped address says about
 * questions or options that are not there is left out.
 */
export function cleanAnswers(content: ItemVersion['content'], query: Readonly<Record<string, string>>) {
  const questionnaire = compileQuestions(content);
  const answers: Record<string, string> = {};
  for (let round = 0; round <= content.questions.length; round += 1) {
    const open = visibleQuestions(questionnaire, answers).find((question) => !(question.id in answers));
    const given = open && query[prefix + open.id];
    if (!open || given === undefined || !open.options.some(({ code }) => code === given)) break;
    answers[open.id] = given;
  }
  return { answers, questions: askedSoFar(visibleQuestions(questionnaire, answers), answers) };
}

/** The answered questions and the next one. */
function askedSoFar(visible: readonly Question[], answers: Readonly<Record<string, string>>): Question[] {
  const next = visible.findIndex(({ id }) => !(id in answers));
  return next < 0 ? [...visible] : visible.slice(0, next + 1);
}

/** Name of a question's field in the form and in the address. */
export function answerName(question: string): string {
  return prefix + question;
}
