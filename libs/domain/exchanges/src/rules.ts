import type { OfficeHours } from './hours/office-hours.ts';

/** What a row of systems.csv means for its exchanges. */
export interface SystemRules {
  readonly dedupe: 'native' | 'query' | 'ledger' | 'none';
  readonly cancel: boolean;
  /** How long after the end of an attempt the bureau's "not known" is not believed yet. */
  readonly settleMs: number;
  /** The longest that one call can take. */
  readonly wholeCallMs: number;
  readonly hours: OfficeHours;
}

/** How long after its commit an attempt may still be sent. */
export const sendWindowMs = 5000;

export interface Context {
  readonly now: number;
  /** 0..1, for the spread of waits. */
  readonly jitter: number;
  readonly rules: SystemRules;
  /** Id of the incident that a stop of this kind opens. */
  incidentOf(kind: string): string;
}
