import { TouchButton, useText } from '@yimen/ui';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';

const most = 12;

/** The numbers taken at this machine, newest first. */
export function ReprintScreen({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  const some = model.recent.length > 0;
  return (
    <>
      <KioskTitle title={some ? t('reprintTitle') : t('reprintNone')}>
        {some && <p>{t('reprintHelp')}</p>}
        <p>{t('missedScan')}</p>
      </KioskTitle>
      <div className="foot">
        <ul className="numbers">
          {model.recent.slice(0, most).map((taken) => (
            <li key={taken.ticket}>
              <TouchButton onPress={() => onAct({ kind: 'print-again', ticket: taken.ticket })} className="fig">
                {taken.number}
              </TouchButton>
            </li>
          ))}
        </ul>
        <TouchButton onPress={() => onAct({ kind: 'home' })}>{t('back')}</TouchButton>
      </div>
    </>
  );
}
