import { Lintel, useLanguage, useText } from '@yimen/ui';
import { nameOf } from '../../shared/load/near-words.ts';
import { answerName } from './clean-answers.ts';
import type { GuideModel } from './guide-model.ts';
import { guide } from './guide-texts.ts';

const kept = ['lang', 'size', 'district', 'on'] as const;

/** The questions that find the situation: a plain GET form, so that the answers stand in the address and the page can be printed or sent. */
export function GuideQuestions({ model }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const { page, questions, address } = model;
  if (questions.length === 0) return null;
  return (
    <section className="qs" id="questions">
      <Lintel level={2} title={t('situation')} note={t('questions', { count: page.content.questions.length })} />
      <form action={address.path} data-questions>
        {kept.map(
          (name) => address.query[name] !== undefined && <input key={name} type="hidden" name={name} value={address.query[name]} />,
        )}
        {questions.map((question) => (
          <Asked key={question.id} question={question} answer={model.answers[question.id]} />
        ))}
        <button className="ym-button show" type="submit">
          {t('show')}
        </button>
      </form>
    </section>
  );
}

function Asked({ question, answer }: { readonly question: GuideModel['questions'][number]; readonly answer: string | undefined }) {
  const language = useLanguage();
  const help = question.help && nameOf(question.help, language);
  const name = answerName(question.id);
  return (
    <fieldset>
      <legend>{nameOf(question.text, language)}</legend>
      {help && <p className="help">{help}</p>}
      <div className="opts">
        {question.options.map((option) => (
          <label key={option.code} htmlFor={`${name}-${option.code}`}>
            <input type="radio" id={`${name}-${option.code}`} name={name} value={option.code} defaultChecked={option.code === answer} />
            {nameOf(option.names, language)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
