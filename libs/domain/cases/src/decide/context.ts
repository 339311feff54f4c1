import type { Actor } from '../actor.ts';
import type { CaseEvent, CaseEventOf } from '../events.ts';
import type { Doer } from '../facts.ts';
import type { CaseRefusal } from '../refusal.ts';

/** What every decision needs beside the case: time, date in the city, who acts, and the seq that the commit will have. */
export interface Context {
  readonly now: number;
  /** `YYYY-MM-DD` in the city's time zone. */
  readonly today: string;
  readonly seq: number;
  readonly actor: Actor;
  /** As it is written into the event: account, office, window. */
  readonly doer: Doer;
}

export type Decided = readonly CaseEvent[] | CaseRefusal;

/** The parts of an event that a caller prepares: everything but its type and who did it. */
export type Prepared<Type extends CaseEvent['type'], Omitted extends PropertyKey = never> = Omit<
  CaseEventOf<Type>,
  'type' | 'by' | Omitted
>;
