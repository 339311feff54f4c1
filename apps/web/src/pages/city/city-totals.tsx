import { useText } from '@yimen/ui';
import { countText, rangeFigures } from '@yimen/ui/format';
import { byWait, waitingIn } from './city-model.ts';
import type { HallLine } from './city-model.ts';
import { cityTexts } from './city-texts.ts';

/** The city in four figures. What no hall has told is in none of them. */
export function CityTotals({ halls }: { readonly halls: readonly HallLine[] }) {
  const t = useText(cityTexts);
  const open = halls.flatMap(({ busy }) => (busy.kind === 'open' ? [busy] : []));
  const known = halls.some(({ busy }) => busy.kind !== 'unknown');
  const [worst] = byWait(halls.filter(({ busy }) => busy.kind === 'open' && busy.range !== undefined));
  const figure = (count: number) => (known ? countText(count) : '—');
  const windows = halls.reduce((sum, hall) => sum + hall.windows, 0);
  return (
    <section className="tot">
      <dl>
        <Total name={t('waiting')} figure={figure(waitingIn(halls))} note={t('waitingNote')} />
        <Total
          name={t('windowsOpen')}
          figure={figure(open.reduce((sum, busy) => sum + busy.windowsOpen, 0))}
          note={t('ofWindows', { count: countText(windows) })}
        />
        <Total name={t('hallsOpen')} figure={figure(open.length)} note={t('ofHalls', { count: halls.length })} />
        <Total
          name={t('longest')}
          figure={worst?.busy.kind === 'open' && worst.busy.range ? rangeFigures(worst.busy.range) : '—'}
          note={t('minutes')}
        />
      </dl>
    </section>
  );
}

function Total({ name, figure, note }: { readonly name: string; readonly figure: string; readonly note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="fig">{figure}</span>
        <small>{note}</small>
      </dd>
    </div>
  );
}
