import { TouchButton, useText } from '@yimen/ui';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';

const most = 12;

/** The numbers that were called and not there: one press brings one back. A slip can also be scanned. */
export function MissedScreen({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  const some = model.missed.length > 0;
  return (
    <>
      <KioskTitle title={some ? t('missedTitle') : t('missedNone')}>
        {some && <p>{t('missedHelp')}</p>}
        <p>{t('missedScan')}</p>
      </KioskTitle>
      <div className="foot">
        <ul className="numbers">
          {model.missed.slice(0, most).map((number) => (
            <li key={number}>
              <TouchButton onPress={() => onAct({ kind: 'return', number })} className="fig">
                {number}
              </TouchButton>
            </li>
          ))}
        </ul>
        <TouchButton onPress={() => onAct({ kind: 'home' })}>{t('back')}</TouchButton>
      </div>
    </>
  );
}
