import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendResult, Settled } from './append-result.ts';
import type { Commit } from '../commit.ts';

interface Settlement<Event extends object, By> {
  /** The commit whose fate is unknown. */
  readonly commit: Commit<Event, By>;
  /** What is inserted at the same `_id`: the commit itself or a barrier. */
  readonly challenger: Commit<Event, By>;
  insert(commit: Commit<Event, By>): Promise<AppendResult<Event, By>>;
  at(id: string): Promise<Commit<Event, By> | undefined>;
  readonly signal?: AbortSignal | undefined;
}

const pausesMs = [50, 100, 200, 400, 800];

/** Inserts the challenger until the store gives a verdict, and says which commit holds the place then. Aborts with the signal's reason. */
export async function settle<Event extends object, By>(matter: Settlement<Event, By>): Promise<Settled<Event, By>> {
  for (let turn = 0; ; turn += 1) {
    const settled = settledBy(matter.commit, await standing(matter));
    if (settled) return settled;
    await sleep(pausesMs[Math.min(turn, pausesMs.length - 1)], undefined, { signal: matter.signal });
  }
}

async function standing<Event extends object, By>(matter: Settlement<Event, By>): Promise<Commit<Event, By> | undefined> {
  const result = await matter.insert(matter.challenger);
  if (result.kind === 'appended' || result.kind === 'key-taken') return result.commit;
  return result.kind === 'seq-taken' ? matter.at(matter.commit._id).catch(() => undefined) : undefined;
}

function settledBy<Event extends object, By>(
  commit: Commit<Event, By>,
  there: Commit<Event, By> | undefined,
): Settled<Event, By> | undefined {
  if (!there) return undefined;
  return there.hash === commit.hash ? { kind: 'stands', commit: there } : { kind: 'void', by: there };
}
