import { CallReason, ClassReason, HoldReason, Leaving, PauseReason, Skill, TicketClass } from '@yimen/domain-ticketing/wire';
import { z } from 'zod';
import { Code, Day, Language, WindowId, personText } from '../ids.ts';

/** The day as the client sees it; when another one is current the command is refused with `day-changed`. */
const envelope = { day: Day.optional() };
const fence = z.int().min(0).max(1_000_000);
const session = { window: WindowId, fence };
const optionalSession = { window: WindowId.optional(), fence: fence.optional() };
const note = personText(200).optional();
const MatterId = z.string().regex(/^[0-9]{1,2}$/);
const CaseNumber = z.string().regex(/^[0-9]{8,40}$/);

/** A queue number as printed: prefix and sequence. */
export const TicketNumber = z.string().regex(/^[A-HJ-NP-Z][0-9]{3,6}$/);

const Result = z.strictObject({
  matter: MatterId,
  result: z.enum(['accepted', 'completed', 'informed', 'refused', 'skipped']),
  case: CaseNumber.optional(),
  reason: personText(200).pipe(z.string().min(1)).optional(),
});
const leaving = { leaving: Leaving.optional(), results: z.array(Result).max(10).optional() };
const matter = z.strictObject({ service: Code, item: Code.optional() });

/** Identity card as typed or read; hashed at the edge with a key of the hall day, never stored, logged or sent on. */
const IdentityNumber = z.string().regex(/^[0-9]{17}[0-9X]$/);

export const IssueTicketBody = z
  .strictObject({
    ...envelope,
    service: Code,
    /** The itinerary; its first matter is of `service`. */
    matters: z.array(matter).min(1).max(10).optional(),
    identityNumber: IdentityNumber.optional(),
    classReason: ClassReason.optional(),
    language: Language,
    silent: z.boolean().optional(),
  })
  .refine((body) => body.matters === undefined || body.matters[0]?.service === body.service, {
    error: 'the first matter is of the service',
  });
export type IssueTicketBody = z.infer<typeof IssueTicketBody>;

/** With `number` it is callTicket, else callNext. */
export const CallBody = z.strictObject({
  ...envelope,
  fence,
  ...leaving,
  number: TicketNumber.optional(),
  reason: CallReason.optional(),
  note,
});
export type CallBody = z.infer<typeof CallBody>;

export const ServeDirectBody = z.strictObject({
  ...envelope,
  fence,
  service: Code,
  identityNumber: IdentityNumber.optional(),
  reason: personText(60).optional(),
});
export type ServeDirectBody = z.infer<typeof ServeDirectBody>;

/** Recall, start, miss: which window and clerk session does it. */
export const AtWindowBody = z.strictObject({ ...envelope, ...session });
export type AtWindowBody = z.infer<typeof AtWindowBody>;

export const EmptyBody = z.strictObject({ ...envelope });
export type EmptyBody = z.infer<typeof EmptyBody>;

export const HoldBody = z.strictObject({ ...envelope, ...optionalSession, reason: HoldReason, room: personText(40).optional() });
export type HoldBody = z.infer<typeof HoldBody>;

export const ResumeBody = z.strictObject({ ...envelope, ...optionalSession, to: z.enum(['queue', 'window']) });
export type ResumeBody = z.infer<typeof ResumeBody>;

export const TransferBody = z
  .strictObject({ ...envelope, ...optionalSession, toService: Code.optional(), toWindow: WindowId.optional(), note })
  .refine((body) => (body.toService === undefined) !== (body.toWindow === undefined), { error: 'exactly one of toService and toWindow' });
export type TransferBody = z.infer<typeof TransferBody>;

export const FinishBody = z.strictObject({
  ...envelope,
  ...session,
  results: z.array(Result).min(1).max(10),
  order: z.array(MatterId).max(10).optional(),
});
export type FinishBody = z.infer<typeof FinishBody>;

export const CancelBody = z.strictObject({ ...envelope, reason: personText(200).optional() });
export type CancelBody = z.infer<typeof CancelBody>;

export const AddMatterBody = z.strictObject({ ...envelope, ...matter.shape });
export type AddMatterBody = z.infer<typeof AddMatterBody>;

export const SetClassBody = z.strictObject({ ...envelope, ticketClass: TicketClass.exclude(['booked']), reason: ClassReason });
export type SetClassBody = z.infer<typeof SetClassBody>;

export const OpenWindowBody = z.strictObject({ ...envelope, takeOver: z.boolean().optional() });
export type OpenWindowBody = z.infer<typeof OpenWindowBody>;

export const FenceBody = z.strictObject({ ...envelope, fence });
export type FenceBody = z.infer<typeof FenceBody>;

export const PauseBody = z.strictObject({ ...envelope, fence, reason: PauseReason });
export type PauseBody = z.infer<typeof PauseBody>;

export const SetSkillsBody = z
  .strictObject({ ...envelope, skills: z.array(z.strictObject({ service: Code, level: Skill.shape.level })).max(40), green: z.boolean() })
  .refine((body) => new Set(body.skills.map((skill) => skill.service)).size === body.skills.length, { error: 'a service stands once' });
export type SetSkillsBody = z.infer<typeof SetSkillsBody>;

export const SweepBody = z.strictObject({ ...envelope, force: z.boolean().optional() });
export type SweepBody = z.infer<typeof SweepBody>;
