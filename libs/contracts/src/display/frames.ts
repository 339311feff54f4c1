import {
  Change,
  DayState,
  Position,
  Range,
  ScreenView,
  StaffService,
  StaffTicket,
  StaffView,
  StaffWindow,
  Station,
  TicketClass,
  TicketState,
} from '@yimen/domain-ticketing/wire';
import { z } from 'zod';
import { At, Bilingual, Code, Day, HallId, Language, WindowId } from '../ids.ts';

const zone = z.string().min(1).max(80);
const Id = z.string().min(1).max(160);

/** `snapshot` of `/screen`: the whole view at a position. Source of all frames: spec/queue.md section 8. */
export const ScreenSnapshot = z.strictObject({ at: Position, time: At, view: ScreenView });
export type ScreenSnapshot = z.infer<typeof ScreenSnapshot>;

/** `delta` of `/screen`: one per commit, empty changes included, so that seq has no gap. */
export const ScreenDelta = z.strictObject({ at: Position, changes: z.array(Change) });
export type ScreenDelta = z.infer<typeof ScreenDelta>;

/** `snapshot` of `/console` and `/supervise`. */
export const StaffSnapshot = z.strictObject({ at: Position, time: At, view: StaffView });
export type StaffSnapshot = z.infer<typeof StaffSnapshot>;

/** What one commit changes for staff: rows that are new or changed, and the order of all rows where it changed. */
export const StaffChanges = z.strictObject({
  state: DayState.optional(),
  tickets: z.array(StaffTicket),
  order: z.array(z.string()).optional(),
  windows: z.array(StaffWindow),
  services: z.array(StaffService),
});
export type StaffChanges = z.infer<typeof StaffChanges>;

/** `delta` of `/console` and `/supervise`. */
export const StaffDelta = z.strictObject({ at: Position, changes: StaffChanges });
export type StaffDelta = z.infer<typeof StaffDelta>;

/** A service as a kiosk offers it. `closedBecause` is the refusal that taking a number would meet now. */
export const KioskService = z.strictObject({
  service: Code,
  prefix: z.string(),
  name: Bilingual,
  waiting: z.int().min(0),
  range: Range.optional(),
  closedBecause: z.string().optional(),
});
export type KioskService = z.infer<typeof KioskService>;

export const KioskView = z.strictObject({ state: DayState, services: z.array(KioskService), notices: z.array(z.string()) });
export type KioskView = z.infer<typeof KioskView>;

/** `snapshot` of `/kiosk`: always whole, when something on it changed. */
export const KioskSnapshot = z.strictObject({ at: Position, time: At, view: KioskView });
export type KioskSnapshot = z.infer<typeof KioskSnapshot>;

/** `heartbeat`: the engine's own position, and how old that word is. The edge sends none when it cannot vouch for it. */
export const Heartbeat = z.strictObject({ at: Position, time: At, ageMs: z.int().min(0) });
export type Heartbeat = z.infer<typeof Heartbeat>;

/** `announce`: what is to be spoken in a zone, one after the other. `id` is `<day>/<seq>/<index>` of its event. */
export const Announcement = z.strictObject({
  id: Id,
  zone,
  kind: z.enum(['call', 'recall']),
  number: z.string(),
  window: z.string(),
  languages: z.array(Language),
  /** Flash and vibrate, no voice. */
  silent: z.boolean(),
  expiresInMs: z.int().min(0),
  /** More than three were waiting: number and window only. */
  short: z.boolean(),
});
export type Announcement = z.infer<typeof Announcement>;

/** `speaker`: whether this screen speaks for its zone. `fence` goes back with `speaking` and `spoken`. */
export const Speaker = z.strictObject({ zone, you: z.boolean(), fence: z.int().min(0) });
export type Speaker = z.infer<typeof Speaker>;

/** `line` of `/ticket`: one frame for all phones of a hall, number, ahead and range; −1 where there is no range. */
export const LineFrame = z.strictObject({ at: Position, rows: z.array(z.tuple([z.string(), z.int(), z.int(), z.int()])) });
export type LineFrame = z.infer<typeof LineFrame>;

/** `ticket` of `/ticket`: the own ticket, at once. */
export const TicketFrame = z.strictObject({
  at: Position,
  time: At,
  number: z.string(),
  state: TicketState,
  service: z.string(),
  ticketClass: TicketClass,
  window: z.string().optional(),
  ahead: z.int().min(0).optional(),
  range: Range.optional(),
  stations: z.array(Station),
  tried: z.int().min(0),
  heldUntil: At.optional(),
  canCancel: z.boolean(),
  canDefer: z.boolean(),
});
export type TicketFrame = z.infer<typeof TicketFrame>;

/** `closing`: the connection ends; come back after `retryAfterMs` and a jitter of one's own. */
export const Closing = z.strictObject({ reason: z.enum(['expired', 'revoked', 'moved', 'drain']), retryAfterMs: z.int().min(0) });
export type Closing = z.infer<typeof Closing>;

/** `painted` of `/console` and `/supervise`: how many of the hall's screens show the call that was made at `at`. */
export const ScreensPainted = z.strictObject({ at: Position, screens: z.int().min(0), painted: z.int().min(0) });
export type ScreensPainted = z.infer<typeof ScreensPainted>;

/** What a device reports of itself. */
export const DeviceHealth = z.strictObject({
  version: z.string().max(40),
  upSec: z.int().min(0),
  painted: Position,
  sound: z.boolean(),
  printer: z.enum(['ok', 'paper-low', 'paper-out', 'offline']).optional(),
});
export type DeviceHealth = z.infer<typeof DeviceHealth>;

/** A device of a hall as its supervisor sees it. */
export const DeviceStatus = z.strictObject({
  device: z.string().max(120),
  kind: z.enum(['hall', 'overflow', 'window', 'kiosk']),
  zone: zone.optional(),
  window: WindowId.optional(),
  connected: z.boolean(),
  /** When it last said anything. */
  seenAt: At,
  lastPaintAt: At.optional(),
  painted: Position.optional(),
  /** Connected, but behind what the hall shows for more than two seconds. */
  stale: z.boolean(),
  health: DeviceHealth.optional(),
});
export type DeviceStatus = z.infer<typeof DeviceStatus>;

/** `devices` of `/supervise`. */
export const DevicesFrame = z.strictObject({ time: At, devices: z.array(DeviceStatus) });
export type DevicesFrame = z.infer<typeof DevicesFrame>;

/** One hall of the public feed. A hall without fresh truth says `stale` and gives no figures. */
export const LoadRow = z.strictObject({
  hall: HallId,
  stale: z.boolean(),
  day: Day.optional(),
  state: DayState.optional(),
  open: z.boolean().optional(),
  services: z
    .array(z.strictObject({ service: Code, waiting: z.int().min(0), lowMin: z.int().optional(), highMin: z.int().optional() }))
    .optional(),
  windowsOpen: z.int().min(0).optional(),
  at: At.optional(),
  position: Position.optional(),
});
export type LoadRow = z.infer<typeof LoadRow>;

/** `GET /api/display/load`, every event of `/load/stream`, and `load` of `/city`. */
export const CityLoad = z.strictObject({ at: At, halls: z.array(LoadRow) });
export type CityLoad = z.infer<typeof CityLoad>;
