import { z } from 'zod';
import {
  CallReason,
  Channel,
  ClassReason,
  HoldReason,
  Language,
  Leaving,
  MatterResult,
  PauseReason,
  Skill,
  TicketClass,
} from './values.ts';

const Id = z.string().min(1).max(80);
const note = z.string().max(200).optional();
const fence = z.int().min(0);
const atWindow = { window: Id, fence };
const leaving = { leaving: Leaving.optional(), results: z.array(MatterResult).max(20).optional() };

/** The envelope's day is the day as the client sees it; another one is current → `day-changed`. */
function command<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), day: z.iso.date().optional(), ...shape });
}

const matter = z.strictObject({ service: Id, item: Id.optional() });

/** Commands of a hall, as the engine decides them: spec/queue.md section 4. Actor, time and ids come with the context, never from a body. */
export const HallCommand = z.discriminatedUnion('type', [
  command('issueTicket', {
    service: Id,
    matters: z.array(matter).min(1).max(20).optional(),
    channel: Channel,
    device: Id.optional(),
    /** Keyed hash of the identity number, made at the edge of the service. */
    person: Id.optional(),
    classReason: ClassReason.optional(),
    language: Language,
    silent: z.boolean().optional(),
  }),
  command('callNext', { ...atWindow, ...leaving }),
  command('callTicket', { ...atWindow, ...leaving, number: Id, reason: CallReason.optional(), note }),
  command('recallTicket', { ...atWindow, ticket: Id }),
  command('serveDirect', { ...atWindow, service: Id, person: Id.optional(), reason: z.string().max(60).optional() }),
  command('startService', { ...atWindow, ticket: Id }),
  command('missTicket', { ...atWindow, ticket: Id }),
  command('returnTicket', { ticket: Id }),
  command('holdTicket', {
    ticket: Id,
    window: Id.optional(),
    fence: fence.optional(),
    reason: HoldReason,
    room: z.string().max(40).optional(),
  }),
  command('resumeTicket', { ticket: Id, to: z.enum(['queue', 'window']), window: Id.optional(), fence: fence.optional() }),
  command('transferTicket', {
    ticket: Id,
    toService: Id.optional(),
    toWindow: Id.optional(),
    window: Id.optional(),
    fence: fence.optional(),
    note,
  }),
  command('finishService', { ...atWindow, ticket: Id, results: z.array(MatterResult).max(20), order: z.array(Id).max(20).optional() }),
  command('cancelTicket', { ticket: Id, reason: z.string().max(200).optional() }),
  command('addMatter', { ticket: Id, ...matter.shape }),
  command('setTicketClass', { ticket: Id, ticketClass: TicketClass, reason: ClassReason }),
  command('reprintTicket', { ticket: Id, device: Id.optional() }),
  command('openWindow', {
    window: Id,
    takeOver: z.boolean().optional(),
    /** Services that the clerk's account can serve, from the token. */
    clerkServices: z.array(Id).max(60),
  }),
  command('pauseWindow', { ...atWindow, reason: PauseReason }),
  command('resumeWindow', { ...atWindow }),
  command('closeWindow', { ...atWindow }),
  command('setSkills', { window: Id, skills: z.array(Skill).max(60), green: z.boolean() }),
  command('openDay', {}),
  command('stopIssuing', {}),
  command('resumeIssuing', {}),
  command('closeDay', {}),
  command('sweepDay', { force: z.boolean().optional() }),
]);
export type HallCommand = z.infer<typeof HallCommand>;
export type CommandType = HallCommand['type'];
export type CommandOf<T extends CommandType> = Extract<HallCommand, { type: T }>;
