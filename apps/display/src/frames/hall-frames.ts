import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { DisplayNamespace, Heartbeat } from '@yimen/contracts';
import { Clock, Metrics } from '@yimen/platform';
import { HallBook } from '../halls/hall-book.ts';
import type { HallFollower } from '../halls/hall-follower.ts';
import { cutSlow } from '../sockets/slow-clients.ts';
import { Speakers } from '../speakers/speakers.ts';
import { HallSettingsStore } from '../store/hall-settings.store.ts';
import { KioskFrames } from './kiosk-frames.ts';
import { Namespaces } from './namespaces.ts';
import { PaintedFrames } from './painted-frames.ts';
import { PhoneFrames } from './phone-frames.ts';
import { ScreenFrames } from './screen-frames.ts';
import { StaffFrames } from './staff-frames.ts';

const BEAT_MS = 1000;
/** Phones hear a heartbeat every so many beats. */
const PHONE_BEATS = 10;
/** What changes with time alone is looked at every so many beats. */
const REFRESH_BEATS = 5;

/** Order of everything that goes out: screens and staff with the commit, kiosks next, phones last; heartbeats every second. */
@Injectable()
export class HallFrames implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private beats = 0;
  private readonly cut: ReturnType<Metrics['counter']>;

  constructor(
    private readonly book: HallBook,
    private readonly namespaces: Namespaces,
    private readonly screens: ScreenFrames,
    private readonly staff: StaffFrames,
    private readonly kiosks: KioskFrames,
    private readonly phones: PhoneFrames,
    private readonly painted: PaintedFrames,
    private readonly speakers: Speakers,
    private readonly settings: HallSettingsStore,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.cut = metrics.counter('yimen_display_slow_screens_total', 'Screens that were cut because they could not keep up');
  }

  onApplicationBootstrap(): void {
    this.book.onChange((hall, change) => {
      this.screens.onChange(hall, change);
      this.speakers.onChange(hall, change);
      this.staff.onChange(hall, change);
      this.painted.onChange(hall, change);
      this.kiosks.refresh(hall);
      this.phones.onChange(hall);
    });
    this.settings.onChange((id) => {
      const hall = this.book.find(id);
      if (!hall) return;
      this.screens.onSettings(hall);
      this.kiosks.refresh(hall);
    });
    this.timer = setInterval(() => this.beat(), BEAT_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The heartbeat of a hall, or undefined when the edge cannot vouch for it. */
  heartbeat(hall: HallFollower): Heartbeat | undefined {
    const vouched = hall.vouch();
    return vouched && { ...vouched, time: this.clock.now() };
  }

  private beat(): void {
    this.beats += 1;
    for (const name of ['screen', 'kiosk', 'console', 'supervise'] as const) {
      this.tell(name, 'hall:');
      this.cut.inc(cutSlow(this.namespaces.sockets(name)));
    }
    this.tell('screen', 'zone:');
    if (this.beats % PHONE_BEATS === 0) this.tell('ticket', 'phones:');
    if (this.beats % REFRESH_BEATS === 0) this.refresh();
  }

  /** Room names hold the hall behind the first colon. */
  private tell(name: DisplayNamespace, prefix: string): void {
    for (const room of this.namespaces.rooms(name, prefix)) {
      const hall = this.book.find(room.split(':')[1] ?? '');
      const heartbeat = hall && this.heartbeat(hall);
      if (heartbeat) this.namespaces.emit(name, room, 'heartbeat', heartbeat);
    }
  }

  private refresh(): void {
    for (const hall of this.book.all) {
      this.staff.refresh(hall);
      this.kiosks.refresh(hall);
      this.painted.tellDevices(hall);
    }
  }
}
