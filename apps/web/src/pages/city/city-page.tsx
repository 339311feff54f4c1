import { Band, Lintel, Mark, TileMap, TileTable, useLanguage, useText } from '@yimen/ui';
import { clockText, hallDateText, secondsText } from '@yimen/ui/format';
import { useEffect } from 'react';
import { LanguageSwitch } from '../../shared/public/language-switch.tsx';
import { CityKey } from './city-key.tsx';
import { CityServices } from './city-services.tsx';
import { CityTotals } from './city-totals.tsx';
import { byWait } from './city-model.ts';
import type { CityModel } from './city-model.ts';
import { cityTexts } from './city-texts.ts';
import { HallRows } from './hall-rows.tsx';

interface CityPageProps {
  readonly model: CityModel;
  /** City time. */
  readonly now: number;
  readonly ageSec: number;
  /** Since when nothing new came; only when that is too long. */
  readonly staleSince: number | undefined;
  readonly district: string | undefined;
  readonly onDistrict: (code: string | undefined) => void;
}

const slowestShown = 8;

/** Where is it slow? Districts as tiles, the brightest wait the longest; beside them the halls themselves. */
export function CityPage({ model, now, ageSec, staleSince, district, onDistrict }: CityPageProps) {
  const t = useText(cityTexts);
  useEscape(() => onDistrict(undefined));
  return (
    <div className="city" data-stale={staleSince === undefined ? undefined : true}>
      <CityHead model={model} now={now} ageSec={ageSec} />
      <main>
        <section className="map" aria-label={t('map')}>
          <TileMap label={t('map')} tiles={model.tiles} onOpen={(code) => onDistrict(code === district ? undefined : code)} />
          <TileTable label={t('map')} tiles={model.tiles} />
          <CityKey />
        </section>
        {district === undefined ? (
          <Slowest model={model} />
        ) : (
          <OneDistrict model={model} district={district} onBack={() => onDistrict(undefined)} />
        )}
        <CityTotals halls={model.halls} />
        <CityServices services={model.services} />
      </main>
      {staleSince !== undefined && <Band kind="stale" text={t('stale', { time: secondsText(staleSince, model.timeZone) })} />}
    </div>
  );
}

function CityHead({ model, now, ageSec }: Pick<CityPageProps, 'model' | 'now' | 'ageSec'>) {
  const t = useText(cityTexts);
  const language = useLanguage();
  const missing = model.halls.filter(({ busy }) => busy.kind === 'unknown').length;
  return (
    <header>
      <a href="/" aria-label={t('home')}>
        <Mark />
      </a>
      <h1>{t('title', { city: model.name })}</h1>
      <div className="r">
        <span className="soft age">
          {missing === 0 ? t('age', { seconds: ageSec, count: model.halls.length }) : t('ageSome', { seconds: ageSec, missing })}
        </span>
        <span>{hallDateText(now, model.timeZone, language)}</span>
        <time className="fig">{clockText(now, model.timeZone)}</time>
        <LanguageSwitch />
      </div>
    </header>
  );
}

function Slowest({ model }: { readonly model: CityModel }) {
  const t = useText(cityTexts);
  const waiting = model.halls.filter(({ busy }) => busy.kind === 'open' && (busy.waiting > 0 || busy.range !== undefined));
  const rows = byWait(waiting).slice(0, slowestShown);
  return (
    <section className="slow">
      <Lintel level={2} title={t('slowest')} note={t('slowestNote')} />
      {rows.length === 0 ? <p className="none">{t('nobody')}</p> : <HallRows halls={rows} />}
    </section>
  );
}

function OneDistrict({ model, district, onBack }: { readonly model: CityModel; readonly district: string; readonly onBack: () => void }) {
  const t = useText(cityTexts);
  const halls = byWait(model.halls.filter((hall) => hall.district === district));
  const title = t('districtHalls', { district: model.districts.get(district) ?? district, count: halls.length });
  const back = (
    <button type="button" className="back" onClick={onBack}>
      {t('back')}
    </button>
  );
  return (
    <section className="slow" aria-live="polite">
      <Lintel level={2} title={title} note={back} />
      <HallRows halls={halls} scroll={title} />
    </section>
  );
}

function useEscape(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act]);
}
