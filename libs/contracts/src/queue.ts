/** What the queue says and hears. Pages: queue/bodies and queue/http; display, intake and tools: queue/feed and subjects. */
export * from './queue/event-token.ts';
export * from './queue/feed.ts';
export * from './queue/bodies.ts';
export * from './queue/http.ts';
export {
  CallReason,
  ClassReason,
  DayState,
  HallAnswer,
  HallCommand,
  HallEvent,
  HallRules,
  HallState,
  HoldReason,
  Leaving,
  Matter,
  MatterResult,
  MissRule,
  PauseReason,
  Skill,
  Span,
  TicketState,
  WindowState,
} from '@yimen/domain-ticketing/wire';
