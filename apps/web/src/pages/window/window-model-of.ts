import type { ScreenView } from '@yimen/contracts';
import type { HallSeen } from '../../shared/live/hall-link.ts';
import { servicesInLabel, trustOf } from '../hall/hall-model-of.ts';
import type { WindowModel, WindowPhase } from './window-model.ts';

interface WindowSources {
  readonly window: string;
  readonly seen: HallSeen<ScreenView>;
  readonly timeZone: string;
  readonly flash: number;
}

/** What the display of one window draws. A window that the hall does not know is shown as closed, never as an error. */
export function windowModelOf({ window, seen, timeZone, flash }: WindowSources): WindowModel {
  const row = seen.view?.windows.find((one) => one.window === window);
  const call = seen.view?.calls.find((one) => one.window === window && one.number === row?.number);
  const services = servicesInLabel(row?.label ?? '', window);
  return {
    window,
    phase: phaseOf(row, call),
    number: row?.number,
    trust: trustOf(seen),
    timeZone,
    flash,
    services: services === '' ? [] : [{ zh: services, en: '' }],
  };
}

type Row = ScreenView['windows'][number] | undefined;
type Call = ScreenView['calls'][number] | undefined;

/** A person on the way or being served is shown even while the window is paused: a pause keeps them (spec/queue.md 3.4). */
export function phaseOf(row: Row, call: Call): WindowPhase {
  if (row?.number !== undefined) return call?.fresh ? 'calling' : 'serving';
  if (!row || row.state === 'closed') return 'closed';
  return row.state === 'paused' ? 'paused' : 'idle';
}
