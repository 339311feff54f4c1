import type { PrinterState } from '../kiosk-model.ts';

const key = 'yimen.kiosk.printer';

/**
 * How this kiosk prints: `?printer=browser` (kept on the machine) hands each slip to the browser's printer, which a kiosk runs without a
 * dialog; otherwise it has none, and the slip is shown on the screen.
 */
export function printerHere(search: string, storage: Pick<Storage, 'getItem' | 'setItem'>): PrinterState {
  const asked = new URLSearchParams(search).get('printer');
  if (asked !== null) storage.setItem(key, asked);
  return storage.getItem(key) === 'browser' ? 'ok' : 'none';
}

const printed = new Set<string>();

/** Prints a job once, however often it is asked for: its id is ticket and copy (spec/queue.md 11). */
export function printOnce(job: string, print: () => void = () => window.print()): void {
  if (printed.has(job)) return;
  printed.add(job);
  print();
}
