import type { ClockView } from '@yimen/contracts';
import { Clock, useLanguage, useText } from '@yimen/ui';
import type { LightState } from '@yimen/ui';
import { dateText } from '@yimen/ui/format';
import { shownClocks, usedDays } from './case-model.ts';
import { caseTexts } from './case-texts.ts';

const lights: Record<ClockView['light'], LightState> = { green: 'on', yellow: 'soon', red: 'overdue', blue: 'paused', grey: 'unknown' };

/** The days: one cell each, the law's clock thinner beneath. */
export function CaseClocks({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const t = useText(caseTexts);
  const shown = shownClocks({ clocks: [...clocks] });
  if (shown.length === 0) return null;
  const isWorkingDays = shown.every(({ limit }) => limit.unit === 'workingDay');
  const unknown = shown.find(({ unknownYear }) => unknownYear !== undefined)?.unknownYear;
  return (
    <section className="clocks">
      <h2>{t(isWorkingDays ? 'workingDays' : 'days')}</h2>
      {shown.map((clock) => (
        <OneClock key={clock.clock} clock={clock} />
      ))}
      {shown.some(({ provisional }) => provisional) && <p className="soft">{t('provisional')}</p>}
      {unknown !== undefined && <p className="soft">{t('unknownYear', { year: unknown })}</p>}
    </section>
  );
}

function OneClock({ clock }: { readonly clock: ClockView }) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const date =
    clock.deadline === undefined ? undefined : dateText(clock.deadline, language, { thisYear: Number(clock.startedOn.slice(0, 4)) });
  const used = usedDays(clock);
  return (
    <Clock
      title={t(clock.clock, { n: clock.limit.n, used })}
      total={clock.limit.n}
      used={used}
      due={date !== undefined && clock.provisional ? t('example', { date }) : date}
      state={lights[clock.light]}
      thin={clock.clock === 'statutory'}
    />
  );
}
