/** Where an exchange stands. Source: spec/bureaus.md section 5. */
export const exchangeStates = [
  'ordered',
  'waiting',
  'sending',
  'unknown',
  'acknowledged',
  'answered',
  'rejected',
  'cancelled',
  'parked',
] as const;
export type ExchangeState = (typeof exchangeStates)[number];

/** The outcome is known and was told once. */
export const endStates = ['answered', 'rejected', 'cancelled'] as const satisfies readonly ExchangeState[];

export function hasEnded(state: ExchangeState): boolean {
  return (endStates as readonly ExchangeState[]).includes(state);
}

/** What is to be done next with a system. */
export type Act = 'submit' | 'query' | 'cancel';

/** Why an exchange waits, as clerk and resident read it. */
export type WaitReason = 'office-hours' | 'batch' | 'breaker' | 'rate' | 'predecessor' | 'retry' | 'unknown-outcome' | 'await-ledger';

/** Why a request surely never arrived: no byte of its body was written, or the peer refused before it read. */
export type NotSentReason =
  | 'refused'
  | 'dns'
  | 'tls'
  | 'connect-timeout'
  | 'egress'
  | 'breaker'
  | 'bulkhead'
  | 'hours'
  | 'rate'
  | 'unauthorised'
  | 'redirect'
  | 'too-late';

/** Why it is not known whether a request arrived, or what was answered. */
export type UnknownReason =
  | 'timeout'
  | 'reset'
  | 'server-error'
  | 'conflict'
  | 'unreadable'
  | 'content-type'
  | 'encoding'
  | 'too-large'
  | 'foreign-number'
  | 'code-not-mapped'
  | 'refused-request'
  | 'crashed';
