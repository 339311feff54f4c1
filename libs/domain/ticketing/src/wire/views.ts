import { z } from 'zod';
import {
  At,
  ClassReason,
  Choice,
  DayState,
  Entry,
  LiveState,
  Matter,
  Position,
  Range,
  Skill,
  TicketClass,
  TicketState,
  WindowState,
} from './values.ts';

const Id = z.string().min(1).max(80);

/** One line of the call board. `fresh`: the person is still on the way (请到本窗口), not yet being served (办理中). */
export const ScreenCall = z.strictObject({ number: Id, window: Id, ticketClass: TicketClass, fresh: z.boolean() });
export type ScreenCall = z.infer<typeof ScreenCall>;

export const ScreenWindow = z.strictObject({ window: Id, label: z.string(), state: WindowState, number: Id.optional() });
export type ScreenWindow = z.infer<typeof ScreenWindow>;

export const ServiceWaiting = z.strictObject({ service: Id, count: z.int().min(0), range: Range.optional() });
export type ServiceWaiting = z.infer<typeof ServiceWaiting>;

/** What a public screen shows: about a person number, window and class, nothing else (spec/queue.md 8.10). */
export const ScreenView = z.strictObject({
  calls: z.array(ScreenCall),
  windows: z.array(ScreenWindow),
  waiting: z.array(ServiceWaiting),
  missed: z.array(Id),
  notices: z.array(z.string()),
});
export type ScreenView = z.infer<typeof ScreenView>;

const aboutCall = { number: Id, window: Id, ticketClass: TicketClass };

/** What one commit changes on a screen; `applyChanges` turns the view before it into the view after it. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('called'), ...aboutCall }),
  z.strictObject({ kind: z.literal('recalled'), ...aboutCall }),
  z.strictObject({ kind: z.literal('started'), ...aboutCall }),
  z.strictObject({ kind: z.literal('left'), ...aboutCall }),
  z.strictObject({ kind: z.literal('window'), window: Id, state: WindowState }),
  z.strictObject({ kind: z.literal('waiting'), ...ServiceWaiting.shape }),
  z.strictObject({ kind: z.literal('missed'), numbers: z.array(Id) }),
  z.strictObject({ kind: z.literal('notices'), notices: z.array(z.string()) }),
]);
export type Change = z.infer<typeof Change>;

/** A station of the itinerary on slip and phone. */
export const Station = z.strictObject({ service: Id, state: z.enum(['done', 'now', 'next', 'skipped']), window: Id.optional() });
export type Station = z.infer<typeof Station>;

/** What the holder of a ticket sees. */
export const TicketView = z.strictObject({
  ticket: Id,
  number: Id,
  state: TicketState,
  entry: Entry.optional(),
  service: Id,
  ticketClass: TicketClass,
  window: Id.optional(),
  ahead: z.int().min(0).optional(),
  range: Range.optional(),
  stations: z.array(Station),
  tried: z.int().min(0),
  heldUntil: At.optional(),
  /** May the holder cancel now, or ask for ten more minutes. */
  canCancel: z.boolean(),
  canDefer: z.boolean(),
});
export type TicketView = z.infer<typeof TicketView>;

/** A ticket as staff of its hall see it. */
export const StaffTicket = z.strictObject({
  ticket: Id,
  number: Id,
  state: LiveState,
  entry: Entry,
  service: Id,
  ticketClass: TicketClass,
  classReason: ClassReason.optional(),
  /** Start of the waiting that counts for order and ageing. */
  since: At,
  directedTo: Id.optional(),
  window: Id.optional(),
  calledAt: At.optional(),
  startedAt: At.optional(),
  tried: z.int().min(0),
  misses: z.int().min(0),
  silent: z.boolean(),
  matters: z.array(Matter),
});
export type StaffTicket = z.infer<typeof StaffTicket>;

export const StaffWindow = z.strictObject({
  window: Id,
  label: z.string(),
  zone: Id,
  state: WindowState,
  fence: z.int().min(0),
  pauseReason: z.string().optional(),
  skills: z.array(Skill),
  green: z.boolean(),
  current: Id.optional(),
  /** Who would come next and why, at the moment of the projection. */
  next: z.strictObject({ number: Id, ticketClass: TicketClass, choice: Choice }).optional(),
});
export type StaffWindow = z.infer<typeof StaffWindow>;

export const StaffService = z.strictObject({
  ...ServiceWaiting.shape,
  prefix: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  oldestSince: At.optional(),
});
export type StaffService = z.infer<typeof StaffService>;

/** What console and supervisor see of the hall: every live ticket once, waiting ones in the order of section 5. */
export const StaffView = z.strictObject({
  at: Position,
  state: DayState,
  tickets: z.array(StaffTicket),
  windows: z.array(StaffWindow),
  services: z.array(StaffService),
});
export type StaffView = z.infer<typeof StaffView>;

/** Load of one hall for guide, city page and public feed; nothing below service level. */
export const HallLoad = z.strictObject({
  hall: Id,
  day: z.iso.date(),
  state: DayState,
  open: z.boolean(),
  services: z.array(z.strictObject({ service: Id, waiting: z.int().min(0), lowMin: z.int().optional(), highMin: z.int().optional() })),
  windowsOpen: z.int().min(0),
  at: At,
  position: Position,
});
export type HallLoad = z.infer<typeof HallLoad>;
