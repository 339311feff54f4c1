import { Injectable } from '@nestjs/common';
import type { ScreenDelta, ScreenSnapshot } from '@yimen/contracts';
import { changesOf, positionOf, screenViewOf } from '@yimen/domain-ticketing';
import type { Change, HallState } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import { CommitLog } from '../halls/commit-log.ts';
import type { HallFollower, HallChange } from '../halls/hall-follower.ts';
import { HallSettingsStore } from '../store/hall-settings.store.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

/** Public frames of one audience of a hall: all of it, or one zone. */
interface Audience {
  readonly zone: string | undefined;
  readonly log: CommitLog<readonly Change[]>;
}

/** What screens get: a snapshot, then one delta a commit, the same bytes for all of an audience. */
@Injectable()
export class ScreenFrames {
  private readonly audiences = new Map<string, Map<string, Audience>>();

  constructor(
    private readonly namespaces: Namespaces,
    private readonly settings: HallSettingsStore,
    private readonly clock: Clock,
  ) {}

  /** Room of the audience that a screen belongs to. */
  roomOf(hall: string, zone: string | undefined): string {
    return zone === undefined ? rooms.hall(hall) : rooms.zone(hall, zone);
  }

  /** Opens the audience of a screen that joins. */
  open(follower: HallFollower, zone: string | undefined): void {
    const of = this.audiences.get(follower.hall) ?? new Map<string, Audience>();
    this.audiences.set(follower.hall, of);
    if (of.has(zone ?? '')) return;
    const audience = { zone, log: new CommitLog<readonly Change[]>() };
    of.set(zone ?? '', audience);
    if (follower.position) audience.log.reset(follower.position);
  }

  onChange(follower: HallFollower, change: HallChange): void {
    for (const [key, audience] of this.audiences.get(follower.hall) ?? []) {
      if (this.namespaces.hasAnyone('screen', this.roomOf(follower.hall, audience.zone))) this.tell(follower, audience, change);
      else this.audiences.get(follower.hall)?.delete(key);
    }
  }

  /** Notices changed: not a commit, so the view goes out whole at the same position. */
  onSettings(follower: HallFollower): void {
    if (!follower.state) return;
    for (const { zone } of this.audiences.get(follower.hall)?.values() ?? []) {
      this.namespaces.emit('screen', this.roomOf(follower.hall, zone), 'snapshot', this.snapshot(follower.state, zone));
    }
  }

  snapshot(state: HallState, zone: string | undefined): ScreenSnapshot {
    const view = { ...screenViewOf(state, zone), notices: this.settings.noticesOf(state.hall) };
    return { at: positionOf(state), time: this.clock.now(), view };
  }

  /** The deltas that somebody at this position misses; undefined when only a snapshot helps. */
  missing(follower: HallFollower, zone: string | undefined, at: ScreenDelta['at']): readonly ScreenDelta[] | undefined {
    const commits = this.audiences
      .get(follower.hall)
      ?.get(zone ?? '')
      ?.log.since(at);
    return commits?.map((commit) => ({ at: commit.at, changes: [...commit.changes] }));
  }

  private tell(follower: HallFollower, audience: Audience, { before, after, events }: HallChange): void {
    const { zone, log } = audience;
    const room = this.roomOf(follower.hall, zone);
    const at = positionOf(after);
    if (!before || !events || before.epoch !== after.epoch || before.day !== after.day) {
      log.reset(at);
      this.namespaces.emit('screen', room, 'snapshot', this.snapshot(after, zone));
      return;
    }
    const changes = changesOf(before, events, after, zone);
    log.push({ at, changes });
    this.namespaces.emit('screen', room, 'delta', { at, changes } satisfies ScreenDelta);
  }
}
