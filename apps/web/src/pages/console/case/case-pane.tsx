import { Button, Steps, useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import type { CaseModel } from './case-model.ts';
import { CaseStep } from './steps/case-step.tsx';
import { caseTexts } from './case-texts.ts';
import { steps } from './draft/draft.ts';
import { maskPerson } from './draft/mask-person.ts';
import type { Step } from './draft/draft.ts';
import { isReachable } from './draft/judged-draft.ts';

interface CasePaneProps {
  readonly model: CaseModel;
}

/** The middle of the console: one matter from the person to the receipt, in one column, with the keyboard alone. */
export function CasePane({ model }: CasePaneProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const { draft, judged, guide } = model;
  const at = steps.indexOf(draft.step);
  const last = draft.step === 'review';

  function go(step: Step) {
    setAsked(false);
    model.onAct({ do: 'go', step });
  }
  function goOn() {
    const next = steps[at + 1];
    if (next && isReachable(next, judged)) go(next);
    else setAsked(true);
  }

  const words = (step: Step) =>
    step === 'materials' && judged.lines.length > 0
      ? t('materialsOf', { done: Object.keys(draft.settled).length, all: judged.lines.filter((line) => line.isAsked).length })
      : t(step);
  const title = guide ? (language === 'en' ? guide.content.names.en : guide.content.names.zh) : t('whoComes');
  return (
    <>
      <div className="title">
        <h1>{model.received ? (language === 'en' ? model.received.view.item.names.en : model.received.view.item.names.zh) : title}</h1>
        {guide && (
          <p>
            {language === 'en' ? guide.content.bureau.names.en : guide.content.bureau.shortZh}，{t(guide.content.handling)}
            <br />
            {t('version', { version: guide.version })}
          </p>
        )}
      </div>
      <Who model={model} />
      {!model.received && (
        <Steps
          label={t('steps')}
          steps={steps.map((step, index) => ({ id: step, words: words(step), state: index < at ? 'done' : index === at ? 'now' : 'next' }))}
        />
      )}
      <form
        className="work"
        onSubmit={(event) => {
          event.preventDefault();
          if (model.received) return;
          if (last) model.onReceive();
          else goOn();
        }}
      >
        <div className="body">
          <CaseStep model={model} asked={asked} />
        </div>
        {!model.received && (
          <div className="foot">
            <p>{model.dates}</p>
            {at > 0 && (
              <Button keys="Alt ←" onPress={() => go(steps[at - 1] ?? 'person')}>
                {t('back')}
              </Button>
            )}
            <Button
              kind="act"
              keys="Enter"
              type="submit"
              busy={model.busy === 'receive'}
              reason={last && !judged.canReceive ? t('mend') : undefined}
            >
              {last ? t('receive') : t('goOn')}
            </Button>
          </div>
        )}
      </form>
    </>
  );
}

/** Who the matter is for, masked: the screen is turned to the hall. */
function Who({ model }: CasePaneProps) {
  const language = useLanguage();
  const { person } = model.draft;
  if (person.name === '' || model.draft.step === 'person') return null;
  const { name, idNumber } = maskPerson(person);
  const found = model.judged.found && (language === 'en' ? model.judged.found.names.en : model.judged.found.names.zh);
  return (
    <p className="who">
      <b>{name}</b> <span>{idNumber}</span> {found && <span>{found}</span>}
    </p>
  );
}
