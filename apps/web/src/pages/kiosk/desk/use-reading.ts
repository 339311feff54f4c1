import { useLanguage } from '@yimen/ui';
import { useEffect } from 'react';
import type { Dispatch } from 'react';
import type { KioskAct } from '../kiosk-model.ts';
import type { KioskEvent, KioskState } from './kiosk-state.ts';
import { readAloud, stopReading, wordsOf } from './read-aloud.ts';

/**
 * Reading aloud: each new screen is read, question first; a touched row is read before it acts on the second touch. Returns what to do
 * with a press.
 */
export function useReading(state: KioskState, dispatch: Dispatch<KioskEvent>, act: (act: KioskAct) => void): (act: KioskAct) => void {
  const language = useLanguage();
  const { reading, screen, readRow } = state;
  const page = screen.kind === 'home' ? screen.page : 0;
  useEffect(() => {
    if (!reading) return undefined;
    const main = document.querySelector('main');
    if (main) readAloud(wordsOf(main), language);
    return stopReading;
  }, [reading, screen.kind, page, language]);
  return (pressed) => {
    const row = reading ? rowOf(pressed) : undefined;
    if (row === undefined || row === readRow) act(pressed);
    else {
      readAloud(textOfRow(row), language);
      dispatch({ kind: 'read-row', row });
    }
  };
}

function rowOf(act: KioskAct): string | undefined {
  if (act.kind === 'choose') return act.service;
  return act.kind === 'turn-page' ? 'other' : undefined;
}

function textOfRow(row: string): string {
  const button = document.querySelector(`[data-row="${CSS.escape(row)}"]`);
  return ['.name', '.what', '.side'].map((part) => button?.querySelector(part)?.textContent ?? '').join('，');
}
