import { ItemList } from '@yimen/contracts';
import { dateText } from '@yimen/ui/format';
import { createTexts, textOf } from '@yimen/ui/strings';
import type { TextOf, UiLanguage } from '@yimen/ui/strings';
import { addressOf, publicDocument } from '../../server/public-document.tsx';
import type { PageRequest, RenderedPage } from '../../server/render.ts';
import { serviceApi } from '../../server/service-api.ts';
import type { Api } from '../../shared/api/api.ts';
import { valueOf } from '../../shared/api/value-of.ts';
import { doorWords } from '../../shared/load/door-words.ts';
import { centresNow, districtOf, nearNow } from '../../shared/load/load-page.ts';
import type { CentresNow } from '../../shared/load/load-page.ts';
import { nearTexts } from '../../shared/load/near-texts.ts';
import type { NearKey } from '../../shared/load/near-texts.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { opensAgain } from '../../shared/load/opens-again.ts';
import type { Opening } from '../../shared/load/opens-again.ts';
import { openByDistrict } from '../../shared/load/open-by-district.ts';
import { DoorPage } from './door-page.tsx';
import type { DoorModel } from './door-page.tsx';
import { door } from './door-texts.ts';
import { doorEntry } from './entry.ts';

const often = 5;
const longestQuery = 80;

/** The front door: search, the lit door, often asked, near and now. Whole without script. */
export async function renderDoor(request: PageRequest): Promise<RenderedPage> {
  const api = serviceApi(request);
  const query = (request.query.q ?? '').trim().slice(0, longestQuery);
  const [now, list] = await Promise.all([centresNow(api), itemsFor(api, query)]);
  const t = textOf(createTexts(request.language), door);
  return publicDocument(request, {
    title: t('title', { city: request.language === 'en' ? (now.city?.names.en ?? '') : (now.city?.names.shortZh ?? '') }),
    entry: doorEntry,
    ...(list ? {} : { refreshSec: 10 }),
    body: <DoorPage model={await modelOf(request, api, now, query, list)} />,
  });
}

function itemsFor(api: Api, query: string): Promise<ItemList | undefined> {
  const search = query === '' ? `limit=${often}` : new URLSearchParams({ q: query }).toString();
  return valueOf(api.get(`/api/catalogue/items?${search}`, ItemList));
}

async function modelOf(request: PageRequest, api: Api, now: CentresNow, query: string, list: ItemList | undefined): Promise<DoorModel> {
  const { city, load } = now;
  const { language } = request;
  const t = textOf(createTexts(language), nearTexts);
  const district = districtOf(city, request.query.district);
  const place = city?.districts.find(({ code }) => code === district);
  const near = nearNow(now, district);
  const isClosed = near.counts.open === 0 && near.counts.unknown < near.counts.all;
  const opening = isClosed ? await opensAgain(api, now, district) : undefined;
  const opens = opening && { clock: opening.clock, day: dayText(opening, t, language) };
  const address = addressOf(request);
  return {
    address,
    city,
    found: query === '' || !list ? undefined : { query, list },
    often: query === '' ? list : undefined,
    words: doorWords(near, { t, language }, { district: place && nameOf(place.names, language), opens }),
    opens,
    near: { address, city, near, openIn: openByDistrict(now), district, ageSec: load ? 0 : undefined },
  };
}

function dayText({ date, daysAway }: Opening, t: TextOf<NearKey>, language: UiLanguage): string {
  if (daysAway === 0) return t('today');
  return daysAway === 1 ? t('tomorrow') : dateText(date, language, { weekday: true });
}
