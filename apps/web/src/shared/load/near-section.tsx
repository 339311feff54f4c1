import type { CityView } from '@yimen/contracts';
import { Lintel, useLanguage, useText } from '@yimen/ui';
import { addressWith } from '../public/page-address.ts';
import type { PageAddress } from '../public/page-address.ts';
import type { Near } from './near.ts';
import { nearTexts } from './near-texts.ts';
import { nameOf, nearLines } from './near-words.ts';
import { shortNames } from './short-names.ts';

export interface NearSectionProps {
  readonly title?: string | undefined;
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  readonly near: Near;
  /** Open halls by district, for the list that stands while no district is chosen. */
  readonly openIn: ReadonlyMap<string, number>;
  readonly district: string | undefined;
  /** Service group of the item that the page is about. */
  readonly service?: string | undefined;
  /** Age of the figures in seconds; absent when there are none. */
  readonly ageSec: number | undefined;
}

/** Where to go now. Drawn whole on the server; the script keeps it fresh and, if it may, puts the nearest first. */
export function NearSection({ title, address, city, near, openIn, district, service, ageSec }: NearSectionProps) {
  const t = useText(nearTexts);
  const language = useLanguage();
  const place = city?.districts.find(({ code }) => code === district);
  const heading = title ?? (place ? t('inDistrict', { district: nameOf(place.names, language) }) : t('byDistrict'));
  const lines = nearLines(near, { t, language });
  const data = {
    'data-near': true,
    'data-district': district,
    'data-service': service,
    'data-place': place && nameOf(place.names, language),
  };
  return (
    <section className="near" id="near" {...data}>
      <Lintel
        level={2}
        title={heading}
        note={<span data-age>{ageSec === undefined ? t('notNow') : t('updated', { seconds: ageSec })}</span>}
      />
      <ul className="rows" data-rows hidden={lines.length === 0}>
        {lines.map((line) => (
          <li key={line.code} data-best={line.best || undefined}>
            <b>{line.name}</b>
            <span className="w">{line.wait}</span>
            <span className="s">{line.note}</span>
            <span className="s w">{line.people}</span>
          </li>
        ))}
      </ul>
      {district !== undefined && near.counts.all === 0 && <p className="more">{t('none')}</p>}
      {!place && <Districts address={address} city={city} openIn={openIn} />}
      <p className="more">
        <button type="button" className="ym-button" data-kind="frame" data-position hidden>
          {t('usePosition')}
        </button>
        {place && <a href={`${addressWith(address, { district: '' })}#near`}>{t('otherDistrict')}</a>}
        <a href="/city">{t('allCentres', { count: city ? city.counts.centres + city.counts.subCentres : '' })}</a>
        <span className="soft" data-private>
          {t('private')}
        </span>
      </p>
    </section>
  );
}

function Districts({ address, city, openIn }: Pick<NearSectionProps, 'address' | 'city' | 'openIn'>) {
  const t = useText(nearTexts);
  const language = useLanguage();
  const names = shortNames(city?.districts ?? [], language);
  return (
    <ul className="districts" data-districts>
      {city?.districts.map((row) => (
        <li key={row.code}>
          <a href={`${addressWith(address, { district: row.code })}#near`}>{names.get(row.code)}</a>
          <span className="s" data-code={row.code}>
            {openIn.has(row.code) ? t('openOf', { open: openIn.get(row.code) ?? 0 }) : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
