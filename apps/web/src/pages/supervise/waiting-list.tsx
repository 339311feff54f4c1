import { Light, Lintel, useLanguage, useText } from '@yimen/ui';
import { nameOf } from '../../shared/load/near-words.ts';
import type { SuperviseModel, WaitingRow } from './supervise-model.ts';
import { limitMin } from './supervise-model.ts';
import { supervise } from './supervise-texts.ts';

/** Everybody who waits, in the order of calling. */
export function WaitingList({ model }: { readonly model: SuperviseModel }) {
  const t = useText(supervise);
  return (
    <section className="queue">
      <Lintel level={2} title={t('waitingList')} note={t('overCount', { count: model.waiting.length })} />
      {model.waiting.length === 0 ? (
        <p className="none">{t('nobody')}</p>
      ) : (
        <ol tabIndex={0} aria-label={t('waitingList')}>
          {model.waiting.map((row) => (
            <Waiting key={row.ticket.ticket} row={row} model={model} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Waiting({ row, model }: { readonly row: WaitingRow; readonly model: SuperviseModel }) {
  const t = useText(supervise);
  const language = useLanguage();
  const { ticket, waitedMin, isOver } = row;
  const service = model.services.get(ticket.service);
  return (
    <li>
      <span className="fig">{ticket.number}</span>
      <span>{service ? nameOf(service.name, language) : ticket.service}</span>
      <span>{ticket.ticketClass === 'ordinary' ? '' : t(ticket.ticketClass)}</span>
      <span>{ticket.matters.length > 1 ? t('matters', { count: ticket.matters.length }) : ''}</span>
      <span className="r">
        {isOver ? <Light state="overdue" text={t('waited', { min: waitedMin })} /> : t('waited', { min: waitedMin })}
      </span>
    </li>
  );
}

/** Who has waited longer than anybody should. */
export function OverLimit({ model }: { readonly model: SuperviseModel }) {
  const t = useText(supervise);
  const over = model.waiting.filter(({ isOver }) => isOver).toSorted((a, b) => b.waitedMin - a.waitedMin);
  return (
    <section className="over">
      <Lintel level={2} title={t('overList', { min: limitMin })} note={t('overCount', { count: over.length })} />
      {over.length === 0 && <p className="none">{t('overNone')}</p>}
      <ul>
        {over.map(({ ticket, waitedMin }) => (
          <li key={ticket.ticket}>
            <span className="fig">{ticket.number}</span>
            <span>
              {t(ticket.ticketClass)}
              {ticket.matters.length > 1 && ` · ${t('matters', { count: ticket.matters.length })}`}
            </span>
            <b>{t('waited', { min: waitedMin })}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
