import { Mark, useText } from '@yimen/ui';
import { clockText } from '@yimen/ui/format';
import { words } from '@yimen/ui/strings';
import { faceOf, laterOf, linkTo, nameOf } from './ticket-model.ts';
import type { TicketModel } from './ticket-model.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketCalled } from './ticket-called.tsx';
import { TicketSentence } from './ticket-sentence.tsx';
import { TicketStations } from './ticket-stations.tsx';
import { ticket } from './ticket-texts.ts';
import { TicketWaiting } from './ticket-waiting.tsx';

/** The phone ticket: when is it me? Called, the page becomes the wall of the hall. */
export function TicketPage({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { state } = model.now.ticket;
  const face = faceOf(state);
  const asOf = clockText(model.now.time, model.timeZone);
  return (
    <>
      <TicketHeader model={model} />
      <main
        className="ticket"
        data-face={face}
        data-state={state}
        data-number={model.now.ticket.number}
        data-hall={model.now.hall}
        data-token={model.token}
        data-offline={t('offline', { time: asOf })}
        data-unsure={t('unsure')}
        data-refused={t('refused')}
      >
        {face === 'called' && <TicketCalled model={model} />}
        {face !== 'called' && <TicketTop model={model} />}
        {face === 'waiting' && <TicketWaiting model={model} />}
        {face === 'sentence' && <TicketSentence model={model} />}
        <TicketStations model={model} />
        {face !== 'sentence' && <Bring />}
        <TicketActions model={model} />
      </main>
    </>
  );
}

function TicketHeader({ model }: { readonly model: TicketModel }) {
  const w = useText(words);
  const t = useText(ticket);
  const { place } = model;
  const elder = model.size === 'elder';
  const other = model.language === 'en' ? 'zh-CN' : 'en';
  return (
    <header>
      <Mark onNow={faceOf(model.now.ticket.state) === 'called'} />
      <span>{t('centre', { name: model.language === 'en' ? place.en : place.zh })}</span>
      <a href={linkTo(model, { size: elder ? 'normal' : 'elder' })}>{elder ? w('normal') : w('large')}</a>
      {!elder && (
        <a href={linkTo(model, { language: other })} lang={other} hrefLang={other}>
          {w('language')}
        </a>
      )}
    </header>
  );
}

function TicketTop({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { number, service, stations } = model.now.ticket;
  const left = laterOf(stations);
  const name = nameOf(model, service);
  return (
    <section className="top">
      <p>
        <span>{t('number')}</span>
        <span className="what">{left > 0 ? t('more', { service: name, count: left }) : name}</span>
      </p>
      <p className="fig" data-signs={number.length}>
        {number}
      </p>
    </section>
  );
}

function Bring() {
  const t = useText(ticket);
  return (
    <section className="bring">
      <h2>{t('bring')}</h2>
      <a href="/guide">{t('bringGuide')}</a>
    </section>
  );
}
