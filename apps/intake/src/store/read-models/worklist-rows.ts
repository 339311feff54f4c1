import type { WorklistName } from '@yimen/contracts';
import { dueClock, readClocks, replay } from '@yimen/domain-cases';
import type { Case, ClockRun, ClockName } from '@yimen/domain-cases';
import type { CityFacts } from '../../city/city-facts.ts';
import { asStored } from './case-views.ts';
import { isCaseCommit } from '../intake-journal.ts';
import type { IntakeCommit } from '../intake-journal.ts';

/** Sorts behind every date: a case whose calendar is unknown, or without a running clock, comes last. */
const noDate = '9999-12-31';

/** What a worklist shows of a case, and where it is due. The deadline is kept with the calendar by which it was computed. */
export interface WorklistView {
  readonly on: Case;
  readonly lists: readonly WorklistName[];
  /** The office whose list it is on: where it lies, or where the resident comes for it. */
  readonly centre: string;
  readonly due: string;
  readonly clock?: { readonly name: ClockName; readonly run: ClockRun } | undefined;
  readonly pack: string;
}

const returning: ReadonlySet<Case['state']> = new Set(['DECIDED', 'CLOSED', 'REFUSED', 'TERMINATED']);

/** On which lists a case stands. A bureau's word that decided nothing, was parked or rejected needs a person. */
export function listsOf(on: Case): WorklistName[] {
  if (on.state === 'RECEIVED') return ['to-accept'];
  if (returning.has(on.state)) return ['to-hand-over'];
  if (on.state !== 'ACCEPTED' && on.state !== 'REVIEW') return [];
  const stopped = on.orders.some((order) => order.state === 'parked' || order.state === 'rejected');
  const kept = on.answers.some((answer) => !answer.used);
  return stopped || kept ? ['answers-waiting'] : ['at-bureau'];
}

/** Folds a commit into the row of a case. Pure but for the city's calendar, whose pack is noted in the row. */
export function projectWorklist(city: CityFacts): (before: WorklistView | undefined, commit: IntakeCommit) => WorklistView | undefined {
  return (before, commit) => {
    if (!isCaseCommit(commit)) return undefined;
    const on = replay([commit], before?.on);
    return on && asStored(worklistView(slim(on), commit.at, city));
  };
}

/** A case without what no list shows and no later event needs: its sealed dossier, documents, files and notes. */
function slim(on: Case): Case {
  return { ...on, personal: '', documents: {}, files: [], notes: [] };
}

function worklistView(on: Case, at: number, city: CityFacts): WorklistView {
  const due = dueClock(readClocks(on.clocks, city.calendarFor(on.item.bureau), at, city.timeZone));
  return {
    on,
    lists: listsOf(on),
    centre: returning.has(on.state) ? on.receivingCentre : on.holdingCentre,
    due: due?.deadline?.date ?? noDate,
    ...(due ? { clock: { name: due.clock, run: due.run } } : {}),
    pack: city.pack.hash,
  };
}
