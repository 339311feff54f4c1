import type { CityView, ItemPage } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { joinNames } from '@yimen/ui/format';
import { nameOf } from '../../shared/load/near-words.ts';
import { PublicHead } from '../../shared/public/public-head.tsx';
import type { PageAddress } from '../../shared/public/page-address.ts';
import type { GuideModel } from './guide-model.ts';
import { guide } from './guide-texts.ts';
import type { PaperCount } from './paper-count.ts';

/** Head of all pages of the guide. */
export function GuideHead({ address, city }: { readonly address: PageAddress; readonly city: CityView | undefined }) {
  const t = useText(guide);
  const links = [
    { href: '/guide', text: t('allItems', { count: city?.counts.items ?? '' }) },
    { href: '/city', text: t('halls') },
    { href: '/case', text: t('myCase') },
  ];
  return <PublicHead name={t('place')} address={address} links={links} />;
}

/** Who handles it, what it is, who may, and the figure: how many papers to bring. */
export function ItemHead({ model: { page, count, situation } }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const language = useLanguage();
  return (
    <div className="head">
      <p className="crumb">{t('bureauTakes', { bureau: nameOf(page.content.bureau.names, language), where: useWhere(page) })}</p>
      <div>
        <h1>{nameOf(page.content.names, language)}</h1>
        <p className="gist">
          <Gist page={page} />
        </p>
        {!page.connected && <p className="notice">{t('notConnected')}</p>}
        {page.content.illustrative && <p className="gist soft">{t('illustrative')}</p>}
      </div>
      <Count count={count} isOpen={situation === undefined} />
    </div>
  );
}

function useWhere({ content: { mode, jurisdiction } }: ItemPage): string {
  const t = useText(guide);
  const language = useLanguage();
  if (jurisdiction[0] && mode === 'local-only') return nameOf(jurisdiction[0].text, language);
  return t({ direct: 'anyCentre' as const, separated: 'separated' as const, 'local-only': 'local' as const }[mode]);
}

function Gist({ page: { content, audience } }: { readonly page: ItemPage }) {
  const t = useText(guide);
  const language = useLanguage();
  const conditions = content.conditions.filter(({ effect }) => effect === 'block-accept').map(({ text }) => nameOf(text, language));
  const people = joinNames(
    audience.map(({ names }) => nameOf(names, language)),
    language,
  );
  const end = language === 'en' ? '.' : '。';
  return (
    <>
      {people !== '' && t('whoFor', { people })}
      {conditions.length > 0 && `${t('whoMay')}${conditions.join(language === 'en' ? '; ' : '；')}${end}`}
    </>
  );
}

/** The figure of the page: papers to bring. */
function Count({ count, isOpen }: { readonly count: PaperCount; readonly isOpen: boolean }) {
  const t = useText(guide);
  const figure = count.least === count.most ? String(count.least) : `${count.least}–${count.most}`;
  const isSure = count.least === count.most;
  return (
    <div className="count" id="count" aria-live="polite">
      <span className="fig">{figure}</span>
      <p>
        {isSure ? t(count.least === 0 ? 'nothing' : 'toBring', { count: count.least }) : t('toBringRange')}
        <span className="soft">{isOpen && !isSure ? t('answerFirst') : t(count.filled > 0 ? 'ofAllFilled' : 'ofAll', { ...count })}</span>
      </p>
    </div>
  );
}
