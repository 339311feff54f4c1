import type { CaseNumberRule } from '@yimen/domain-identifiers';
import { z } from 'zod';
import { placeCode, text, whole } from './cells.ts';
import type { FaultList } from './faults.ts';
import type { RawTable } from './read/parse-csv.ts';
import type { Renames } from './table.ts';

const days = whole(0, 365);

const pattern = text(200).transform((source, context) => {
  try {
    if (source.startsWith('^') && source.endsWith('$')) return new RegExp(source);
  } catch {
    // Falls through to the fault below: which part of the expression is wrong helps nobody here.
  }
  context.addIssue({ code: 'custom', message: 'must be a regular expression from ^ to $' });
  return z.NEVER;
});

/** Keys of city.csv with the cell of each. `column.*` and `limit.statutory.*` are open lists beside these. */
const keys = {
  code: placeCode,
  areaCode: text(20),
  'names.zh': text(),
  'names.zh.short': text(40),
  'names.en': text(),
  hotline: text(40),
  languages: text(80),
  timeZone: text(40).refine(isTimeZone, 'must be an IANA time zone'),
  'centres.count': whole(0, 100_000),
  'centres.subCount': whole(0, 100_000),
  'caseNumber.prefix.centre': text(40),
  'caseNumber.prefix.sub-centre': text(40),
  'caseNumber.date': z.literal('yyyyMMdd', 'must be yyyyMMdd'),
  'caseNumber.sequenceDigits': whole(1, 12),
  'caseNumber.check': z.literal('ISO 7064 MOD 11,10', 'must be ISO 7064 MOD 11,10'),
  'caseNumber.length': whole(11, 60),
  'caseNumber.display': text(40).regex(/^[1-9][0-9]?(-[1-9][0-9]?)*$/, 'must be lengths with hyphens'),
  'caseNumber.blockSize': whole(1, 100_000),
  'item.basicCode.length': whole(1, 80),
  'item.basicCode.pattern': pattern,
  'item.implementationCode.length': whole(1, 80),
  'item.implementationCode.pattern': pattern,
  'item.handlingCode.length': whole(1, 80),
  'item.handlingCode.pattern': pattern,
  'limit.unit': z.enum(['workingDay', 'calendarDay'], 'must be workingDay or calendarDay'),
  'limit.acceptanceDays': days,
  'limit.supplementDays': days,
  'limit.supplementReminderDays': days,
  'limit.deliveryDays': days,
  'limit.extensionDays': days,
  'limit.takeOverDays': days,
  'limit.deferralDays': days,
  'limit.custodyConfirmDays': days,
  'limit.ratingAnswerDays': days,
  'limit.draftHours': whole(1, 8760),
  'limit.maxTransfers': whole(0, 20),
  'limit.retentionYears': whole(1, 30),
  'map.tileColumns': whole(1, 40),
  'map.tileRows': whole(1, 40),
};
type Keys = { [K in keyof typeof keys]: z.output<(typeof keys)[K]> };

/** The city itself: names, time zone, patterns and defaults of limits. */
export interface City {
  readonly code: string;
  readonly areaCode: string;
  readonly names: { readonly zh: string; readonly en: string; readonly shortZh: string };
  readonly hotline: string;
  /** First = default. */
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly counts: { readonly centres: number; readonly subCentres: number };
  readonly caseNumber: CaseNumberRule & {
    readonly blockSize: number;
    /** Patterns with `{township}`, `{areaCode}`, `{code}`, `{district}` and `{n}`, the number behind the hyphen of a sub-centre. */
    readonly prefix: { readonly centre: string; readonly subCentre: string };
  };
  readonly itemCodes: Readonly<Record<'basic' | 'implementation' | 'handling', { readonly length: number; readonly pattern: RegExp }>>;
  readonly limits: CityLimits;
  readonly map: { readonly tileColumns: number; readonly tileRows: number };
}

/** Defaults of the limits, in working days unless the name says otherwise. */
export interface CityLimits {
  readonly unit: 'workingDay' | 'calendarDay';
  readonly acceptanceDays: number;
  readonly supplementDays: number;
  readonly supplementReminderDays: number;
  readonly deliveryDays: number;
  readonly extensionDays: number;
  readonly takeOverDays: number;
  readonly deferralDays: number;
  readonly custodyConfirmDays: number;
  readonly ratingAnswerDays: number;
  readonly draftHours: number;
  readonly maxTransfers: number;
  readonly retentionYears: number;
  /** Legal default by type of item (L05): `limit.statutory.<type>`. */
  readonly statutoryByType: ReadonlyMap<string, number>;
}

export interface CityFile {
  readonly city: City;
  readonly renames: Renames;
}

