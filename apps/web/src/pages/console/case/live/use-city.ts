import { CityView } from '@yimen/contracts';
import type { UiLanguage } from '@yimen/ui/strings';
import { useEffect, useState } from 'react';
import type { Api } from '../../../../shared/api/api.ts';
import type { District } from '../steps/form-step.tsx';

export interface CityNames {
  readonly timeZone: string;
  readonly districts: readonly District[];
  bureauName(code: string, language: UiLanguage): string;
}

const retryMs = 3_000;

/** Names of the city's districts and bureaus, fetched once. */
export function useCity(api: Api): CityNames | undefined {
  const [city, setCity] = useState<CityNames>();
  useEffect(() => {
    let timer: number | undefined;
    async function load() {
      const answer = await api.get('/api/catalogue/city', CityView);
      if (answer.kind === 'ok') setCity(namesOf(answer.value));
      else timer = window.setTimeout(() => void load(), retryMs);
    }
    void load();
    return () => window.clearTimeout(timer);
  }, [api]);
  return city;
}

function namesOf(view: CityView): CityNames {
  const bureaus = new Map(view.bureaus.map((bureau) => [bureau.code, bureau]));
  return {
    timeZone: view.timeZone,
    districts: view.districts.map(({ code, names }) => ({ code, names })),
    bureauName: (code, language) => {
      const bureau = bureaus.get(code);
      return language === 'en' ? (bureau?.names.en ?? code) : (bureau?.names.zh ?? code);
    },
  };
}
