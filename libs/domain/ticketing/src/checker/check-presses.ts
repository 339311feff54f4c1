import type { CheckedCommit } from './check-day.ts';
import { learn } from './learn.ts';
import { Report } from './report.ts';
import type { Invariant } from './report.ts';
import { isLive, mayTake, newWorld } from './world.ts';
import type { World } from './world.ts';

/** What a client knows of one press: its key as stored, what it was told, between which positions of the journal that was. */
export interface Press {
  readonly key: string;
  readonly type: string;
  readonly window?: string | undefined;
  readonly outcome: 'done' | 'nobody-waiting' | 'refused' | 'unknown';
  /** Ticket that the answer named. */
  readonly ticket?: string | undefined;
  /** Seq that the press knew of before it was sent and when the answer came: the truth lies between them. */
  readonly afterSeq: number;
  readonly untilSeq: number;
}

/**
 * Compares what clients were told with the journal: Q2 and Q5 (nothing acknowledged is lost), Q4 (a refused press had no effect, an
 * acknowledged one exactly this), Q5 again (every `nobody-waiting` was true at some seq between press and answer).
 */
export function checkPresses(commits: readonly CheckedCommit[], presses: readonly Press[], report = new Report()): Invariant[] {
  const byKey = new Map(commits.flatMap((commit) => commit.causes.map((cause, index) => [cause.key, { commit, index }] as const)));
  for (const press of presses) {
    const found = byKey.get(press.key);
    if (press.outcome === 'done') {
      report.expect('Q5', found !== undefined, () => `${press.type} ${press.key} was acknowledged and is not in the journal`);
      if (found && press.ticket !== undefined) {
        const named = found.commit.events.some(
          (event) => event.cause === found.index && 'ticket' in event && event.ticket === press.ticket,
        );
        report.expect('Q2', named, () => `${press.key} was told ticket ${press.ticket ?? ''}, the journal says another`);
      }
    } else if (press.outcome !== 'unknown') {
      report.expect('Q4', found === undefined, () => `${press.type} ${press.key} was refused and had an effect`);
    }
  }
  checkEmptyLines(commits, presses, report);
  return report.invariants;
}

function checkEmptyLines(commits: readonly CheckedCommit[], presses: readonly Press[], report: Report): void {
  const claims = presses.filter(({ outcome, window }) => outcome === 'nobody-waiting' && window !== undefined);
  const proven = new Set<Press>();
  const world = newWorld();
  const prove = (seq: number) => {
    for (const claim of claims) {
      if (!proven.has(claim) && seq >= claim.afterSeq && seq <= claim.untilSeq && isEmpty(world, claim.window ?? '')) proven.add(claim);
    }
  };
  for (const commit of commits) {
    // Commands of one commit are decided one after the other, so a line may be empty in the middle of it.
    for (const event of commit.events) {
      prove(commit.seq);
      learn(world, event, commit.at);
    }
    prove(commit.seq);
  }
  for (const claim of claims) report.expect('Q5', proven.has(claim), () => `${claim.key}: nobody-waiting was never true`);
}

/** Whether nobody is there whom the window may take. */
function isEmpty(world: World, id: string): boolean {
  const window = world.windows.get(id);
  return ![...world.tickets.values()].some((ticket) => window && isLive(ticket) && mayTake(world, window, ticket));
}
