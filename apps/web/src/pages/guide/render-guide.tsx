import { Checklist, CityView, ItemName, ItemPage } from '@yimen/contracts';
import { createTexts, textOf } from '@yimen/ui/strings';
import { addressOf, publicDocument } from '../../server/public-document.tsx';
import type { PageRequest, RenderedPage } from '../../server/render.ts';
import { serviceApi } from '../../server/service-api.ts';
import type { Answer } from '../../shared/api/answer.ts';
import type { Api } from '../../shared/api/api.ts';
import { valueOf } from '../../shared/api/value-of.ts';
import { centresNow, districtOf, nearNow } from '../../shared/load/load-page.ts';
import type { CentresNow } from '../../shared/load/load-page.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { openByDistrict } from '../../shared/load/open-by-district.ts';
import { cleanAnswers } from './clean-answers.ts';
import { guideEntry } from './entry.ts';
import { GuidePage } from './guide-page.tsx';
import type { GuideModel } from './guide-model.ts';
import { guide } from './guide-texts.ts';
import { GuideTrouble } from './guide-trouble.tsx';
import { countPapers, sortedByFate } from './paper-count.ts';

/** The guide page of an item. The answers of the visitor are parameters of its address, so that it can be printed and sent on. */
export async function renderGuide(request: PageRequest): Promise<RenderedPage> {
  const name = ItemName.safeParse(decodeURIComponent(request.path.split('/')[2] ?? ''));
  if (!name.success) return trouble(request, 'unknown');
  const api = serviceApi(request);
  const on = /^\d{4}-\d{2}-\d{2}$/.test(request.query.on ?? '') ? request.query.on : undefined;
  const page = await api.get(`/api/catalogue/items/${name.data}${on === undefined ? '' : `?on=${on}`}`, ItemPage);
  if (page.kind !== 'ok') return trouble(request, isUnknown(page) ? 'unknown' : 'away');
  const model = await modelOf(request, api, page.value, on);
  return publicDocument(request, {
    title: `${nameOf(page.value.content.names, request.language)} · ${textOf(createTexts(request.language), guide)('title')}`,
    entry: guideEntry,
    body: <GuidePage model={model} />,
  });
}

function isUnknown(answer: Answer<unknown>): boolean {
  return answer.kind === 'refused' && answer.problem.status < 500;
}

async function modelOf(request: PageRequest, api: Api, page: ItemPage, on: string | undefined): Promise<GuideModel> {
  const { answers, questions } = cleanAnswers(page.content, request.query);
  const body = { answers, ...(on === undefined ? {} : { on }) };
  const [now, checklist] = await Promise.all([
    centresNow(api),
    valueOf(api.send(`/api/catalogue/items/${page.item}/checklist`, Checklist, { body })),
  ]);
  const lines = checklist?.lines ?? page.checklist;
  return {
    address: addressOf(request),
    city: now.city,
    page,
    questions,
    answers,
    situation: checklist?.situation,
    lines: sortedByFate(lines),
    count: countPapers(lines, page, checklist?.situation?.code),
    deadlines: checklist?.deadlines ?? page.deadlines,
    on,
    near: nearOfItem(request, now, page),
    printed: `/guide/${page.item}`,
  };
}

function nearOfItem(request: PageRequest, now: CentresNow, page: ItemPage): GuideModel['near'] {
  const service = page.content.serviceGroup;
  const district = districtOf(now.city, request.query.district);
  return {
    title: textOf(createTexts(request.language), guide)('where'),
    address: addressOf(request),
    city: now.city,
    near: nearNow(now, district, service),
    openIn: openByDistrict(now, service),
    district,
    service,
    ageSec: now.load ? 0 : undefined,
  };
}

/** No such item, or the catalogue cannot be asked now: two sentences, each with what to do. */
export async function trouble(request: PageRequest, kind: 'unknown' | 'away'): Promise<RenderedPage> {
  const city = await valueOf(serviceApi(request).get('/api/catalogue/city', CityView));
  return publicDocument(request, {
    title: textOf(createTexts(request.language), guide)(kind),
    entry: guideEntry,
    status: kind === 'unknown' ? 404 : 503,
    ...(kind === 'away' ? { refreshSec: 10, headers: { 'retry-after': '10' } } : {}),
    body: <GuideTrouble kind={kind} address={addressOf(request)} city={city} />,
  });
}
