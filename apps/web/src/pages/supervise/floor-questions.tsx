import { AskOnce, useText } from '@yimen/ui';
import type { Answer } from '@yimen/ui';
import type { FloorQuestion } from './use-floor-acts.ts';
import { deviceTexts } from './devices/device-texts.ts';
import { supervise } from './supervise-texts.ts';

interface FloorQuestionsProps {
  readonly question: FloorQuestion | undefined;
  readonly onAnswer: (answer: string) => void;
  readonly onBack: () => void;
}

/** The one question before a press that people in the hall would notice. */
export function FloorQuestions({ question, onAnswer, onBack }: FloorQuestionsProps) {
  const asked = useAsked(question);
  return (
    <AskOnce
      open={question !== undefined}
      title={asked.title}
      {...(asked.text === undefined ? {} : { text: asked.text })}
      answers={asked.answers}
      onAnswer={(id) => (id === 'back' ? onBack() : onAnswer(id))}
      onBack={onBack}
    />
  );
}

function useAsked(question: FloorQuestion | undefined): { title: string; text?: string; answers: readonly Answer[] } {
  const t = useText(supervise);
  const d = useText(deviceTexts);
  const back: Answer = { id: 'back', words: d('keep') };
  if (!question) return { title: '', answers: [back] };
  if (question.about === 'doors')
    return { title: t('askStop'), text: t('askStopText'), answers: [{ id: 'stop', words: t('stop'), main: true }, back] };
  const { window } = question.row.window;
  const { act } = question;
  if (act === 'open')
    return { title: t('askOpen', { window }), text: t('askOpenText'), answers: [{ id: 'open', words: t('open'), main: true }, back] };
  if (act === 'close')
    return { title: t('askClose', { window }), text: t('askCloseText'), answers: [{ id: 'close', words: t('close'), main: true }, back] };
  const reasons = (['break', 'meeting', 'system', 'other'] as const).map((id) => ({ id, words: t(id), main: id === 'break' }));
  return { title: t('askPause', { window }), answers: reasons };
}
