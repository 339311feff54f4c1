import { Injectable } from '@nestjs/common';
import type { KioskSnapshot, KioskView } from '@yimen/contracts';
import { closedBecause, positionOf, screenViewOf } from '@yimen/domain-ticketing';
import type { HallState } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import type { HallFollower } from '../halls/hall-follower.ts';
import { HallSettingsStore } from '../store/hall-settings.store.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

/** What kiosks offer: whole views, sent when something on them changed. */
@Injectable()
export class KioskFrames {
  private readonly shown = new Map<string, string>();

  constructor(
    private readonly namespaces: Namespaces,
    private readonly settings: HallSettingsStore,
    private readonly clock: Clock,
  ) {}

  /** Sends the view if it differs from the last one that was sent; by time alone services open and close. */
  refresh({ hall, state }: HallFollower): void {
    if (!state || !this.namespaces.hasAnyone('kiosk', rooms.hall(hall))) return;
    const frame = this.snapshot(state);
    const text = JSON.stringify(frame.view);
    if (this.shown.get(hall) === text) return;
    this.shown.set(hall, text);
    this.namespaces.emit('kiosk', rooms.hall(hall), 'snapshot', frame);
  }

  snapshot(state: HallState): KioskSnapshot {
    const time = this.clock.now();
    return { at: positionOf(state), time, view: this.viewOf(state, time) };
  }

  private viewOf(state: HallState, time: number): KioskView {
    const { waiting } = screenViewOf(state);
    const services = state.config.services.map((plan, index) => {
      const reason = closedBecause(state, plan.service, time)?.refused.code;
      const { count = 0, range } = waiting[index] ?? {};
      return {
        service: plan.service,
        prefix: plan.prefix,
        name: plan.name,
        waiting: count,
        ...(range ? { range } : {}),
        ...(reason ? { closedBecause: reason } : {}),
      };
    });
    return { state: state.state, services, notices: this.settings.noticesOf(state.hall) };
  }
}
