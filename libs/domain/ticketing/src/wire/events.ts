import { z } from 'zod';
import { DayConfig } from './config.ts';
import {
  Actor,
  At,
  CallReason,
  Channel,
  Choice,
  ClassReason,
  FinalState,
  HoldReason,
  Language,
  Matter,
  MatterResult,
  PauseReason,
  Range,
  Rank,
  Skill,
  TicketClass,
} from './values.ts';

const Id = z.string().min(1).max(80);
const cause = z.int().min(0);
/** Who did it; taken out of the feed. */
const by = Actor.optional();
const note = z.string().max(200).optional();

/** Open to unknown fields, which are dropped: version N beside N−1 reads what it knows. An unknown type is refused. */
function event<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.object({ type: z.literal(type), cause, ...shape });
}

const announced = { ticket: Id, number: Id, window: Id, zone: Id, announcement: Id, silent: z.boolean(), tried: z.int().min(1) };

export const DayEvent = z.discriminatedUnion('type', [
  event('hallOwned', { epoch: z.int().min(1), engine: Id.optional(), reason: z.enum(['start', 'takeover', 'barrier', 'restore']) }),
  event('dayPlanned', { hall: Id, day: z.iso.date(), config: DayConfig }),
  event('dayOpened', { by }),
  event('issuingStopped', { by }),
  event('issuingResumed', { by }),
  event('dayClosed', { by, counts: z.record(FinalState, z.int().min(0)) }),
]);
export type DayEvent = z.infer<typeof DayEvent>;

export const TicketEvent = z.discriminatedUnion('type', [
  event('ticketIssued', {
    ticket: Id,
    number: Id,
    prefix: z.string().length(1),
    sequence: z.int().min(1),
    service: Id,
    matters: z.array(Matter).min(1).max(20),
    ticketClass: TicketClass,
    classReason: ClassReason.optional(),
    person: Id.optional(),
    channel: Channel,
    device: Id.optional(),
    language: Language,
    silent: z.boolean(),
    rank: Rank,
    /** Start of the booked slot, for a booked ticket. */
    slot: At.optional(),
    ahead: z.int().min(0),
    range: Range.optional(),
    /** Index of the quota session of its service that this number counts in. */
    session: z.int().min(0).optional(),
    by,
  }),
  event('ticketCalled', {
    ...announced,
    service: Id,
    ticketClass: TicketClass,
    choice: Choice,
    exception: z.strictObject({ reason: z.union([CallReason, z.string().max(60)]), note }).optional(),
    by,
  }),
  event('ticketRecalled', { ...announced, by }),
  event('serviceStarted', { ticket: Id, window: Id, clerk: Id.optional(), matters: z.array(Id).min(1) }),
  event('serviceFinished', {
    ticket: Id,
    window: Id,
    clerk: Id.optional(),
    results: z.array(MatterResult).max(20),
    order: z.array(Id).optional(),
  }),
  event('ticketMissed', { ticket: Id, window: Id, misses: z.int().min(1), by }),
  event('ticketVoided', { ticket: Id, misses: z.int().min(1), reason: z.enum(['rule', 'passed', 'limit']) }),
  event('ticketReturned', {
    ticket: Id,
    rule: z.enum(['behind', 'within']),
    rank: Rank,
    /** The number that it now stands behind; absent where none waits or the old rank is restored. */
    behind: Id.optional(),
    by,
  }),
  event('ticketHeld', {
    ticket: Id,
    window: Id.optional(),
    reason: HoldReason,
    room: z.string().max(40).optional(),
    until: At.optional(),
    by,
  }),
  event('ticketResumed', { ticket: Id, to: z.enum(['queue', 'window']), window: Id.optional(), by }),
  event('ticketTransferred', {
    ticket: Id,
    from: z.strictObject({ service: Id, window: Id.optional() }),
    to: z.strictObject({ service: Id.optional(), window: Id.optional() }),
    rank: Rank,
    note,
    by,
  }),
  event('ticketFinished', { ticket: Id, by }),
  event('ticketCancelled', { ticket: Id, reason: z.string().max(200).optional(), by }),
  event('ticketExpired', { ticket: Id }),
  event('matterAdded', { ticket: Id, matter: Matter, by }),
  event('ticketClassSet', { ticket: Id, ticketClass: TicketClass, reason: ClassReason.optional(), by }),
  event('ticketReprinted', { ticket: Id, device: Id.optional(), copy: z.int().min(2), by }),
]);
export type TicketEvent = z.infer<typeof TicketEvent>;

export const WindowEvent = z.discriminatedUnion('type', [
  event('windowOpened', {
    window: Id,
    clerk: Id.optional(),
    fence: z.int().min(1),
    /** Skills in force: those of the window that the clerk has too. */
    skills: z.array(Skill).max(60),
    /** Services of the clerk, for a later change of the window's skills. */
    clerkServices: z.array(Id).max(60),
  }),
  event('windowPaused', { window: Id, reason: PauseReason, by }),
  event('windowResumed', { window: Id, by }),
  event('windowClosed', { window: Id, by }),
  event('skillsSet', { window: Id, old: z.array(Skill).max(60), skills: z.array(Skill).max(60), green: z.boolean(), by }),
]);
export type WindowEvent = z.infer<typeof WindowEvent>;

/** Everything that can happen in a hall day. An event of another type stops the hall loudly instead of being guessed at. */
export const HallEvent = z.discriminatedUnion('type', [...DayEvent.options, ...TicketEvent.options, ...WindowEvent.options]);
export type HallEvent = z.infer<typeof HallEvent>;
export type HallEventType = HallEvent['type'];
export type EventOf<T extends HallEventType> = Extract<HallEvent, { type: T }>;
