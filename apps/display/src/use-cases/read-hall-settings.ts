import { Injectable } from '@nestjs/common';
import type { HallSettings } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { HallBook } from '../halls/hall-book.ts';
import { HallSettingsStore } from '../store/hall-settings.store.ts';

@Injectable()
export class ReadHallSettings {
  constructor(
    private readonly book: HallBook,
    private readonly store: HallSettingsStore,
  ) {}

  /** What the screens of a hall show beside the queue. Who changed it stays inside. */
  run(hall: string): HallSettings {
    if (!this.book.find(hall)) throw new Refusal('not-found');
    const { changedBy: _changedBy, ...settings } = this.store.get(hall);
    return settings;
  }
}
