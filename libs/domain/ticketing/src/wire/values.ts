import { z } from 'zod';

/** Bounded string for ids made by us or by the city pack; the strict forms of ids at the outer edges live in contracts. */
const Id = z.string().min(1).max(80);

/** Milliseconds since the epoch, from an injected clock. */
export const At = z.int().min(0).max(8_640_000_000_000_000);
export type At = z.infer<typeof At>;

/** Where a hall's journal stands, ordered left to right. A view never goes to a lower position. */
export const Position = z.strictObject({ day: z.iso.date(), epoch: z.int().min(0), seq: z.int().min(0) });
export type Position = z.infer<typeof Position>;

/** Who did it, as the edge verified it; `system` is a timer of the engine. */
export const Actor = z.strictObject({
  kind: z.enum(['clerk', 'guide', 'supervisor', 'operator', 'resident', 'device', 'system']),
  id: z.string().min(1).max(120),
});
export type Actor = z.infer<typeof Actor>;

export const TicketClass = z.enum(['priority', 'booked', 'ordinary']);
export type TicketClass = z.infer<typeof TicketClass>;

export const ClassReason = z.enum(['age', 'disability', 'pregnancy', 'infant', 'veteran', 'guide']);
export type ClassReason = z.infer<typeof ClassReason>;

export const Channel = z.enum(['kiosk', 'desk', 'phone']);
export type Channel = z.infer<typeof Channel>;

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

export const LiveState = z.enum(['waiting', 'called', 'serving', 'held', 'missed']);
export type LiveState = z.infer<typeof LiveState>;

export const FinalState = z.enum(['finished', 'cancelled', 'voided', 'expired']);
export type FinalState = z.infer<typeof FinalState>;

export const TicketState = z.enum([...LiveState.options, ...FinalState.options]);
export type TicketState = z.infer<typeof TicketState>;

export const WindowState = z.enum(['open', 'paused', 'closed']);
export type WindowState = z.infer<typeof WindowState>;

export const DayState = z.enum(['planned', 'open', 'issuingStopped', 'closed']);
export type DayState = z.infer<typeof DayState>;

/** How a waiting ticket came to wait. */
export const Entry = z.enum(['issued', 'checkedIn', 'transferred', 'nextMatter', 'returned', 'resumed']);
export type Entry = z.infer<typeof Entry>;

/** Why this one was called: by the order of section 5 or by a logged exception to it. */
export const Choice = z.enum(['next', 'aged', 'green', 'directed', 'specific', 'resumed', 'direct']);
export type Choice = z.infer<typeof Choice>;

export const CallReason = z.enum(['guide', 'agreed', 'returned', 'supervisor', 'other']);
export const HoldReason = z.enum(['copy', 'payment', 'form', 'rest', 'other']);
export const PauseReason = z.enum(['break', 'meeting', 'system', 'other']);
export const Leaving = z.enum(['finished', 'missed', 'held']);
export type Leaving = z.infer<typeof Leaving>;

/** Waiting time in whole minutes; low is the 25th percentile, high the 90th. */
export const Range = z.strictObject({ lowMin: z.int().min(0), highMin: z.int().min(0) });
export type Range = z.infer<typeof Range>;

/** List of integers compared lexicographically, a prefix first; two tickets never compare equal. */
export const Rank = z.array(z.int()).min(1).max(64);
export type Rank = readonly number[];

/** Result of one matter at one window; `case` links to the case that intake opened for it. */
export const MatterResult = z.strictObject({
  matter: Id,
  result: z.enum(['accepted', 'completed', 'informed', 'refused', 'skipped']),
  case: z.string().min(1).max(40).optional(),
  reason: z.string().min(1).max(200).optional(),
});
export type MatterResult = z.infer<typeof MatterResult>;

/** One thing to be done within a ticket. */
export const Matter = z.strictObject({
  matter: Id,
  service: Id,
  item: Id.optional(),
  state: z.enum(['pending', 'active', 'done', 'skipped']),
  result: MatterResult.shape.result.optional(),
  case: MatterResult.shape.case,
  window: Id.optional(),
});
export type Matter = z.infer<typeof Matter>;

/** Skill level 1 is the best hand for the service, 5 the last resort. */
export const Skill = z.strictObject({ service: Id, level: z.int().min(1).max(5) });
export type Skill = z.infer<typeof Skill>;
