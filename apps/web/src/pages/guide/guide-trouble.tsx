import type { CityView } from '@yimen/contracts';
import { useText } from '@yimen/ui';
import type { PageAddress } from '../../shared/public/page-address.ts';
import { GuideHead } from './guide-head.tsx';
import { guide } from './guide-texts.ts';

interface GuideTroubleProps {
  readonly kind: 'unknown' | 'away';
  readonly address: PageAddress;
  readonly city: CityView | undefined;
}

/** What happened, and where to go on. */
export function GuideTrouble({ kind, address, city }: GuideTroubleProps) {
  const t = useText(guide);
  const hotline = city?.hotline ?? '12345';
  return (
    <>
      <GuideHead address={address} city={city} />
      <main className="plain">
        <h1>{t(kind)}</h1>
        <p>{kind === 'unknown' ? t('unknownHelp') : t('awayHelp', { hotline })}</p>
        <p>
          <a href="/guide">{t('toGuide')}</a>
        </p>
      </main>
    </>
  );
}
