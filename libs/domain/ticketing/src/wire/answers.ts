import { z } from 'zod';
import { Choice, DayState, Matter, Position, Range, Skill, TicketClass, TicketState, WindowState } from './values.ts';

const Id = z.string().min(1).max(80);

/** Every answer says at which commit it became true; a repeat of the command gets the very same bytes. */
const at = Position;

function answer<K extends string, S extends z.ZodRawShape>(kind: K, shape: S) {
  return z.strictObject({ kind: z.literal(kind), at, ...shape });
}

/** Where the ticket that a call left behind went. */
const Left = z.strictObject({ ticket: Id, state: TicketState });

/** What a command brought: a pure function of its events. */
export const HallAnswer = z.discriminatedUnion('kind', [
  answer('issued', {
    ticket: Id,
    number: Id,
    service: Id,
    ticketClass: TicketClass,
    ahead: z.int().min(0),
    range: Range.optional(),
    matters: z.array(Matter),
    /** Present when it was served at once, without waiting. */
    window: Id.optional(),
  }),
  answer('called', {
    ticket: Id,
    number: Id,
    window: Id,
    service: Id,
    ticketClass: TicketClass,
    choice: Choice,
    tried: z.int().min(1),
    silent: z.boolean(),
    left: Left.optional(),
  }),
  answer('ticket', { ticket: Id, state: TicketState, window: Id.optional() }),
  answer('matter', { ticket: Id, matter: Matter }),
  answer('class', { ticket: Id, ticketClass: TicketClass }),
  answer('reprint', { ticket: Id, copy: z.int().min(2) }),
  answer('window', { window: Id, state: WindowState, fence: z.int().min(1).optional(), skills: z.array(Skill).optional() }),
  answer('skills', { window: Id, skills: z.array(Skill), green: z.boolean() }),
  answer('day', { state: DayState, expired: z.int().min(0) }),
]);
export type HallAnswer = z.infer<typeof HallAnswer>;
export type AnswerOf<K extends HallAnswer['kind']> = Extract<HallAnswer, { kind: K }>;
