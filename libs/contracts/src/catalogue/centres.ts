import { z } from 'zod';
import { Bilingual, Code, Day, HallId } from '../ids.ts';

const ClockTime = z.string().regex(/^\d{2}:\d{2}$/);
/** Codes of the statistics office, or what another city uses. */
const PlaceCode = z.string().regex(/^[0-9A-Za-z-]{2,20}$/);
const Longitude = z.number().min(-180).max(180);
const Latitude = z.number().min(-90).max(90);

/** A centre as the page needs it to find the nearest: short names, position, district. The whole list stays below 60 kB. */
export const CentreLine = z.strictObject({
  code: HallId,
  /** Without what all centres of the city are called. */
  names: Bilingual,
  district: PlaceCode,
  /** Longitude, latitude (WGS84). */
  at: z.tuple([Longitude, Latitude]),
  windows: z.int().min(1),
  /** The main centre of a sub-centre. */
  parent: HallId.optional(),
});
export type CentreLine = z.infer<typeof CentreLine>;

/** Answer of `GET centres`. */
export const CentreList = z.strictObject({ version: z.string(), centres: z.array(CentreLine) });
export type CentreList = z.infer<typeof CentreList>;

/** What a hall does on one date. */
export const DayHours = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    date: Day,
    opens: ClockTime,
    closes: ClockTime,
    break: z.strictObject({ from: ClockTime, to: ClockTime }).optional(),
    lastTicket: ClockTime,
    note: z.string(),
    /** A row for this date stands behind it. */
    exceptional: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('closed'), date: Day, note: z.string(), exceptional: z.boolean() }),
  /** Nobody has said anything about this date: not the same as closed. */
  z.strictObject({ kind: z.literal('unsaid'), date: Day }),
]);
export type DayHours = z.infer<typeof DayHours>;

/** Answer of `GET centres/:code/hours?from=`: fourteen days. */
export const CentreHours = z.strictObject({ version: z.string(), centre: HallId, from: Day, days: z.array(DayHours) });
export type CentreHours = z.infer<typeof CentreHours>;

/** Answer of `GET centres/:code`. */
export const CentreView = z.strictObject({
  version: z.string(),
  code: HallId,
  names: Bilingual,
  shortNames: Bilingual,
  kind: z.enum(['centre', 'sub-centre']),
  parent: HallId.optional(),
  district: z.strictObject({ code: PlaceCode, names: Bilingual }),
  address: z.string(),
  phone: z.string(),
  at: z.tuple([Longitude, Latitude]),
  windows: z.int().min(1),
  floors: z.int().min(1),
  illustrative: z.boolean(),
  today: DayHours,
  /** The next day on which it opens, today included, within fourteen days. */
  opensNext: DayHours.optional(),
  /** Service groups that its windows take. */
  groups: z.array(Code),
});
export type CentreView = z.infer<typeof CentreView>;

export const CentreParams = z.strictObject({ centre: HallId });
export type CentreParams = z.infer<typeof CentreParams>;

export const HoursQuery = z.strictObject({ from: Day.optional() });
export type HoursQuery = z.infer<typeof HoursQuery>;

/** A date that is not plain Monday to Friday. */
export const CalendarDay = z.strictObject({
  date: Day,
  kind: z.enum(['holiday', 'make-up']),
  names: Bilingual,
  notice: z.string(),
  revision: z.int().min(1),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Answer of `GET calendar/:year`; `provisional` = 示例, no notice stands behind it. */
export const CalendarYearView = z.strictObject({
  version: z.string(),
  year: z.int(),
  provisional: z.boolean(),
  days: z.array(CalendarDay),
});
export type CalendarYearView = z.infer<typeof CalendarYearView>;

export const CalendarParams = z.strictObject({ year: z.string().regex(/^[0-9]{4}$/) });
export type CalendarParams = z.infer<typeof CalendarParams>;

/** Answer of `GET city`: what every page needs to name things. */
export const CityView = z.strictObject({
  version: z.string(),
  code: z.string(),
  names: z.strictObject({ zh: z.string(), en: z.string(), shortZh: z.string() }),
  hotline: z.string(),
  timeZone: z.string(),
  languages: z.array(z.string()),
  counts: z.strictObject({ centres: z.int(), subCentres: z.int(), items: z.int(), connected: z.int() }),
  map: z.strictObject({ tileColumns: z.int(), tileRows: z.int() }),
  districts: z.array(
    z.strictObject({
      code: PlaceCode,
      names: Bilingual,
      shortZh: z.string(),
      at: z.tuple([Longitude, Latitude]),
      tile: z.tuple([z.int(), z.int()]),
    }),
  ),
  bureaus: z.array(z.strictObject({ code: Code, names: Bilingual, shortZh: z.string(), color: z.int(), items: z.int() })),
  serviceGroups: z.array(
    z.strictObject({
      code: Code,
      names: Bilingual,
      /** Where room is scarce; the names where the pack has none. */
      shortNames: Bilingual,
      /** Two or three things that belong to it; may be empty. */
      examples: Bilingual,
      prefix: z.string(),
      /** Its share of the yearly cases, 0 to 1: the most used stand first at the kiosk. */
      share: z.number().min(0),
      /** Place in the menu for older visitors. */
      elderOrder: z.int().optional(),
    }),
  ),
  audiences: z.array(z.strictObject({ code: Code, names: Bilingual })),
  lifeEvents: z.array(z.strictObject({ code: Code, names: Bilingual })),
});
export type CityView = z.infer<typeof CityView>;