/** Reads city.csv: key, value, note. */
export function readCity(raw: RawTable, faults: FaultList): CityFile | undefined {
  const before = faults.all.length;
  if (raw.header.join() !== 'key,value,note')
    faults.add({ file: raw.file, row: 1, value: raw.header.join(), text: 'header must be key,value,note' });
  const cells = new Map<string, { value: string; row: number }>();
  raw.rows.forEach(([key = '', value = ''], i) => {
    if (cells.has(key)) faults.add({ file: raw.file, row: i + 2, column: 'key', value: key, text: 'is already there' });
    cells.set(key, { value, row: i + 2 });
  });
  const renames = new Map<string, string>();
  const statutoryByType = new Map<string, number>();
  const values: Record<string, unknown> = {};
  const read = (key: string, cell: z.ZodType<unknown, string>): unknown => {
    const { value, row } = cells.get(key) ?? { value: '', row: undefined };
    const parsed = cell.safeParse(value);
    for (const issue of parsed.error?.issues ?? [])
      faults.add({ file: raw.file, row, column: key, value, text: row === undefined ? 'key is missing' : issue.message });
    return parsed.data;
  };
  for (const [key, cell] of Object.entries(keys)) values[key] = read(key, cell);
  for (const [key, { value, row }] of cells) {
    if (key.startsWith('column.')) renames.set(key.slice('column.'.length), value);
    else if (key.startsWith('limit.statutory.')) statutoryByType.set(key.slice('limit.statutory.'.length), Number(read(key, days)));
    else if (!Object.hasOwn(keys, key)) faults.add({ file: raw.file, row, column: 'key', value: key, text: 'is not a key of city.csv' });
  }
  return faults.all.length > before ? undefined : { city: cityOf(values as Keys, statutoryByType, raw, faults), renames };
}

function cityOf(keyed: Keys, statutoryByType: ReadonlyMap<string, number>, raw: RawTable, faults: FaultList): City {
  const display = keyed['caseNumber.display'].split('-').map(Number);
  const length = keyed['caseNumber.length'];
  const sequenceDigits = keyed['caseNumber.sequenceDigits'];
  if (display.reduce((sum, n) => sum + n, 0) !== length)
    faults.add({ file: raw.file, column: 'caseNumber.display', value: display.join('-'), text: `groups must add up to ${length}` });
  const codes = (kind: 'basic' | 'implementation' | 'handling') => ({
    length: keyed[`item.${kind}Code.length`],
    pattern: keyed[`item.${kind}Code.pattern`],
  });
  return {
    code: keyed.code,
    areaCode: keyed.areaCode,
    names: { zh: keyed['names.zh'], en: keyed['names.en'], shortZh: keyed['names.zh.short'] },
    hotline: keyed.hotline,
    languages: keyed.languages.split('|'),
    timeZone: keyed.timeZone,
    counts: { centres: keyed['centres.count'], subCentres: keyed['centres.subCount'] },
    caseNumber: {
      prefixLength: length - 8 - sequenceDigits - 1,
      sequenceDigits,
      display,
      blockSize: keyed['caseNumber.blockSize'],
      prefix: { centre: keyed['caseNumber.prefix.centre'], subCentre: keyed['caseNumber.prefix.sub-centre'] },
    },
    itemCodes: { basic: codes('basic'), implementation: codes('implementation'), handling: codes('handling') },
    limits: limitsOf(keyed, statutoryByType),
    map: { tileColumns: keyed['map.tileColumns'], tileRows: keyed['map.tileRows'] },
  };
}

function limitsOf(keyed: Keys, statutoryByType: ReadonlyMap<string, number>): CityLimits {
  return {
    unit: keyed['limit.unit'],
    acceptanceDays: keyed['limit.acceptanceDays'],
    supplementDays: keyed['limit.supplementDays'],
    supplementReminderDays: keyed['limit.supplementReminderDays'],
    deliveryDays: keyed['limit.deliveryDays'],
    extensionDays: keyed['limit.extensionDays'],
    takeOverDays: keyed['limit.takeOverDays'],
    deferralDays: keyed['limit.deferralDays'],
    custodyConfirmDays: keyed['limit.custodyConfirmDays'],
    ratingAnswerDays: keyed['limit.ratingAnswerDays'],
    draftHours: keyed['limit.draftHours'],
    maxTransfers: keyed['limit.maxTransfers'],
    retentionYears: keyed['limit.retentionYears'],
    statutoryByType,
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The part of a case number that names the receiving centre, by the city's rule. */
export function caseNumberPrefix(
  city: City,
  centre: { code: string; areaCode: string; township: string; district: string; kind: string },
): string {
  const template = centre.kind === 'sub-centre' ? city.caseNumber.prefix.subCentre : city.caseNumber.prefix.centre;
  const parts: Readonly<Record<string, string>> = {
    township: centre.township,
    district: centre.district,
    code: centre.code,
    areaCode: centre.areaCode,
    n: centre.code.split('-')[1] ?? '',
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}
