import { useLanguage, useText } from '@yimen/ui';
import { rangeSentence } from '@yimen/ui/format';
import type { KioskService } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';

/** Right half of a row: people, range and how few are left, or why no number is given now. */
export function ServiceSide({ service }: { readonly service: KioskService }) {
  const t = useText(kiosk);
  const language = useLanguage();
  if (service.closedBecause !== undefined) return <span className="closed">{t(closedKey(service.closedBecause))}</span>;
  return (
    <>
      <span className="people">
        <span className="fig">{service.people}</span>
        <small>{t('waiting')}</small>
      </span>
      <span className="range">
        {service.range ? rangeSentence(service.range, language) : t('noWindow')}
        {service.left !== undefined && <b className="few">{t('left', { count: service.left })}</b>}
      </span>
    </>
  );
}

function closedKey(code: string): 'full' | 'fullNow' | 'closedNow' {
  if (code === 'quota-day') return 'full';
  return code === 'quota-session' ? 'fullNow' : 'closedNow';
}
