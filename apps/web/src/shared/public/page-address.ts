import type { UiLanguage } from '@yimen/ui/strings';

/** Where a server-rendered page stands, and how it is shown. */
export interface PageAddress {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly language: UiLanguage;
  readonly size: 'normal' | 'elder';
}

/** The same page with other parameters; an empty value leaves one out. Plain links, so that they work without script. */
export function addressWith({ path, query }: Pick<PageAddress, 'path' | 'query'>, change: Readonly<Record<string, string>>): string {
  const kept = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '');
  const search = new URLSearchParams(kept).toString();
  return search === '' ? path : `${path}?${search}`;
}

export function sizeOf(query: PageAddress['query']): PageAddress['size'] {
  return query.size === 'elder' ? 'elder' : 'normal';
}
