import { Injectable } from '@nestjs/common';
import type { HallSettings, Principal } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { HallBook } from '../halls/hall-book.ts';
import { HallSettingsStore } from '../store/hall-settings.store.ts';

@Injectable()
export class ChangeHallSettings {
  constructor(
    private readonly book: HallBook,
    private readonly store: HallSettingsStore,
  ) {}

  /** Replaces notices or playlist of a hall. Its screens show them at once, on every edge. */
  run(hall: string, change: Partial<Pick<HallSettings, 'notices' | 'playlist'>>, by: Principal): Promise<HallSettings> {
    if (!this.book.find(hall)) throw new Refusal('not-found');
    return this.store.change(hall, change, by.id);
  }
}
