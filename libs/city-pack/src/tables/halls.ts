import { anyText, clockTime, code, decimal, list, oneOf, optional, placeCode, text, whole, yesNo } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

const size = text(11).regex(/^[1-9][0-9]{2,4}x[1-9][0-9]{2,4}$/, 'must be width x height in pixels');

export const serviceGroupsTable = table({
  file: 'service-groups',
  key: ['code'],
  required: true,
  columns: {
    code,
    nameZh: text(40),
    nameEn: text(80),
    /** Letter of the tickets; I and O look like figures. */
    prefix: text(1).regex(/^[A-HJ-NP-Z]$/, 'must be one letter, not I or O'),
    order: whole(1, 99),
    /** Where room is scarce: a column of the hall display, a row of elder mode. */
    shortZh: anyText(8),
    shortEn: anyText(20),
    /** Two or three things that belong to it, as people call them. */
    examplesZh: anyText(20),
    examplesEn: anyText(40),
    /** Place in the menu for older visitors. */
    elderOrder: optional(whole(1, 99)),
  },
  mayLack: ['shortZh', 'shortEn', 'examplesZh', 'examplesEn', 'elderOrder'],
});
export type ServiceGroupRow = Row<typeof serviceGroupsTable>;

export const windowsTable = table({
  file: 'windows',
  key: ['centre', 'window'],
  columns: {
    centre: placeCode,
    window: text(6).regex(/^[0-9A-Za-z]+$/, 'must be letters and digits'),
    nameZh: text(60),
    groups: list(code),
    accessible: yesNo,
    /** Its window display. */
    screen: optional(text(40)),
  },
});
export type WindowRow = Row<typeof windowsTable>;

export const screensTable = table({
  file: 'screens',
  key: ['id'],
  columns: { centre: placeCode, id: text(40), kind: oneOf(['hall', 'overflow', 'window']), size, position: anyText() },
});
export type ScreenRow = Row<typeof screensTable>;

export const kiosksTable = table({
  file: 'kiosks',
  key: ['id'],
  columns: { centre: placeCode, id: text(40), kind: oneOf(['accessible', 'floor', 'desk']), size, position: anyText() },
});
export type KioskRow = Row<typeof kiosksTable>;

/** Log-normal service times. */
export const serviceTimesTable = table({
  file: 'service-times',
  key: ['serviceGroup'],
  columns: {
    serviceGroup: code,
    medianSeconds: whole(1, 36_000),
    sigma: decimal(0, 5),
    /** Share of calls that nobody answers. */
    noShowShare: decimal(0, 1),
    source: anyText(),
  },
});
export type ServiceTimeRow = Row<typeof serviceTimesTable>;

/** Share of a day's tickets by half-hour. */
export const demandTable = table({
  file: 'demand',
  key: ['weekday', 'slot'],
  columns: { weekday: whole(1, 7), slot: clockTime, share: decimal(0, 1), source: anyText() },
});
export type DemandRow = Row<typeof demandTable>;

/** Rules of halls that differ from the defaults of spec/queue.md; empty centre or service = all. */
export const hallRulesTable = table({
  file: 'hall-rules',
  key: ['centre', 'service', 'rule'],
  columns: { centre: optional(placeCode), service: optional(code), rule: text(60), value: text(200) },
});
export type HallRuleRow = Row<typeof hallRulesTable>;

/** How many rows a file must have whose column holds a value: a city's own totals, checked at every load. */
export const countsTable = table({
  file: 'counts',
  key: ['file', 'where'],
  columns: {
    file: text(40),
    /** `column=value` joined with `|`; empty = all rows. */
    where: list(text(80).regex(/^[a-z_]+=[^=|]*$/, 'must be column=value')),
    rows: whole(0, 10_000_000),
  },
});
