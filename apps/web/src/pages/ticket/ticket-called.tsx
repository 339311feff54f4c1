import { Door, Wall, useText } from '@yimen/ui';
import type { TicketModel } from './ticket-model.ts';
import { ticket } from './ticket-texts.ts';

/** Called: number and door, as on the wall of the hall. */
export function TicketCalled({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { number, window = '', tried } = model.now.ticket;
  return (
    <>
      <Wall state="fresh" live="assertive" className="called">
        <h1>{t('turn')}</h1>
        <p className="n fig" data-signs={number.length}>
          {number}
        </p>
        <Door figure={window} word={model.language === 'en' ? t('windowOf', { window }) : t('window')} />
      </Wall>
      <p className="way">
        <b>{tried > 1 ? t('calledAgain', { count: tried }) : t('called')}</b>
        <span>{t('late')}</span>
      </p>
    </>
  );
}
