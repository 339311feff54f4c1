import type { CaseView, ClockView } from '@yimen/contracts';
import { Button, Light, useLanguage, useText } from '@yimen/ui';
import { clockText, dateText } from '@yimen/ui/format';
import { useState } from 'react';
import { groupedNumber } from '../../../../shared/public/grouped-number.ts';
import { caseTexts } from '../case-texts.ts';

export type CaseAct = 'accept' | 'close' | 'deliver';

interface ReceivedStepProps {
  readonly view: CaseView;
  /** Known only right after receiving: it stands on the receipt and nowhere else. */
  readonly queryCode?: string | undefined;
  readonly timeZone: string;
  readonly bureau: string;
  readonly busy: CaseAct | undefined;
  readonly refusal?: string | undefined;
  readonly onAct: (act: CaseAct) => void;
  readonly onPrint: (document: string) => void;
  readonly onAnother: () => void;
}

/** The case after it is stored: its number, where it is, and the one next thing to do. */
export function ReceivedStep(props: ReceivedStepProps) {
  const { view, queryCode, refusal, onPrint } = props;
  const t = useText(caseTexts);
  const language = useLanguage();
  const receipt = view.documents.find((document) => document.kind === 'receipt');
  return (
    <section className="step received" aria-label={t('received')}>
      <h2 role="status">{language === 'en' ? view.sentence.en : view.sentence.zh}</h2>
      {refusal !== undefined && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <dl>
        <dt>{t('caseNumber')}</dt>
        <dd className="fig number">{groupedNumber(view.number)}</dd>
        {queryCode !== undefined && <dt>{t('queryCode')}</dt>}
        {queryCode !== undefined && (
          <dd>
            <span className="fig">{queryCode}</span>
            <small>{t('queryCodeOnce')}</small>
          </dd>
        )}
        {view.clocks
          .filter((clock) => clock.state !== 'ended')
          .map((clock) => (
            <ClockRow key={clock.clock} clock={clock} />
          ))}
        {view.decision && <dt>{t('result')}</dt>}
        {view.decision && (
          <dd>
            <b>{t(view.decision.outcome === 'granted' ? 'granted' : view.decision.outcome === 'partly' ? 'partly' : 'denied')}</b>
            {view.decision.results.map((result) => (
              <small key={result.number ?? result.kind}>{language === 'en' ? result.name.en : result.name.zh}</small>
            ))}
          </dd>
        )}
      </dl>
      <p className="acts">
        {receipt && <Button onPress={() => onPrint(receipt.id)}>{t('printReceipt')}</Button>}
        <NextAct {...props} />
      </p>
    </section>
  );
}

function ClockRow({ clock }: { readonly clock: ClockView }) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const names = { acceptance: t('accept'), promised: t('promised'), statutory: 'statutory', delivery: t('deliver') };
  const lights = { green: 'on', yellow: 'soon', red: 'overdue', blue: 'paused', grey: 'unknown' } as const;
  if (clock.clock === 'statutory') return null;
  return (
    <>
      <dt>{names[clock.clock]}</dt>
      <dd>
        {clock.deadline === undefined ? t('dueUnknown') : dateText(clock.deadline, language, { weekday: true })}
        {clock.provisional && <small>{t('provisional')}</small>} <Light state={lights[clock.light]} />
      </dd>
    </>
  );
}

/** What may be done now, by what intake allows: accept, wait, register, hand over. */
function NextAct({ view, bureau, timeZone, busy, onAct, onAnother }: ReceivedStepProps) {
  const t = useText(caseTexts);
  const [checked, setChecked] = useState(false);
  if (view.may.includes('accept'))
    return (
      <Button kind="act" keys="Enter" busy={busy === 'accept'} onPress={() => onAct('accept')}>
        {t('accept')}
      </Button>
    );
  if (view.may.includes('close'))
    return (
      <Button kind="act" keys="Enter" busy={busy === 'close'} onPress={() => onAct('close')}>
        {t('close')}
      </Button>
    );
  if (view.may.includes('deliver')) {
    return (
      <>
        <label className="check">
          <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
          {t('identityChecked')}
        </label>
        <Button
          kind="act"
          keys="Enter"
          busy={busy === 'deliver'}
          reason={checked ? undefined : t('identityChecked')}
          onPress={() => onAct('deliver')}
        >
          {t('deliver')}
        </Button>
      </>
    );
  }
  if (view.state === 'DELIVERED') return <Button onPress={onAnother}>{t('another')}</Button>;
  return <span role="status">{t('atBureauSince', { bureau, time: clockText(view.since, timeZone) })}</span>;
}
