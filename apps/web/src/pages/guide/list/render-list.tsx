import { CityView, ItemList } from '@yimen/contracts';
import { createTexts, textOf } from '@yimen/ui/strings';
import { addressOf, publicDocument } from '../../../server/public-document.tsx';
import type { PageRequest, RenderedPage } from '../../../server/render.ts';
import { serviceApi } from '../../../server/service-api.ts';
import { valueOf } from '../../../shared/api/value-of.ts';
import { guideEntry } from '../entry.ts';
import { guide } from '../guide-texts.ts';
import { ListPage } from './list-page.tsx';
import { trouble } from '../render-guide.tsx';

const longestQuery = 80;

/** The list of all items, by words, life event or bureau. */
export async function renderList(request: PageRequest): Promise<RenderedPage> {
  const api = serviceApi(request);
  const city = await valueOf(api.get('/api/catalogue/city', CityView));
  const query = (request.query.q ?? '').trim().slice(0, longestQuery);
  const bureau = city?.bureaus.find(({ code }) => code === request.query.bureau)?.code;
  const event = city?.lifeEvents.find(({ code }) => code === request.query.event)?.code;
  const search = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...(bureau ? { bureau } : {}), ...(event ? { event } : {}) });
  const list = await valueOf(api.get(`/api/catalogue/items?${search.toString()}`, ItemList));
  if (!list) return trouble(request, 'away');
  return publicDocument(request, {
    title: textOf(createTexts(request.language), guide)('place'),
    entry: guideEntry,
    body: <ListPage model={{ address: addressOf(request), city, list, query, bureau, event }} />,
  });
}
