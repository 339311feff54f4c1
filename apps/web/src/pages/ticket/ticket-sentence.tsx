import { useText } from '@yimen/ui';
import { clockText } from '@yimen/ui/format';
import type { TicketModel } from './ticket-model.ts';
import { ticket } from './ticket-texts.ts';

/** Every other state is one sentence and what to do. */
export function TicketSentence({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { state, window = '', heldUntil } = model.now.ticket;
  const texts: Partial<Record<typeof state, readonly [string, string?]>> = {
    serving: [t('serving', { window })],
    held: [heldUntil === undefined ? t('heldOpen') : t('held', { time: clockText(heldUntil, model.timeZone) }), t('heldHelp')],
    missed: [t('missed'), t('missedHelp')],
    finished: [t('finished'), t('finishedHelp')],
    cancelled: [t('cancelled'), t('cancelledHelp')],
    voided: [t('voided'), t('voidedHelp')],
    expired: [t('expired'), t('expiredHelp')],
  };
  const [sentence = '', help] = texts[state] ?? [];
  return (
    <section className="state" aria-live="polite">
      <h1>{sentence}</h1>
      {help !== undefined && <p className="note">{help}</p>}
    </section>
  );
}
