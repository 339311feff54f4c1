import { Injectable } from '@nestjs/common';
import { staffChangesOf } from '@yimen/contracts';
import type { StaffChanges, StaffDelta, StaffSnapshot } from '@yimen/contracts';
import { positionOf, staffViewOf } from '@yimen/domain-ticketing';
import type { HallState, StaffView } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import { CommitLog } from '../halls/commit-log.ts';
import type { HallChange, HallFollower } from '../halls/hall-follower.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

/** What consoles and supervisors get of a hall: the same frames for both. */
@Injectable()
export class StaffFrames {
  private readonly logs = new Map<string, { log: CommitLog<StaffChanges>; view: StaffView }>();

  constructor(
    private readonly namespaces: Namespaces,
    private readonly clock: Clock,
  ) {}

  onChange({ hall }: HallFollower, { before, after, events }: HallChange): void {
    if (!this.isWatched(hall)) {
      this.logs.delete(hall);
      return;
    }
    const known = this.logs.get(hall);
    const goesOn = known && before && events && before.epoch === after.epoch && before.day === after.day;
    if (!goesOn) {
      this.emit(hall, 'snapshot', this.snapshot(after));
      return;
    }
    const view = staffViewOf(after, this.clock.now());
    const delta: StaffDelta = { at: positionOf(after), changes: staffChangesOf(known.view, view) };
    known.log.push(delta);
    known.view = view;
    this.emit(hall, 'delta', delta);
  }

  /** Who comes next changes with time alone, because waiting ages: told again where it did. */
  refresh({ hall, state }: HallFollower): void {
    const known = this.logs.get(hall);
    if (!known || !state || !this.isWatched(hall)) return;
    if (JSON.stringify(staffViewOf(state, this.clock.now())) !== JSON.stringify(known.view)) {
      this.emit(hall, 'snapshot', this.snapshot(state));
    }
  }

  /** The whole view; what follows it is logged from here on. */
  snapshot(state: HallState): StaffSnapshot {
    const at = positionOf(state);
    const time = this.clock.now();
    const view = staffViewOf(state, time);
    const log = new CommitLog<StaffChanges>();
    log.reset(at);
    this.logs.set(state.hall, { log, view });
    return { at, time, view };
  }

  missing(hall: string, at: StaffDelta['at']): readonly StaffDelta[] | undefined {
    return this.logs
      .get(hall)
      ?.log.since(at)
      ?.map((commit) => ({ at: commit.at, changes: commit.changes }));
  }

  private isWatched(hall: string): boolean {
    return this.namespaces.hasAnyone('console', rooms.hall(hall)) || this.namespaces.hasAnyone('supervise', rooms.hall(hall));
  }

  private emit(hall: string, event: string, frame: unknown): void {
    this.namespaces.emit('console', rooms.hall(hall), event, frame);
    this.namespaces.emit('supervise', rooms.hall(hall), event, frame);
  }
}
