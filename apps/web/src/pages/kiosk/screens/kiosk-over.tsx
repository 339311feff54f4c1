import { TouchButton, useText } from '@yimen/ui';
import { useEffect, useRef } from 'react';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';

/** What lies over the screen: the warning before it is wiped, or where help is. One press puts it away. */
export function KioskOver({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  const plane = useRef<HTMLDivElement>(null);
  useEffect(() => plane.current?.querySelector('button')?.focus(), []);
  const warns = model.warning !== undefined;
  return (
    <div className="kiosk-scrim">
      <div className="kiosk-over" role="alertdialog" aria-labelledby="over-title" ref={plane}>
        <h1 id="over-title">{warns ? t('still') : t('helpTitle')}</h1>
        <p>{warns ? t('stillText', { seconds: model.warning ?? 0 }) : t('helpText')}</p>
        <TouchButton className="go" onPress={() => onAct({ kind: 'stay' })}>
          {warns ? t('stillHere') : t('helpClose')}
        </TouchButton>
      </div>
    </div>
  );
}
