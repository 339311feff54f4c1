import { DayState, HallAnswer, Position, Range, ScreenView, Span, StaffView, TicketView } from '@yimen/domain-ticketing/wire';
import { z } from 'zod';
import { At, Bilingual, Code, Day, HallId, WindowId } from '../ids.ts';

/** Base of all routes of a hall: `/api/queue/halls/:hall`. */
export const queuePath = (hall: string) => `/api/queue/halls/${hall}`;

/** UUID v7 of a ticket. */
export const TicketId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export type TicketId = z.infer<typeof TicketId>;

/** `<hall>.<day>.<ticket>.<mac>`: unguessable (128-bit HMAC), nothing stored. */
export const TicketToken = z.string().regex(/^[0-9A-Za-z-]{2,19}\.\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}\.[A-Za-z0-9_-]{22}$/);
export type TicketToken = z.infer<typeof TicketToken>;

export const HallParams = z.strictObject({ hall: HallId });
export const WindowParams = z.strictObject({ hall: HallId, window: WindowId });
export const TicketParams = z.strictObject({ hall: HallId, ticket: TicketId });
/** Reading: staff by the ticket's id, its holder by the token. */
export const TicketOrTokenParams = z.strictObject({ hall: HallId, ticket: z.union([TicketId, TicketToken]) });
export const TokenParams = z.strictObject({ hall: HallId, token: TicketToken });

export const RangeQuery = z.strictObject({ service: Code });
export const SlipQuery = z.strictObject({
  language: z.enum(['zh-CN', 'en']).optional(),
  width: z.enum(['58', '80']).optional(),
  elder: z.enum(['true', 'false']).optional(),
  copy: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/)
    .optional(),
});
export const JournalQuery = z.strictObject({
  day: Day.optional(),
  from: z
    .string()
    .regex(/^[1-9][0-9]{0,9}$/)
    .optional(),
});

/** Answer of `POST tickets`: the domain's answer, the holder's token and the first characters of the issuing commit's hash. */
export const TicketIssued = z.strictObject({
  answer: HallAnswer,
  token: TicketToken,
  commit: z.string().regex(/^[0-9a-f]{8}$/),
});
export type TicketIssued = z.infer<typeof TicketIssued>;

/** A service of the hall right now: what a kiosk shows before a number is taken. */
export const ServiceNow = z.strictObject({
  service: Code,
  prefix: z.string(),
  name: Bilingual,
  waiting: z.int().min(0),
  range: Range.optional(),
  open: z.boolean(),
  /** Refusal that taking a number would meet now, e.g. `service-closed`, `quota-day`. */
  closedBecause: z.string().optional(),
  /** Numbers left, from the quota's warning mark on. */
  left: z.int().min(0).optional(),
  identityRequired: z.boolean(),
});
export type ServiceNow = z.infer<typeof ServiceNow>;

/** Answer of `GET .`: the hall at a position. `staff` is there for staff of the hall only. */
export const HallNow = z.strictObject({
  hall: HallId,
  name: Bilingual,
  at: Position,
  time: At,
  state: DayState,
  hours: z.array(Span),
  services: z.array(ServiceNow),
  view: ScreenView,
  staff: StaffView.optional(),
});
export type HallNow = z.infer<typeof HallNow>;

/** Answer of `GET range?service=`. No `range` while no open window serves it. */
export const ServiceRange = z.strictObject({
  service: Code,
  ahead: z.int().min(0),
  range: Range.optional(),
  windowsOpen: z.int().min(0),
  open: z.boolean(),
  closedBecause: z.string().optional(),
});
export type ServiceRange = z.infer<typeof ServiceRange>;

/** Answer of `GET tickets/:ticket`. */
export const TicketNow = z.strictObject({
  hall: HallId,
  name: Bilingual,
  at: Position,
  time: At,
  ticket: TicketView,
  /** Name of each service on the itinerary. */
  services: z.record(Code, Bilingual),
  windowLabel: z.string().optional(),
});
export type TicketNow = z.infer<typeof TicketNow>;

/** Answer of `GET journal`: commits in order, without persons. `next` is the seq to go on from. */
export const JournalPage = z.strictObject({
  day: Day,
  commits: z.array(
    z.strictObject({
      seq: z.int().min(1),
      epoch: z.int().min(1),
      at: At,
      hash: z.string(),
      causes: z.array(z.strictObject({ type: z.string(), by: z.string() })),
      events: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  next: z.int().min(1).optional(),
});
export type JournalPage = z.infer<typeof JournalPage>;
