import type { CalendarYear } from '@yimen/domain-calendar';
import type { City } from './city.ts';
import type { Row } from './table.ts';
import type { CentreRow } from './tables/places.ts';
import type { TableName, tables } from './tables/all.ts';
import type { DemoSettings } from './tables/demo.ts';

type Rows = { readonly [K in Exclude<TableName, 'centres' | 'demo' | 'counts'>]: readonly Row<(typeof tables)[K]>[] };

/** A centre; its hall, its case numbers and its windows go by `code`. */
export type Centre = CentreRow & {
  /** Digits of its case numbers before the date. */
  readonly caseNumberPrefix: string;
};

/** A city as its folder describes it: every file checked, every reference resolved, rows typed. Read only. */
export interface CityPack extends Rows {
  readonly folder: string;
  /** SHA-256 over all files: two packs with one hash are the same. */
  readonly hash: string;
  readonly city: City;
  readonly centres: readonly Centre[];
  /** Working-day tables of the city by year. A year that is not there is unknown. */
  readonly calendar: ReadonlyMap<number, CalendarYear>;
  /** Tables of single bureaus by bureau and year; what is absent is the city's. */
  readonly bureauCalendars: ReadonlyMap<string, ReadonlyMap<number, CalendarYear>>;
  readonly demo: DemoSettings;
}
