import type { EventOf } from '@yimen/domain-ticketing';
import { Refusal } from '@yimen/platform';
import type { HallJournal } from '../../store/hall-journal.ts';
import type { HallPlans } from '../../store/hall-plan.ts';
import type { HallCommit } from '../../store/hall-journal.ts';
import { HallDay } from './hall-day.ts';
import { ownDraft } from './own-draft.ts';

/** What it takes to open a hall. */
export interface Opening {
  readonly store: HallJournal;
  readonly plans: HallPlans;
  readonly engine: string;
  readonly reason: EventOf<'hallOwned'>['reason'];
  now(): number;
  /** The city's date. */
  today(): string;
}

/** A hall day in memory, and the commit by which it was owned just now; none for a sealed day, which is only read. */
export interface OpenedDay {
  readonly day: HallDay;
  readonly commit?: HallCommit;
}

const attempts = 5;

/**
 * Brings the current day of a hall into memory and owns it: by a `hallOwned` commit with the next epoch, or by the first commit of a
 * new day. A day that is closed is sealed: it is only read. Throws `journal-unavailable`.
 */
export async function openHall(hall: string, opening: Opening): Promise<OpenedDay> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const day = await currentDay(hall, opening);
    if (day.state.state === 'closed') return { day };
    const commit = await own(day, opening);
    if (commit) return { day, commit };
  }
  throw new Refusal('hall-moving');
}

/** The newest day, or a new one when that is over. */
async function currentDay(hall: string, opening: Opening): Promise<HallDay> {
  const { store } = opening;
  const latest = await store.latestDay(hall);
  const day = new HallDay(hall, latest ?? opening.today());
  if (latest !== undefined) for await (const commit of store.replay(hall, latest)) day.take(commit);
  return isOver(day, opening.today()) ? new HallDay(hall, opening.today()) : day;
}

/** Closed or never opened, and the city's date has gone on. */
export function isOver({ day, state }: HallDay, today: string): boolean {
  return today > day && (state.state === 'closed' || state.state === 'planned');
}

/** Writes the fence. Nothing when another engine wrote first, or nobody knows whether the fence was written. */
async function own(day: HallDay, opening: Opening): Promise<HallCommit | undefined> {
  const { store, plans, engine, reason } = opening;
  const plan = day.state.seq === 0 ? { plan: plans.plan(day.hall, day.day) } : {};
  const draft = ownDraft(day, { engine, reason, at: opening.now(), ...plan });
  const result = await store.journal.append(day.stream, day.state.seq, draft);
  if (result.kind === 'unavailable') throw new Refusal('journal-unavailable');
  if (result.kind !== 'appended') return undefined;
  day.take(result.commit);
  return result.commit;
}

/** The next day of a hall after one that is over; undefined when its first commit was not ours. */
export async function nextDay(over: HallDay, opening: Opening): Promise<OpenedDay | undefined> {
  const day = new HallDay(over.hall, opening.today());
  const commit = await own(day, opening);
  return commit && { day, commit };
}
