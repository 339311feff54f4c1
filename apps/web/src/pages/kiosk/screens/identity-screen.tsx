import { TouchButton, useText } from '@yimen/ui';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';

/** Some services ask for the identity card. What is read goes straight into the request and is kept nowhere. */
export function IdentityScreen({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  return (
    <>
      <KioskTitle title={t('identityTitle')}>
        <p>{t('identityHelp')}</p>
        <p>{t('identityWithout')}</p>
      </KioskTitle>
      <div className="foot">
        {model.simulatedReader && (
          <TouchButton className="go" onPress={() => onAct({ kind: 'card' })}>
            {t('identityTry')}
          </TouchButton>
        )}
        <TouchButton onPress={() => onAct({ kind: 'home' })}>{t('back')}</TouchButton>
      </div>
    </>
  );
}
