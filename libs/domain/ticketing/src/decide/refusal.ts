import type { DayState, TicketState, WindowState } from '../wire/values.ts';

/** Codes of what is not the case; status and sentences stand in contracts. */
export type RefusalCode =
  | `ticket-is-${TicketState}`
  | `window-${WindowState}`
  | `day-is-${Exclude<DayState, 'issuingStopped'> | 'issuing-stopped'}`
  | 'day-changed'
  | 'day-not-open'
  | 'issuing-stopped'
  | 'hall-busy'
  | 'service-unknown'
  | 'service-closed'
  | 'identity-required'
  | 'reason-not-allowed'
  | 'ticket-exists'
  | 'quota-day'
  | 'quota-session'
  | 'channel-limit'
  | 'nobody-waiting'
  | 'ticket-unknown'
  | 'ticket-not-here'
  | 'recall-limit'
  | 'recall-too-soon'
  | 'miss-too-soon'
  | 'return-not-allowed'
  | 'hold-limit'
  | 'transfer-no-change'
  | 'result-missing'
  | 'matter-not-here'
  | 'matter-unknown'
  | 'matter-limit'
  | 'reason-required'
  | 'window-unknown'
  | 'window-busy'
  | 'window-lacks-skill'
  | 'window-taken'
  | 'clerk-elsewhere'
  | 'session-superseded'
  | 'not-permitted';

/** A refusal is a value: a stable code and what the page may know. */
export interface Refused {
  readonly refused: { readonly code: RefusalCode; readonly details?: Record<string, unknown> };
}

export function refuse(code: RefusalCode, details?: Record<string, unknown>): Refused {
  return { refused: details ? { code, details } : { code } };
}

export function isRefused(result: object): result is Refused {
  return 'refused' in result;
}
