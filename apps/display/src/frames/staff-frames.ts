import { Injectable } from '@nestjs/common';
import { staffChangesOf } from '@yimen/contracts';
import type { Position, StaffChanges, StaffDelta, StaffSnapshot } from '@yimen/contracts';
import { isLater, positionOf, staffViewOf } from '@yimen/domain-ticketing';
import type { HallState, StaffView } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import { CommitLog } from '../halls/commit-log.ts';
import type { HallChange, HallFollower } from '../halls/hall-follower.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

/** What the staff of a hall was told last, and the commits that led there. */
interface Told {
  readonly log: CommitLog<StaffChanges>;
  at: Position;
  view: StaffView;
}

/** What consoles and supervisors get of a hall: the same frames for both. */
@Injectable()
export class StaffFrames {
  private readonly halls = new Map<string, Told>();

  constructor(
    private readonly namespaces: Namespaces,
    private readonly clock: Clock,
  ) {}

  onChange({ hall }: HallFollower, { before, after, events }: HallChange): void {
    if (!this.isWatched(hall)) {
      this.halls.delete(hall);
      return;
    }
    const told = this.halls.get(hall);
    const goesOn = told && events && before?.epoch === after.epoch && before.day === after.day;
    if (!goesOn) {
      this.tellAnew(after);
      return;
    }
    const view = staffViewOf(after, this.clock.now());
    const delta: StaffDelta = { at: positionOf(after), changes: staffChangesOf(told.view, view) };
    told.log.push(delta);
    told.at = delta.at;
    told.view = view;
    this.emit(hall, 'delta', delta);
  }

  /** Who comes next changes with time alone, because waiting ages: told again where it did. */
  refresh({ hall, state }: HallFollower): void {
    const told = this.halls.get(hall);
    if (!told || !state || !this.isWatched(hall)) return;
    if (JSON.stringify(staffViewOf(state, this.clock.now())) !== JSON.stringify(told.view)) this.tellAnew(state);
  }

  /** The view as everybody in the hall was told it, so that what follows fits all of them alike. */
  snapshot(state: HallState): StaffSnapshot {
    const at = positionOf(state);
    const told = this.halls.get(state.hall);
    const known = told && !isLater(at, told.at) && !isLater(told.at, at);
    return { at, time: this.clock.now(), view: known ? told.view : this.begin(state).view };
  }

  missing(hall: string, at: Position): readonly StaffDelta[] | undefined {
    return this.halls
      .get(hall)
      ?.log.since(at)
      ?.map((commit) => ({ at: commit.at, changes: commit.changes }));
  }

  private tellAnew(state: HallState): void {
    const { at, view } = this.begin(state);
    this.emit(state.hall, 'snapshot', { at, time: this.clock.now(), view } satisfies StaffSnapshot);
  }

  private begin(state: HallState): Told {
    const log = new CommitLog<StaffChanges>();
    const at = positionOf(state);
    log.reset(at);
    const told = { log, at, view: staffViewOf(state, this.clock.now()) };
    this.halls.set(state.hall, told);
    return told;
  }

  private isWatched(hall: string): boolean {
    return this.namespaces.hasAnyone('console', rooms.hall(hall)) || this.namespaces.hasAnyone('supervise', rooms.hall(hall));
  }

  private emit(hall: string, event: string, frame: unknown): void {
    this.namespaces.emit('console', rooms.hall(hall), event, frame);
    this.namespaces.emit('supervise', rooms.hall(hall), event, frame);
  }
}
