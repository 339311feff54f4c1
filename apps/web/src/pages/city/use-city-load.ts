import { CityLoad } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import { createApi } from '../../shared/api/api.ts';

const api = createApi({ timeoutMs: 3_000 });
/** The stream speaks only when something changed: after this long the feed is asked whether that is still so. */
const askAfterMs = 4_000;
const tickMs = 1_000;

export interface LoadSeen {
  readonly load: CityLoad;
  /** Machine time at which it was true. */
  readonly seenAt: number;
}

/** The load of all halls as it changes, never older than five seconds while the city can be reached. */
export function useCityLoad(): LoadSeen | undefined {
  const [seen, setSeen] = useState<LoadSeen>();
  useEffect(() => {
    let lastAt = -Infinity;
    let isAsking = false;
    const take = (load: CityLoad) => {
      lastAt = performance.now();
      setSeen({ load, seenAt: lastAt });
    };
    const stream = new EventSource('/api/display/load/stream');
    stream.addEventListener('load', (event: MessageEvent<string>) => {
      const load = CityLoad.safeParse(JSON.parse(event.data));
      if (load.success) take(load.data);
    });
    async function ask() {
      if (isAsking || performance.now() - lastAt < askAfterMs) return;
      isAsking = true;
      const answer = await api.get('/api/display/load', CityLoad);
      isAsking = false;
      if (answer.kind === 'ok') take(answer.value);
    }
    void ask();
    const timer = window.setInterval(() => void ask(), tickMs);
    return () => {
      stream.close();
      window.clearInterval(timer);
    };
  }, []);
  return seen;
}
