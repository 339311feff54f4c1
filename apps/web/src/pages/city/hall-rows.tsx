import { useText } from '@yimen/ui';
import { rangeFigures } from '@yimen/ui/format';
import type { HallLine } from './city-model.ts';
import { cityTexts } from './city-texts.ts';

interface HallRowsProps {
  readonly halls: readonly HallLine[];
  /** The list may be longer than its place: it scrolls, and is named for the keyboard. */
  readonly scroll?: string;
}

/** Halls, one a row: wait, name with what is waited for, people, windows. */
export function HallRows({ halls, scroll }: HallRowsProps) {
  return (
    <ul className="halls" {...(scroll === undefined ? {} : { tabIndex: 0, 'aria-label': scroll, 'data-scroll': true })}>
      {halls.map((hall) => (
        <HallRow key={hall.hall} hall={hall} place={scroll === undefined} />
      ))}
    </ul>
  );
}

function HallRow({ hall, place }: { readonly hall: HallLine; readonly place: boolean }) {
  const t = useText(cityTexts);
  const { busy } = hall;
  const range = busy.kind === 'open' ? busy.range : undefined;
  return (
    <li data-busy={busy.kind}>
      <span className="fig">{range ? rangeFigures(range) : '—'}</span>
      <span className="n">
        {place ? `${hall.place} · ${hall.name}` : hall.name}
        {hall.slowest !== undefined && <small>{hall.slowest}</small>}
      </span>
      <span className="w">{busy.kind === 'open' ? t('people', { count: busy.waiting }) : ''}</span>
      <span className="y">
        <Windows hall={hall} />
      </span>
    </li>
  );
}

function Windows({ hall: { busy, windows } }: { readonly hall: HallLine }) {
  const t = useText(cityTexts);
  if (busy.kind === 'closed') return t('closed');
  if (busy.kind !== 'open') return t('unknown');
  return busy.windowsOpen === 0 ? t('noWindow', { all: windows }) : t('windows', { open: busy.windowsOpen, all: windows });
}
