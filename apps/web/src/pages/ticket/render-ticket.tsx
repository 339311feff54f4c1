import { CentreView, CityView, TicketNow, TicketToken, queuePath } from '@yimen/contracts';
import { createTexts, textOf } from '@yimen/ui/strings';
import type { UiLanguage } from '@yimen/ui/strings';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { documentOf } from '../../server/document.tsx';
import { remembered } from '../../server/remembered.ts';
import type { PageRequest, RenderedPage } from '../../server/render.ts';
import { pageEntry } from './entry.ts';
import { faceOf, isLive } from './ticket-model.ts';
import type { TicketModel } from './ticket-model.ts';
import { TicketPage } from './ticket-page.tsx';
import { ticket } from './ticket-texts.ts';
import { TicketTrouble } from './ticket-trouble.tsx';

const answerWithinMs = 2_500;
const refreshSec = 20;

/** The phone ticket: found by its token alone, drawn on the server, whole without script. */
export async function renderTicket(request: PageRequest): Promise<RenderedPage> {
  const token = decodeURIComponent(request.path.split('/')[2] ?? '');
  const size = request.query.size === 'elder' ? 'elder' : 'normal';
  const found = await findTicket(request, token);
  if (found.kind !== 'found') return trouble(request.language, size, found.kind);
  const { now } = found;
  const [city, centre] = await Promise.all([
    remembered(request.fetch, '/api/catalogue/city', CityView),
    remembered(request.fetch, `/api/catalogue/centres/${now.hall}`, CentreView),
  ]);
  const timeZone = city?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const place = centre?.shortNames ?? { zh: now.name.zh.replace(/中心$/, ''), en: now.name.en.replace(/ Centre$/, '') };
  return page({ now, token, language: request.language, size, timeZone, place, hotline: city?.hotline });
}

type Found = { readonly kind: 'found'; readonly now: TicketNow } | { readonly kind: 'unknown' | 'away' };

async function findTicket(request: PageRequest, token: string): Promise<Found> {
  if (!TicketToken.safeParse(token).success) return { kind: 'unknown' };
  const [hall = ''] = token.split('.');
  try {
    const address = `${queuePath(hall)}/tickets/${token}`;
    const response = await request.fetch(address, { signal: AbortSignal.timeout(answerWithinMs) });
    if (!response.ok) return { kind: response.status < 500 ? 'unknown' : 'away' };
    const now = TicketNow.safeParse(await response.json());
    return now.success ? { kind: 'found', now: now.data } : { kind: 'away' };
  } catch {
    return { kind: 'away' };
  }
}

function page(model: TicketModel): Promise<RenderedPage> {
  const { number, state } = model.now.ticket;
  return documentOf({
    language: model.language,
    title: `${number} · ${model.language === 'en' ? model.place.en : model.place.zh}`,
    theme: 'auto',
    size: model.size,
    state: faceOf(state),
    entry: pageEntry,
    ...(isLive(state) ? { refreshSec } : {}),
    body: inLanguage(model.language, <TicketPage model={model} />),
  });
}

function trouble(language: UiLanguage, size: 'normal' | 'elder', kind: 'unknown' | 'away'): Promise<RenderedPage> {
  return documentOf({
    language,
    title: textOf(createTexts(language), ticket)(kind),
    theme: 'auto',
    size,
    entry: pageEntry,
    status: kind === 'unknown' ? 404 : 503,
    ...(kind === 'away' ? { refreshSec: 10, headers: { 'retry-after': '10' } } : {}),
    body: inLanguage(language, <TicketTrouble kind={kind} />),
  });
}

function inLanguage(language: UiLanguage, content: ReactNode) {
  return <I18nextProvider i18n={createTexts(language)}>{content}</I18nextProvider>;
}
