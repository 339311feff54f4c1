import { z } from 'zod';
import { DayConfig } from './config.ts';
import {
  At,
  Channel,
  Choice,
  ClassReason,
  DayState,
  Entry,
  HoldReason,
  Language,
  Matter,
  PauseReason,
  Rank,
  Skill,
  TicketClass,
  TicketState,
  WindowState,
} from './values.ts';

const Id = z.string().min(1).max(80);
const count = z.int().min(0);

/** One visit of one visitor. Plain JSON: what is hashed, sent as a snapshot and rebuilt by replay is the same. */
export const Ticket = z.object({
  ticket: Id,
  number: Id,
  prefix: z.string().length(1),
  state: TicketState,
  entry: Entry,
  /** Service of the current matter: the active one, else the first pending, else the last one done. */
  service: Id,
  /** Service that it was issued for: the one whose quota it counts in. */
  issuedFor: Id,
  ticketClass: TicketClass,
  classReason: ClassReason.optional(),
  person: Id.optional(),
  channel: Channel,
  device: Id.optional(),
  language: Language,
  silent: z.boolean(),
  issuedAt: At,
  rank: Rank,
  slot: At.optional(),
  session: count.optional(),
  matters: z.array(Matter),
  /** Window that a transfer named. */
  directedTo: Id.optional(),
  /** Window that has it as its current ticket. */
  window: Id.optional(),
  held: z.strictObject({ window: Id.optional(), reason: HoldReason, room: z.string().optional(), until: At.optional() }).optional(),
  /** The holder's own hold is used up. */
  deferred: z.boolean(),
  /** How often it was called in its life. */
  calls: count,
  /** Announcements of the present call, the call itself included. */
  tried: count,
  announcedAt: At.optional(),
  /** Place of the last announcement in the journal: newest first on the board. */
  announced: z.tuple([count, count]).optional(),
  calledAt: At.optional(),
  startedAt: At.optional(),
  choice: Choice.optional(),
  misses: count,
  /** Calls of its service since it was missed. */
  passed: count,
  copies: count,
});
export type Ticket = z.infer<typeof Ticket>;

/** A window on this day, with its clerk session. */
export const HallWindow = z.object({
  window: Id,
  label: z.string(),
  zone: Id,
  /** Skills of the position; those in force are `skills`. */
  planned: z.array(Skill),
  green: z.boolean(),
  state: WindowState,
  fence: count,
  clerk: Id.optional(),
  clerkServices: z.array(Id),
  skills: z.array(Skill),
  pauseReason: PauseReason.optional(),
  current: Id.optional(),
  /** Calls in a row above an aged, eligible ticket, by ticket: the run bound of spec/queue.md 5.4. */
  passes: z.record(z.string(), count),
});
export type HallWindow = z.infer<typeof HallWindow>;

/** State of a hall day: what evolve makes of the journal and nothing else. */
export const HallState = z.object({
  hall: Id,
  day: z.iso.date(),
  epoch: count,
  seq: count,
  /** Time of the last commit; never runs backwards. */
  at: At,
  state: DayState,
  config: DayConfig,
  windows: z.array(HallWindow),
  /** All tickets of the day, in buckets by a hash of the id, so that a change copies a few references only. */
  tickets: z.array(z.array(Ticket)),
  /** Ids of the tickets that are in no final state, in the order of issue. */
  live: z.array(Id),
  sequences: z.record(z.string(), count),
  /** Numbers that count against the day quota, by service. */
  issued: z.record(z.string(), count),
  /** Numbers that count against a session quota, by `<service>/<index>`. */
  sessions: z.record(z.string(), count),
  finals: z.record(z.string(), count),
});
export type HallState = z.infer<typeof HallState>;
