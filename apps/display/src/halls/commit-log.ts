import type { Position } from '@yimen/contracts';
import { isLater } from '@yimen/domain-ticketing';

/** How many commits an edge can still hand out one by one. */
const KEPT = 256;

export interface LoggedCommit<Changes> {
  readonly at: Position;
  readonly changes: Changes;
}

/** The last commits of one audience of a hall, without a gap, so that who was away briefly gets only what is missing. */
export class CommitLog<Changes> {
  private commits: LoggedCommit<Changes>[] = [];
  private base: Position | undefined;

  /** Begins anew at a position: what was before cannot be handed out. */
  reset(at: Position): void {
    this.base = at;
    this.commits = [];
  }

  push(commit: LoggedCommit<Changes>): void {
    this.commits.push(commit);
    if (this.commits.length <= KEPT) return;
    const dropped = this.commits.shift();
    if (dropped) this.base = dropped.at;
  }

  /** What came after a position; undefined when that cannot be told without a gap. */
  since(position: Position): readonly LoggedCommit<Changes>[] | undefined {
    const { base } = this;
    if (base?.day !== position.day || base.epoch !== position.epoch || position.seq < base.seq) return undefined;
    const newest = this.commits.at(-1)?.at ?? base;
    if (isLater(position, newest)) return undefined;
    return this.commits.filter(({ at }) => isLater(at, position));
  }
}
