import type { CityView } from '@yimen/contracts';
import { useText } from '@yimen/ui';
import type { PageAddress } from '../../shared/public/page-address.ts';
import { PublicHead } from '../../shared/public/public-head.tsx';
import { guide } from '../guide/guide-texts.ts';
import { caseTexts } from './case-texts.ts';

/** Head of the case pages. */
export function CaseHead({ address, city }: { readonly address: PageAddress; readonly city: CityView | undefined }) {
  const t = useText(caseTexts);
  const g = useText(guide);
  const links = [
    { href: '/guide', text: g('allItems', { count: city?.counts.items ?? '' }) },
    { href: '/city', text: g('halls') },
  ];
  return <PublicHead name={t('place')} address={address} links={links} />;
}
