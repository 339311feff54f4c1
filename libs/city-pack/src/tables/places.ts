import {
  anyText,
  clockTime,
  code,
  date,
  decimal,
  oneOf,
  optional,
  placeCode,
  rule,
  selector,
  text,
  weekdayOrDate,
  whole,
} from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

const longitude = decimal(-180, 180);
const latitude = decimal(-90, 90);
const verified = oneOf(['yes', 'illustrative']);

export const districtsTable = table({
  file: 'districts',
  key: ['code'],
  required: true,
  columns: {
    code: placeCode,
    nameZh: text(),
    nameEn: text(),
    shortZh: text(40),
    lon: longitude,
    lat: latitude,
    tileCol: whole(1, 40),
    tileRow: whole(1, 40),
  },
});
export type District = Row<typeof districtsTable>;

export const townshipsTable = table({
  file: 'townships',
  key: ['code'],
  required: true,
  columns: {
    code: placeCode,
    district: placeCode,
    nameZh: text(),
    nameEn: text(),
    kind: oneOf(['subdistrict', 'town', 'township', 'zone']),
  },
});
export type Township = Row<typeof townshipsTable>;

export const centresTable = table({
  file: 'centres',
  key: ['code'],
  required: true,
  specNames: { floors: 'hall' },
  columns: {
    code: placeCode,
    /** What the case-number prefix is made of; see `city.caseNumber.prefix`. */
    areaCode: placeCode,
    nameZh: text(),
    nameEn: text(),
    shortZh: text(40),
    district: placeCode,
    township: placeCode,
    kind: oneOf(['centre', 'sub-centre']),
    parent: optional(placeCode),
    address: text(),
    lon: longitude,
    lat: latitude,
    phone: anyText(40),
    windows: whole(1, 99),
    kiosks: whole(0, 40),
    screens: whole(0, 40),
    floors: whole(1, 20),
    /** Mean tickets of an open day. */
    dailyTickets: whole(0, 20_000),
    verified,
  },
});
export type CentreRow = Row<typeof centresTable>;

export const hoursTable = table({
  file: 'hours',
  key: ['centre', 'day'],
  required: true,
  specNames: { day: 'weekdayOrDate' },
  columns: {
    /** Code of a centre, or `*` for all. */
    centre: selector(),
    /** 1 (Monday) to 7, or a date. */
    day: weekdayOrDate,
    opens: optional(clockTime),
    closes: optional(clockTime),
    breakFrom: optional(clockTime),
    breakTo: optional(clockTime),
    lastTicket: optional(clockTime),
    note: anyText(),
  },
});
export type HoursRow = Row<typeof hoursTable>;

export const powersTable = table({
  file: 'powers',
  key: ['office', 'scope', 'power', 'from'],
  required: true,
  columns: {
    /** Code of a centre, `*`, `kind:centre` or `kind:sub-centre`. */
    office: selector('kind:centre', 'kind:sub-centre'),
    /** `*`, `bureau:<code>` or `item:<slug>`. */
    scope: text(80).regex(/^(\*|(bureau|item):[a-z0-9][a-z0-9-]*)$/, 'must be *, bureau:<code> or item:<code>'),
    power: oneOf(['receive-and-accept', 'tell-missing', 'verify-originals', 'hand-over-result']),
    from: date,
    /** Last day; absent = open end. */
    to: optional(date),
  },
});
export type PowerRow = Row<typeof powersTable>;

export const sourcesTable = table({
  file: 'sources',
  key: ['centre', 'source'],
  columns: { centre: placeCode, source: text(400), note: anyText() },
});
export type SourceRow = Row<typeof sourcesTable>;

export const jurisdictionTable = table({
  file: 'jurisdiction',
  key: ['item', 'basis'],
  columns: {
    item: code,
    basis: oneOf(['household', 'residence', 'workplace']),
    rule: rule,
    /** Kind of the accepting office. */
    office: oneOf(['township-centre', 'district-centre']),
    textZh: text(),
    textEn: text(),
  },
});
export type JurisdictionRow = Row<typeof jurisdictionTable>;
