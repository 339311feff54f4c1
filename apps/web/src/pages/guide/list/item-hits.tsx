import type { ItemList } from '@yimen/contracts';
import { Lintel, useLanguage, useText } from '@yimen/ui';
import { nameOf } from '../../../shared/load/near-words.ts';
import { ItemRows } from './item-rows.tsx';
import { itemWords } from './item-texts.ts';

interface ItemHitsProps {
  readonly query: string;
  readonly list: ItemList;
  readonly hotline: string;
}

/** What a search found; nothing: the bureaus and the hotline. */
export function ItemHits({ query, list, hotline }: ItemHitsProps) {
  const t = useText(itemWords);
  const isFound = list.total > 0;
  return (
    <section className="hits" aria-live="polite">
      <Lintel level={2} title={isFound ? t('found', { count: list.total }) : t('notFound', { query })} note={isFound ? query : undefined} />
      {isFound ? <ItemRows items={list.items} /> : <Bureaus list={list} />}
      <p className="more soft">
        {t('noneOfThese')} <b>{list.help?.hotline ?? hotline}</b>
        {t('orAsk')}
      </p>
    </section>
  );
}

function Bureaus({ list }: { readonly list: ItemList }) {
  const t = useText(itemWords);
  const language = useLanguage();
  return (
    <>
      <p className="more">{t('tryBureau')}</p>
      <ul className="rows two">
        {list.help?.bureaus.map((bureau) => (
          <li key={bureau.code}>
            <a href={`/guide?bureau=${bureau.code}`}>{nameOf(bureau.names, language)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
