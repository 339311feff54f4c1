import { isDeepStrictEqual } from 'node:util';
import { businessDay } from '@yimen/domain-calendar';
import { emptyHall, evolveCommit, stripEvents, stripState } from '@yimen/domain-ticketing';
import type { HallEvent } from '@yimen/domain-ticketing';
import { Report, checkDay, checkPresses } from '@yimen/domain-ticketing/checker';
import type { CheckedCommit } from '@yimen/domain-ticketing/checker';
import { genesis, hashOfCommit } from '@yimen/journal';
import type { Commit } from '@yimen/journal';
import { withDatabase } from '@yimen/testing';
import mongoose from 'mongoose';
import type { Invariant } from '../../result/result.ts';
import type { Crowd } from './crowd.ts';
import type { Ears } from './ears.ts';
import type { EngineProcess } from './engine-process.ts';
import type { StormCity } from './settings.ts';

type HallCommit = Commit<HallEvent>;

/** Invariants of the run beside those of the checker. */
export const ids = {
  told: 'what was told is in the journal',
  live: 'the live state is the journal’s',
  done: 'every press has a definite answer',
  storm: 'the storm was as strong as asked',
} as const;

interface Case {
  readonly city: StormCity;
  readonly mongoUri: string;
  readonly crowd: Crowd;
  readonly ears: Ears;
  readonly engines: readonly EngineProcess[];
  readonly kills: number;
}

/** Reads the journals from outside and says what holds. */
export async function judge(found: Case): Promise<Invariant[]> {
  const days = await journals(withDatabase(found.mongoUri, 'chaos'), found.city.halls);
  const report = new Report();
  for (const [stream, commits] of days) {
    checkDay(commits, { dateOf: (at) => businessDay(at, found.city.timeZone), isChained }, report);
    const [, hall = '', day = ''] = stream.split('/');
    checkPresses(
      commits,
      found.crowd.presses.filter((press) => press.hall === hall && press.day === day),
      report,
    );
  }
  checkTold(days, found, report);
  await checkLive(days, found, report);
  for (const { outcome, key } of found.crowd.presses) report.expect(ids.done, outcome !== 'unknown', () => key);
  const kills = found.engines.reduce((sum, engine) => sum + engine.kills, 0);
  report.expect(
    ids.storm,
    kills >= found.kills && found.crowd.presses.length > found.kills * 50,
    () => `${kills} kills, ${found.crowd.presses.length} presses`,
  );
  return report.invariants;
}

async function journals(mongoUri: string, halls: readonly string[]): Promise<Map<string, HallCommit[]>> {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  const filter = { stream: { $in: halls.map((hall) => new RegExp(`^queue/${hall}/`)) } };
  const commits = (await connection
    .collection('queue_journal')
    .find(filter as never, { sort: { _id: 1 } })
    .toArray()) as unknown as HallCommit[];
  await connection.close();
  return Map.groupBy(commits, ({ stream }) => stream);
}

function isChained(commit: CheckedCommit, before: CheckedCommit | undefined): boolean {
  const { prev, hash } = commit as HallCommit;
  // A commit whose place was forged carries the forged id; its hash is over the one that it was made with.
  const made = { ...(commit as HallCommit), _id: (commit as HallCommit)._id.split('~')[0] ?? '' };
  return prev === ((before as HallCommit | undefined)?.hash ?? genesis) && hashOfCommit(made) === hash;
}

/** Nobody was told what is not true: the feed reads from what was committed. */
function checkTold(days: ReadonlyMap<string, readonly HallCommit[]>, { city, ears }: Case, report: Report): void {
  const places = new Map<string, HallCommit>();
  for (const [stream, commits] of days) for (const commit of commits) places.set(`${stream}/${commit.seq}/${commit.epoch ?? 0}`, commit);
  for (const feed of ears.heard) {
    const name = `queue/${feed.hall}/${feed.day}/${feed.seq}/${feed.epoch}`;
    if (!city.halls.includes(feed.hall)) continue;
    const commit = places.get(name);
    report.expect(ids.told, commit !== undefined && isDeepStrictEqual(plain(stripEvents(commit.events)), plain(feed.events)), () => name);
  }
}

/** What the owners have in memory is what their journals lead to. */
async function checkLive(days: ReadonlyMap<string, readonly HallCommit[]>, { city, ears }: Case, report: Report): Promise<void> {
  for (const hall of city.halls) {
    const snapshot = await ears.snapshot(hall);
    const commits = snapshot && days.get(`queue/${hall}/${snapshot.at.day}`);
    const rebuilt = commits?.reduce((state, commit) => evolveCommit(state, commit), emptyHall(hall, snapshot?.at.day ?? ''));
    const same = snapshot !== undefined && rebuilt !== undefined && isDeepStrictEqual(plain(stripState(rebuilt)), plain(snapshot.state));
    report.expect(
      ids.live,
      same,
      () => `${hall}: ${snapshot ? `seq ${snapshot.at.seq}, journal ${commits?.length ?? 0}` : 'no owner answers'}`,
    );
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
