import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { DevicesFrame, Position, ScreensPainted } from '@yimen/contracts';
import { positionOf } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import { DeviceBook } from '../devices/device-book.ts';
import type { HallChange, HallFollower } from '../halls/hall-follower.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

const COALESCE_MS = 200;
/** After so long without paint a console marks the call: "screens have not shown this: call out". */
const JUDGE_MS = 2000;
const REMEMBERED = 64;

/** Tells staff whether the screens show the newest call, and supervisors how their devices are. */
@Injectable()
export class PaintedFrames implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly newestCall = new Map<string, Position>();
  private readonly commits = new Map<string, { readonly seq: number; readonly at: number }[]>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly devices: DeviceBook,
    private readonly namespaces: Namespaces,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.devices.onPaint((hall) => this.schedule(hall, COALESCE_MS));
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  onChange({ hall }: HallFollower, { after, events }: HallChange): void {
    const known = this.commits.get(hall) ?? [];
    this.commits.set(hall, [...known, { seq: after.seq, at: after.at }].slice(-REMEMBERED));
    if (!events?.some(({ type }) => type === 'ticketCalled' || type === 'ticketRecalled')) return;
    this.newestCall.set(hall, positionOf(after));
    setTimeout(() => this.tell(hall), JUDGE_MS).unref();
  }

  /** City time of a commit that was seen lately, for the time from press to paint. */
  committedAt(hall: string, { seq }: Position): number | undefined {
    return this.commits.get(hall)?.find((commit) => commit.seq === seq)?.at;
  }

  tellDevices({ hall, position }: HallFollower): void {
    if (!this.namespaces.hasAnyone('supervise', rooms.hall(hall))) return;
    const frame: DevicesFrame = { time: this.clock.now(), devices: this.devices.list(hall, position) };
    this.namespaces.emit('supervise', rooms.hall(hall), 'devices', frame);
  }

  private schedule(hall: string, delayMs: number): void {
    if (this.timers.has(hall) || !this.newestCall.has(hall)) return;
    const timer = setTimeout(() => {
      this.timers.delete(hall);
      this.tell(hall);
    }, delayMs);
    this.timers.set(hall, timer);
  }

  private tell(hall: string): void {
    const at = this.newestCall.get(hall);
    if (!at) return;
    const frame: ScreensPainted = { at, ...this.devices.paintedCount(hall, at) };
    this.namespaces.emit('console', rooms.hall(hall), 'painted', frame);
    this.namespaces.emit('supervise', rooms.hall(hall), 'painted', frame);
  }
}
