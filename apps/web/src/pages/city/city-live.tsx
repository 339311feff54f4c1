import { CentreList } from '@yimen/contracts';
import type { CentreLine, CityLoad } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useEffect, useMemo, useState } from 'react';
import { createApi } from '../../shared/api/api.ts';
import { useCity } from '../../shared/live/city-facts.ts';
import { usePolled } from '../../shared/live/use-polled.ts';
import { cityModelOf } from './city-model.ts';
import { CityPage } from './city-page.tsx';
import { cityTexts } from './city-texts.ts';
import { useCityLoad } from './use-city-load.ts';

const api = createApi();
const hourMs = 3_600_000;
const lateMs = 10_000;

/** The city view of the public feed. */
export function CityLive() {
  const t = useText(cityTexts);
  const language = useLanguage();
  const city = useCity();
  const centres = usePolled(() => api.get('/api/catalogue/centres', CentreList), hourMs)?.centres;
  const seen = useCityLoad();
  const elapsed = useElapsed(seen?.seenAt);
  const knownAt = useKnownAt(centres, seen?.load);
  const [district, setDistrict] = useState(() => new URLSearchParams(location.search).get('district') ?? undefined);
  const model = useMemo(
    () => (city && centres && seen ? cityModelOf({ city, centres, load: seen.load, knownAt, language }) : undefined),
    [city, centres, seen, knownAt, language],
  );
  if (!model || !seen)
    return (
      <p className="city-wait" role="status">
        {t('loading')}
      </p>
    );
  const chosen = district !== undefined && model.districts.has(district) ? district : undefined;
  return (
    <CityPage
      model={model}
      now={seen.load.at + elapsed}
      ageSec={Math.floor(elapsed / 1000)}
      staleSince={elapsed > lateMs ? seen.load.at : undefined}
      district={chosen}
      onDistrict={setDistrict}
    />
  );
}

/** Milliseconds since a moment of the machine's monotonic clock, redrawn each second. */
function useElapsed(since: number | undefined): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return since === undefined ? 0 : Math.max(0, now - since);
}

/** When something fresh was last known of each district. */
function useKnownAt(centres: readonly CentreLine[] | undefined, load: CityLoad | undefined): ReadonlyMap<string, number> {
  const [knownAt, setKnownAt] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (!centres || !load) return;
    const fresh = new Set(load.halls.flatMap(({ hall, stale }) => (stale ? [] : [hall])));
    const districts = centres.filter(({ code }) => fresh.has(code)).map(({ district }) => [district, load.at] as const);
    setKnownAt((before) => new Map([...before, ...districts]));
  }, [centres, load]);
  return knownAt;
}
