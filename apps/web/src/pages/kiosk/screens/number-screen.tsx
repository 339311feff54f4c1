import { QrCode, TouchButton, Wall, useLanguage, useText } from '@yimen/ui';
import { rangeFigures } from '@yimen/ui/format';
import { useState } from 'react';
import type { KioskAct, KioskModel, KioskScreen, TakenNumber } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';
import { PrintedSlip, SlipPicture } from './slip.tsx';
import { KioskTitle } from './kiosk-title.tsx';

interface NumberProps {
  readonly model: KioskModel;
  readonly screen: Extract<KioskScreen, { kind: 'number' }>;
  readonly onAct: (act: KioskAct) => void;
}

/** The number, lit; what it is for, what to do if missed, and its page for the phone. Wiped after eight seconds. */
export function NumberScreen({ model, screen, onAct }: NumberProps) {
  const t = useText(kiosk);
  const { taken, secondsLeft } = screen;
  const [shown, setShown] = useState(false);
  const prints = model.printer === 'ok' || model.printer === 'paper-low';
  const failed = model.printer === 'paper-out' || model.printer === 'offline';
  return (
    <div className="result">
      <Wall state="steady" live="assertive" className="lit">
        <KioskTitle title={screen.again ? t('exists') : t('yourNumber')} />
        <p className="fig" data-signs={taken.number.length}>
          {taken.number}
        </p>
        <Ahead taken={taken} />
      </Wall>
      <div className="res">
        {failed && <NoPaper />}
        {!failed && !shown && <Facts taken={taken} />}
        {shown ? <SlipPicture slip={model.slipOf(taken, 1)} /> : <ForPhone url={model.ticketUrl(taken.token)} large={failed} />}
        {prints && <PrintedSlip slip={model.slipOf(taken, 1)} />}
        <div className="done">
          {model.printer === 'none' && <TouchButton onPress={() => setShown(!shown)}>{shown ? t('hideSlip') : t('seeSlip')}</TouchButton>}
          {prints && <TouchButton onPress={() => onAct({ kind: 'print-again', ticket: taken.ticket })}>{t('printAgain')}</TouchButton>}
          <TouchButton className="go" onPress={() => onAct({ kind: 'home' })}>
            {t('done', { seconds: secondsLeft })}
          </TouchButton>
        </div>
      </div>
    </div>
  );
}

function ForPhone({ url, large }: { readonly url: string; readonly large: boolean }) {
  const t = useText(kiosk);
  return (
    <div className="phone" data-large={large || undefined}>
      <QrCode text={url} label={t('scanLabel')} className="qr" />
      <div>
        <b>{t('scan')}</b>
        <span className="soft">{t('scanText')}</span>
      </div>
    </div>
  );
}

function Ahead({ taken }: { readonly taken: TakenNumber }) {
  const t = useText(kiosk);
  return (
    <p className="ahead">
      <WithFigure text={t('ahead')} figure={taken.ahead} />
      {taken.range ? <WithFigure text={t('about')} figure={rangeFigures(taken.range)} /> : t('aheadNoWindow')}
    </p>
  );
}

/** A sentence with its figure set large in the place of `#`. */
function WithFigure({ text, figure }: { readonly text: string; readonly figure: string | number }) {
  const [before, after] = text.split('#');
  return (
    <>
      {before}
      <b>{figure}</b>
      {after}
    </>
  );
}

function Facts({ taken }: { readonly taken: TakenNumber }) {
  const t = useText(kiosk);
  const language = useLanguage();
  const name = taken.item ?? taken.service;
  return (
    <dl>
      <dt>{t('matter')}</dt>
      <dd>
        {language === 'en' ? name.en : name.zh}
        <small>{t('matterHow')}</small>
      </dd>
      <dt>{t('ifMissed')}</dt>
      <dd>
        {t('ifMissedDo')}
        <small>{t('ifMissedHow')}</small>
      </dd>
    </dl>
  );
}

/** The printer failed: the number is safe, and the code takes the place of the paper. */
function NoPaper() {
  const t = useText(kiosk);
  return (
    <div className="no-paper" role="status">
      <b>{t('noPaper')}</b>
      <span>{t('noPaperText')}</span>
    </div>
  );
}
