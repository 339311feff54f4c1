import { HallEvent, HallState, Matter, Position, TicketState } from '@yimen/domain-ticketing/wire';
import { z } from 'zod';
import { At, Day, HallId, WindowId } from '../ids.ts';

/** What one commit did, told to the display edges after it is durable; stripped of person, actors and reasons of a class. */
export const HallFeed = z.object({
  v: z.literal(1),
  hall: HallId,
  day: Day,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  at: At,
  events: z.array(HallEvent),
});
export type HallFeed = z.infer<typeof HallFeed>;

/** Sign of life of an engine with the positions of its halls: a gap in the feed becomes visible by it. */
export const EngineBeat = z.object({
  v: z.literal(1),
  engine: z.string().min(1).max(80),
  address: z.url(),
  time: At,
  halls: z.array(z.tuple([HallId, Day, z.int().min(0), z.int().min(0)])),
});
export type EngineBeat = z.infer<typeof EngineBeat>;

/** Answer to `queue.snapshot.get.<hall>`: the stripped state; a follower goes on from there with the feed. */
export const HallSnapshot = z.object({ v: z.literal(1), hall: HallId, at: Position, time: At, state: HallState });
export type HallSnapshot = z.infer<typeof HallSnapshot>;

/** Request body of `queue.ticket.get.<hall>`: intake asks before it opens a case for the ticket being served. */
export const TicketGet = z.strictObject({ day: Day, ticket: z.string().min(1).max(80) });
export type TicketGet = z.infer<typeof TicketGet>;

export const TicketGot = z.strictObject({
  ticket: z.string(),
  number: z.string(),
  state: TicketState,
  window: WindowId.optional(),
  clerk: z.string().optional(),
  matters: z.array(Matter),
});
export type TicketGot = z.infer<typeof TicketGot>;

/** A clerk's console is alive at a window; after 120 s without one another clerk may take the window. */
export const ConsoleBeat = z.strictObject({ hall: HallId, window: WindowId, fence: z.int().min(1) });
export type ConsoleBeat = z.infer<typeof ConsoleBeat>;

/** What the relay publishes to QUEUE_EVENTS; message id `<stream>/<seq>/<n>`. */
export const QueueDayEvent = z.object({
  v: z.literal(1),
  id: z.string().min(1).max(160),
  hall: HallId,
  day: Day,
  seq: z.int().min(1),
  at: At,
  event: HallEvent,
});
export type QueueDayEvent = z.infer<typeof QueueDayEvent>;
