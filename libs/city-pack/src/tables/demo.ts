import { date, list, oneOf, placeCode, text } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

/** Settings of the living demo: `seed-day` and `round-the-clock`. */
export const demoTable = table({
  file: 'demo',
  key: ['key'],
  demoOnly: true,
  columns: { key: oneOf(['seed-day', 'round-the-clock']), value: text(400), note: text(400) },
});
export type DemoRow = Row<typeof demoTable>;

export interface DemoSettings {
  /** The invented persons and credentials stand as on this day. */
  readonly seedDay?: string | undefined;
  /** Halls that never close while the demo runs. */
  readonly roundTheClock: readonly string[];
}

/** Reads the settings; what is absent or malformed is left out, the loader tells about it. */
export function demoSettings(rows: readonly DemoRow[]): DemoSettings {
  const valueOf = (key: DemoRow['key']) => rows.find((row) => row.key === key)?.value ?? '';
  return {
    seedDay: date.safeParse(valueOf('seed-day')).data,
    roundTheClock: list(placeCode).safeParse(valueOf('round-the-clock')).data ?? [],
  };
}
