import { Line, RangeBar, useText } from '@yimen/ui';
import { clockText } from '@yimen/ui/format';
import type { TicketModel } from './ticket-model.ts';
import { ticket } from './ticket-texts.ts';

const minuteMs = 60_000;
/** The phone reminds at three people ahead or when it can be ten minutes (spec/queue.md 9). */
const remindAhead = 3;
const remindMinutes = 10;

/** People ahead, the line, and the time between which the number is called. */
export function TicketWaiting({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { ahead, range } = model.now.ticket;
  const near = (ahead !== undefined && ahead <= remindAhead) || (range !== undefined && range.highMin <= remindMinutes);
  return (
    <>
      <section className="state" aria-live="polite" data-near={near || undefined}>
        <h1>{sentence(t, ahead)}</h1>
        {ahead !== undefined && <Line ahead={ahead} />}
        {near && <p className="near">{t('near')}</p>}
      </section>
      {range ? <When model={model} range={range} /> : <p className="none">{t('noWindow')}</p>}
    </>
  );
}

function sentence(t: ReturnType<typeof useText<keyof (typeof ticket)['rows']>>, ahead: number | undefined): string {
  if (ahead === undefined) return t('waiting');
  return ahead === 0 ? t('first') : t('ahead', { count: ahead });
}

function When({ model, range }: { readonly model: TicketModel; readonly range: { lowMin: number; highMin: number } }) {
  const t = useText(ticket);
  const { time } = model.now;
  const clock = (at: number) => clockText(at, model.timeZone);
  const low = time + range.lowMin * minuteMs;
  const high = time + range.highMin * minuteMs;
  return (
    <section className="when">
      <h2>{t('when')}</h2>
      <p className="fig">
        {clock(low)}–{clock(high)}
      </p>
      <RangeBar now={time} low={low} high={high} nowText={t('now', { time: clock(time) })} clock={clock} />
      <p className="note">{t('certain', { time: clock(high) })}</p>
    </section>
  );
}
