import type { CityView } from '@yimen/contracts';
import type { UiLanguage } from '@yimen/ui/strings';

type District = CityView['districts'][number];

/** Short names of districts. English leaves out the last word where most districts share it ("District"). */
export function shortNames(districts: readonly District[], language: UiLanguage): ReadonlyMap<string, string> {
  if (language !== 'en') return new Map(districts.map((row) => [row.code, row.shortZh]));
  const endings = districts.map(({ names }) => names.en.slice(names.en.lastIndexOf(' ')));
  const shared = endings.find((ending) => endings.filter((other) => other === ending).length > districts.length / 2);
  return new Map(
    districts.map(({ code, names }) => [code, shared && names.en.endsWith(shared) ? names.en.slice(0, -shared.length) : names.en]),
  );
}
