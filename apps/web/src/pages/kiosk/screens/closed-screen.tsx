import { TouchButton, Wall, useText } from '@yimen/ui';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';

/** No numbers now: the wall is unlit and carries the hours; what still works stands below. */
export function ClosedScreen({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  const away = model.hall === 'away';
  const hours = model.hours ? t('closedToday', { hours: model.hours }) : t('closedAll');
  return (
    <>
      <Wall state="off" className="shut">
        <KioskTitle title={away ? t('awayTitle') : t('closedTitle')} />
        <p className="hours">{away ? t('awayText') : hours}</p>
      </Wall>
      {!away && (
        <>
          <p className="after">{model.hall === 'stopped' ? t('closedStopped') : t('closedElse')}</p>
          <div className="have">
            <TouchButton onPress={() => onAct({ kind: 'open', screen: 'missed' })}>
              {t('missed')}
              <small>{t('missedHow')}</small>
            </TouchButton>
            <TouchButton onPress={() => onAct({ kind: 'open', screen: 'reprint' })}>
              {t('reprint')}
              <small>{t('reprintHow')}</small>
            </TouchButton>
          </div>
        </>
      )}
    </>
  );
}
