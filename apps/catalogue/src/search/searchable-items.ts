import type { CityPack } from '@yimen/city-pack';
import type { ItemContent } from '@yimen/domain-catalogue';
import type { SearchableItem } from './entry.ts';

/** The active items of a pack as the index takes them: what specs and the search bench ask, without a server. */
export function searchableItems(pack: CityPack, contents: ReadonlyMap<string, ItemContent>): SearchableItem[] {
  const namesOf = (list: string, codes: readonly string[]) =>
    pack.codeLists.filter((row) => row.list === list && codes.includes(row.code)).map((row) => row.names);
  return pack.items
    .filter((item) => item.status === 'active')
    .flatMap((item) => contents.get(item.slug) ?? [])
    .map((content) => ({ content, topics: [...namesOf('life-event', content.lifeEvents), ...namesOf('audience', content.audience)] }));
}
