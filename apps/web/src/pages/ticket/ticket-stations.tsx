import { useText } from '@yimen/ui';
import { nameOf } from './ticket-model.ts';
import type { TicketModel } from './ticket-model.ts';
import { ticket } from './ticket-texts.ts';

/** The itinerary of a ticket with several matters: one number, done and coming stations. */
export function TicketStations({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { stations } = model.now.ticket;
  if (stations.length < 2) return null;
  const words = { done: t('done'), now: t('doing'), next: t('coming'), skipped: t('skipped') };
  return (
    <section className="stations">
      <h2>{t('stations', { count: stations.length })}</h2>
      <ol>
        {stations.map((station, index) => (
          <li key={index} data-state={station.state} aria-current={station.state === 'now' ? 'step' : undefined}>
            <span>{nameOf(model, station.service)}</span>
            <span>{words[station.state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
