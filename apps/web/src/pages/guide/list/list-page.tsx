import type { CityView, ItemList, ItemSummary } from '@yimen/contracts';
import { Lintel, useLanguage, useText } from '@yimen/ui';
import { nameOf } from '../../../shared/load/near-words.ts';
import type { PageAddress } from '../../../shared/public/page-address.ts';
import { SearchForm } from '../../../shared/public/search-form.tsx';
import { GuideHead } from '../guide-head.tsx';
import { guide } from '../guide-texts.ts';
import { ItemHits } from './item-hits.tsx';
import { ItemRows } from './item-rows.tsx';

export interface ListModel {
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  readonly list: ItemList;
  readonly query: string;
  /** The filter that the address names, if the city knows it. */
  readonly bureau: string | undefined;
  readonly event: string | undefined;
}

/** All items: found by words, by life event or by bureau. */
export function ListPage({ model }: { readonly model: ListModel }) {
  const t = useText(guide);
  const { address, city, list, query } = model;
  return (
    <>
      <GuideHead address={address} city={city} />
      <main className="list">
        <div className="top">
          <h1>{t('title')}</h1>
          <p className="gist">{t('lead', { count: city?.counts.items ?? list.total })}</p>
          <SearchForm action="/guide" label={t('search')} button={t('find')} help={t('how')} value={query} address={address} />
          <p className="jump">
            <a href="#filters">{t('filters')}</a>
          </p>
        </div>
        <div className="found">
          {query === '' ? <ByBureau items={list.items} /> : <ItemHits query={query} list={list} hotline={city?.hotline ?? ''} />}
        </div>
        <Filters model={model} />
      </main>
    </>
  );
}

/** The items of each bureau under its name, most cases first. */
function ByBureau({ items }: { readonly items: readonly ItemSummary[] }) {
  const t = useText(guide);
  const language = useLanguage();
  const groups = Map.groupBy(items, (item) => item.bureau.code);
  return [...groups.values()].map((rows) => {
    const [first] = rows;
    return (
      first && (
        <section key={first.bureau.code} id={first.bureau.code}>
          <Lintel level={2} title={nameOf(first.bureau.names, language)} note={t('counted', { count: rows.length })} />
          <ItemRows items={rows} />
        </section>
      )
    );
  });
}

function Filters({ model: { city, bureau, event } }: { readonly model: ListModel }) {
  const t = useText(guide);
  const language = useLanguage();
  return (
    <nav className="side" id="filters" aria-label={t('title')}>
      <Lintel level={2} title={t('byEvent')} />
      <ul className="filters pairs">
        <Filter href="/guide" text={t('everything')} on={event === undefined && bureau === undefined} />
        {city?.lifeEvents.map((each) => (
          <Filter key={each.code} href={`/guide?event=${each.code}`} text={nameOf(each.names, language)} on={each.code === event} />
        ))}
      </ul>
      <Lintel level={2} title={t('byBureau')} />
      <ul className="filters">
        {city?.bureaus
          .filter(({ items }) => items > 0)
          .map((each) => (
            <Filter key={each.code} href={`/guide?bureau=${each.code}`} text={nameOf(each.names, language)} on={each.code === bureau} />
          ))}
      </ul>
    </nav>
  );
}

function Filter({ href, text, on }: { readonly href: string; readonly text: string; readonly on: boolean }) {
  return (
    <li>
      <a href={href} aria-current={on ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
}
