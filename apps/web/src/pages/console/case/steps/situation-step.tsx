import { nextQuestion, visibleQuestions } from '@yimen/domain-catalogue';
import { Choice, useLanguage, useText } from '@yimen/ui';
import type { CaseDraft } from '../draft/draft.ts';
import { caseTexts } from '../case-texts.ts';
import type { Guide } from '../draft/guide.ts';
import type { JudgedDraft } from '../draft/judged-draft.ts';

interface SituationStepProps {
  readonly guide: Guide;
  readonly answers: CaseDraft['answers'];
  readonly judged: JudgedDraft;
  readonly onAnswer: (question: string, option: string, later: readonly string[]) => void;
}

/** One question after the other; answered ones stay open to change, and a change drops the answers that came after it. */
export function SituationStep({ guide, answers, judged, onAnswer }: SituationStepProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const word = (texts: { zh: string; en: string }) => (language === 'en' ? texts.en : texts.zh);
  const asked = visibleQuestions(guide.finder.questionnaire, answers);
  const next = nextQuestion(guide.finder.questionnaire, answers);
  const shown = asked.filter((question) => question.id in answers || question.id === next?.id);
  return (
    <section className="step situation" aria-label={t('situation')}>
      {shown.map((question, index) => (
        <div key={question.id}>
          <Choice
            label={word(question.text)}
            layout="row"
            options={question.options.map((option) => ({ value: option.code, text: word(option.names) }))}
            value={answers[question.id]}
            onChange={(option) =>
              onAnswer(
                question.id,
                option,
                shown.slice(index + 1).map((later) => later.id),
              )
            }
          />
          {question.help && <p className="help">{word(question.help)}</p>}
        </div>
      ))}
      {judged.found && (
        <p className="found" role="status">
          {t('situationFound', { name: word(judged.found.names) })}
        </p>
      )}
    </section>
  );
}
