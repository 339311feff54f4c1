import type { HallEvent } from '../wire/events.ts';
import { eventChecks } from './check-events.ts';
import { learn } from './learn.ts';
import { Report } from './report.ts';
import type { Invariant } from './report.ts';
import { isLive, newWorld } from './world.ts';
import type { World } from './world.ts';

/** A commit of a hall day as it stands in the journal; the checker needs no more of it. */
export interface CheckedCommit {
  readonly seq: number;
  readonly epoch?: number | undefined;
  readonly at: number;
  readonly keys: readonly string[];
  readonly causes: readonly { readonly key: string; readonly type: string }[];
  readonly events: readonly HallEvent[];
}

export interface CheckOptions {
  /** The city's date of a moment, `YYYY-MM-DD`. */
  readonly dateOf: (at: number) => string;
  /** Whether hash and link to the commit before are right; absent: not checked here. */
  readonly isChained?: (commit: CheckedCommit, before: CheckedCommit | undefined) => boolean;
}

/**
 * Reads the journal of one hall day from its first commit and says which invariants of spec/queue.md 14 hold. Independent of the
 * engine's rules: it shares the event schema and nothing else.
 */
export function checkDay(commits: readonly CheckedCommit[], options: CheckOptions, report = new Report()): Invariant[] {
  const world = newWorld();
  const keys = new Set<string>();
  let before: CheckedCommit | undefined;
  for (const commit of commits) {
    checkCommit(world, commit, before, options, report);
    checkKeys(commit, keys, report);
    checkEvents(world, commit, options, report);
    checkWindows(world, commit, report);
    before = commit;
  }
  const live = [...world.tickets.values()].filter(isLive);
  if (world.state === 'closed') report.expect('Q2', live.length === 0, () => `closed with ${live.length} live tickets`);
  return report.invariants;
}

/** Q11 and Q12: seq without gaps, epoch never falls, time never runs backwards, the chain holds. */
function checkCommit(world: World, commit: CheckedCommit, before: CheckedCommit | undefined, options: CheckOptions, report: Report): void {
  const where = `seq ${commit.seq}`;
  report.expect('Q11', commit.seq === (before?.seq ?? 0) + 1, () => `${where} follows ${before?.seq ?? 0}`);
  report.expect('Q11', commit.at >= (before?.at ?? 0), () => `${where}: time ran backwards`);
  report.expect('Q11', options.isChained?.(commit, before) ?? true, () => `${where}: the chain is broken`);
  const owned = commit.events.find((event) => event.type === 'hallOwned');
  const epoch = commit.epoch ?? 0;
  const rightEpoch = owned ? owned.epoch === epoch && epoch > world.epoch : epoch === world.epoch;
  report.expect('Q12', rightEpoch, () => `${where}: epoch ${epoch} after ${world.epoch}`);
}

/** Q4: one key once, one cause a key, no press calls two people. */
function checkKeys(commit: CheckedCommit, keys: Set<string>, report: Report): void {
  const where = `seq ${commit.seq}`;
  report.expect('Q4', commit.keys.length === commit.causes.length && commit.keys.length > 0, () => `${where}: keys and causes differ`);
  for (const key of commit.keys) {
    report.expect('Q4', !keys.has(key), () => `${where}: key ${key} a second time`);
    keys.add(key);
  }
  for (const cause of commit.causes.keys()) {
    const calls = commit.events.filter((event) => event.type === 'ticketCalled' && event.cause === cause).length;
    report.expect('Q4', calls <= 1, () => `${where}: one press called ${calls} people`);
  }
}

function checkEvents(world: World, commit: CheckedCommit, options: CheckOptions, report: Report): void {
  for (const [index, event] of commit.events.entries()) {
    const place = { at: commit.at, where: `seq ${commit.seq}/${index}` };
    report.expect('Q4', event.cause < commit.causes.length, () => `${place.where}: event without a cause`);
    if (event.type === 'dayOpened') {
      report.expect(
        'Q13',
        options.dateOf(commit.at) === world.day,
        () => `${place.where}: ${world.day} opened on ${options.dateOf(commit.at)}`,
      );
    }
    if (event.type === 'dayPlanned') report.expect('Q13', world.config === undefined, () => `${place.where}: planned twice`);
    for (const check of eventChecks) check(world, event, place, report);
    learn(world, event, commit.at);
  }
}

/** Q3 at every seq: no two tickets at one window. */
function checkWindows(world: World, commit: CheckedCommit, report: Report): void {
  const taken = [...world.tickets.values()].flatMap(({ window }) => window ?? []);
  report.expect('Q3', new Set(taken).size === taken.length, () => `seq ${commit.seq}: two tickets at one window`);
}
