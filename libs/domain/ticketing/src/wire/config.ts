import { z } from 'zod';
import { At, Skill } from './values.ts';

const Id = z.string().min(1).max(80);
const minutes = z.int().min(0).max(1_440);

/** A stretch of time, `from` included, `to` excluded, ms. */
export const Span = z.strictObject({ from: At, to: At });
export type Span = z.infer<typeof Span>;

/** What happens to a person who does not come: spec/queue.md 3.3. */
export const MissRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('void') }),
  z.strictObject({ kind: z.literal('behind'), k: z.int().min(1).max(50) }),
  z.strictObject({ kind: z.literal('within'), n: z.int().min(0).max(50) }),
]);
export type MissRule = z.infer<typeof MissRule>;

/** Rules of a hall that the city pack may set; the defaults are those of spec/queue.md. */
export const HallRules = z.strictObject({
  missMax: z.int().min(1).max(9).default(2),
  recallMax: z.int().min(0).max(20).default(3),
  recallGapMs: z.int().min(0).max(600_000).default(10_000),
  missNeedsCalls: z.int().min(1).max(20).default(2),
  missAfterMs: z.int().min(0).max(600_000).default(20_000),
  holdMax: z.int().min(1).max(50).default(5),
  deferMin: minutes.default(10),
  ageingMin: z.strictObject({ priority: minutes, booked: minutes, ordinary: minutes }).default({ priority: 20, booked: 20, ordinary: 45 }),
  priorityRunMax: z.int().min(1).max(50).default(3),
  priorityAge: z.int().min(50).max(120).default(70),
  mergeLeadMin: minutes.default(5),
  issueFromMin: minutes.default(15),
  issueUntilMin: minutes.default(15),
  sweepAfterMin: minutes.default(120),
  /** Clock time of the day after at which the day is swept at the latest. */
  dayTurnAt: z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
    .default('03:00'),
  phoneLiveMax: z.int().min(1).max(20).default(3),
  matterMax: z.int().min(1).max(20).default(10),
  kioskDeclares: z.boolean().default(false),
});
export type HallRules = z.infer<typeof HallRules>;

export const QuotaSession = z.strictObject({ from: At, to: At, max: z.int().min(0) });

/** A service of the hall on one day: prefix, who may queue, hours, quotas, and the long-run service time behind the waiting range. */
export const ServicePlan = z.strictObject({
  service: Id,
  prefix: z.string().regex(/^[A-HJ-NP-Z]$/),
  name: z.strictObject({ zh: z.string().max(80), en: z.string().max(120) }),
  green: z.boolean(),
  identityRequired: z.boolean(),
  /** When a number may be taken. */
  issue: z.array(Span).max(8),
  missRule: MissRule,
  quota: z.strictObject({
    dayMax: z.int().min(0).optional(),
    warnAt: z.int().min(0).optional(),
    sessions: z.array(QuotaSession).max(24),
  }),
  /** Long-run pooled mean of the service time, seconds. */
  meanSec: z.number().positive(),
});
export type ServicePlan = z.infer<typeof ServicePlan>;

export const WindowPlan = z.strictObject({
  window: Id,
  label: z.string().max(40),
  zone: Id,
  skills: z.array(Skill).max(60),
  green: z.boolean(),
});
export type WindowPlan = z.infer<typeof WindowPlan>;

/** Full copy of what the city pack says about this hall on this day, so that the day replays without the pack. */
export const DayConfig = z.strictObject({
  name: z.strictObject({ zh: z.string().max(80), en: z.string().max(120) }),
  zones: z.array(Id).min(1).max(20),
  /** When the hall serves. Empty: closed all day. */
  hours: z.array(Span).max(8),
  /** When the schedule opens the day, stops issuing and sweeps; absent: only by a supervisor's hand. */
  opensAt: At.optional(),
  stopsAt: At.optional(),
  sweepsAt: At,
  services: z.array(ServicePlan).max(60),
  windows: z.array(WindowPlan).max(60),
  rules: HallRules,
});
export type DayConfig = z.infer<typeof DayConfig>;
