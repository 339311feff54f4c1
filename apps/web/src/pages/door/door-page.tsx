import type { CityView, ItemList } from '@yimen/contracts';
import { Lintel, useText } from '@yimen/ui';
import type { DoorWords, OpensAgain } from '../../shared/load/door-words.ts';
import { NearSection } from '../../shared/load/near-section.tsx';
import type { NearSectionProps } from '../../shared/load/near-section.tsx';
import type { PageAddress } from '../../shared/public/page-address.ts';
import { PublicHead } from '../../shared/public/public-head.tsx';
import { SearchForm } from '../../shared/public/search-form.tsx';
import { ItemHits } from '../guide/list/item-hits.tsx';
import { ItemRows } from '../guide/list/item-rows.tsx';
import { door } from './door-texts.ts';

export interface DoorModel {
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  /** What was asked for, and what it found. */
  readonly found: { readonly query: string; readonly list: ItemList } | undefined;
  readonly often: ItemList | undefined;
  readonly words: DoorWords;
  /** When a closed area opens again; stays on the page for the script. */
  readonly opens: OpensAgain | undefined;
  readonly near: NearSectionProps;
}

/** A dark wall with the question, one lit door, and below it what is often asked and where it is quiet. */
export function DoorPage({ model }: { readonly model: DoorModel }) {
  const { city, found, often, near } = model;
  return (
    <>
      <Head model={model} />
      <main>
        <div className="wall" data-theme="hall">
          <Ask model={model} />
          <Quiet words={model.words} opens={model.opens} />
        </div>
        <div className="page">
          {found && <ItemHits query={found.query} list={found.list} hotline={city?.hotline ?? ''} />}
          {!found && <Often list={often} items={city?.counts.items} />}
          <NearSection {...near} />
          {!found && <Mine />}
          <ByHand hotline={city?.hotline ?? ''} />
        </div>
      </main>
    </>
  );
}

function Head({ model: { address } }: { readonly model: DoorModel }) {
  const t = useText(door);
  const links = [
    { href: '/guide', text: t('guide') },
    { href: '/city', text: t('halls') },
    { href: '/sign-in', text: t('signIn') },
  ];
  return <PublicHead name={t('place')} address={address} links={links} theme="hall" />;
}

function Ask({ model: { city, found, address } }: { readonly model: DoorModel }) {
  const t = useText(door);
  const { counts } = city ?? {};
  return (
    <div className="ask">
      <h1>{t('ask')}</h1>
      <p className="lead">{counts ? t('lead', { items: counts.items, centres: counts.centres + counts.subCentres }) : t('leadPlain')}</p>
      <SearchForm
        action="/"
        label={t('ask')}
        button={t('find')}
        help={t('how')}
        value={found?.query}
        address={address}
        keep={['district']}
      />
    </div>
  );
}

function Quiet({ words, opens }: Pick<DoorModel, 'words' | 'opens'>) {
  return (
    <section
      className="quiet"
      data-lit={words.lit || undefined}
      data-door
      data-clock={opens?.clock}
      data-day={opens?.day}
      aria-live="polite"
    >
      <div className="where">
        <p data-slot="label">{words.label}</p>
        <b data-slot="name">{words.name}</b>
        <p data-slot="note">{words.note}</p>
      </div>
      <div className="door">
        <p className="fig" data-slot="figure" data-signs={words.figure.length}>
          {words.figure}
        </p>
        <p data-slot="caption">{words.caption}</p>
      </div>
    </section>
  );
}

function Often({ list, items }: { readonly list: ItemList | undefined; readonly items: number | undefined }) {
  const t = useText(door);
  return (
    <section className="often">
      <Lintel level={2} title={t('often')} note={<a href="/guide">{t('all', { count: items ?? '' })}</a>} />
      {list ? <ItemRows items={list.items} /> : <p className="more">{t('noList')}</p>}
    </section>
  );
}

function Mine() {
  const t = useText(door);
  return (
    <section className="minebox">
      <Lintel level={2} title={t('mine')} />
      <ul className="rows mine">
        <li>
          <b>{t('number')}</b>
          <span className="s">{t('numberHelp')}</span>
        </li>
        <li>
          <a href="/case">{t('case')}</a>
          <span className="s">{t('caseHelp')}</span>
        </li>
      </ul>
    </section>
  );
}

function ByHand({ hotline }: { readonly hotline: string }) {
  const t = useText(door);
  return (
    <p className="hand">
      <b>{t('byHand')}</b>
      {t('byHandHelp', { hotline })}
    </p>
  );
}
