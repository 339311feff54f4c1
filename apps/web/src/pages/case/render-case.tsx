import { CityView } from '@yimen/contracts';
import { createTexts, textOf } from '@yimen/ui/strings';
import { addressOf, publicDocument } from '../../server/public-document.tsx';
import type { PageRequest, RenderedPage } from '../../server/render.ts';
import { serviceApi } from '../../server/service-api.ts';
import { valueOf } from '../../shared/api/value-of.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { AskPage } from './ask-page.tsx';
import type { CaseFault } from './case-model.ts';
import { CasePage } from './case-page.tsx';
import { caseTexts } from './case-texts.ts';
import { caseEntry } from './entry.ts';
import { findCase, readPaper } from './find-case.ts';

const statusOf: Record<CaseFault, number> = { notFound: 404, checkDigit: 422, locked: 429, busy: 429, away: 503 };
/** A paper carries its own style and nothing else; it may load nothing and run nothing. */
const paperPolicy = "sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The case page: asks for number and code, and shows the case to whoever posts both. */
export async function renderCase(request: PageRequest): Promise<RenderedPage> {
  const { form } = request;
  const number = digitsOf(form?.number ?? decodeURIComponent(request.path.split('/')[2] ?? ''));
  if (form === undefined) return askFor(request, number, undefined);
  const code = (form.code ?? '').trim();
  const paper = form.document === undefined ? undefined : await readPaper(request, form.document, number, code);
  if (paper !== undefined) return { status: 200, html: paper, headers: { 'content-security-policy': paperPolicy } };
  const found = await findCase(request, number, code);
  if (found.kind !== 'found') return askFor(request, number, found.kind);
  const city = await cityFor(request);
  const model = { address: addressOf(request), city, view: found.view, code, now: Date.now(), timeZone: city?.timeZone ?? 'UTC' };
  return publicDocument(request, {
    title: `${nameOf(found.view.item.names, request.language)} · ${say(request)('place')}`,
    entry: caseEntry,
    body: <CasePage model={model} />,
  });
}

async function askFor(request: PageRequest, number: string, fault: CaseFault | undefined): Promise<RenderedPage> {
  return publicDocument(request, {
    title: say(request)('place'),
    entry: caseEntry,
    status: fault ? statusOf[fault] : 200,
    body: <AskPage model={{ address: addressOf(request), city: await cityFor(request), number, fault }} />,
  });
}

function cityFor(request: PageRequest): Promise<CityView | undefined> {
  return valueOf(serviceApi(request).get('/api/catalogue/city', CityView));
}

function say({ language }: PageRequest) {
  return textOf(createTexts(language), caseTexts);
}

/** A number as typed: spaces and hyphens of its groups are left out. */
function digitsOf(typed: string): string {
  return typed.replace(/[\s-]/g, '').slice(0, 80);
}
