import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { HallSettings, subjects } from '@yimen/contracts';
import { Bus, Clock, MongoLink, Refusal } from '@yimen/platform';

type Stored = Omit<HallSettings, 'hall'> & { readonly _id: string };
type SettingsListener = (hall: string) => void;

/** Notices and playlists of the halls: kept in MongoDB, held in memory, told to the other edges when they change. */
@Injectable()
export class HallSettingsStore implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(HallSettingsStore.name);
  private readonly settings = new Map<string, HallSettings>();
  private readonly listeners = new Set<SettingsListener>();
  private stops: (() => void)[] = [];

  constructor(
    private readonly mongo: MongoLink,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.stops = [
      this.mongo.onUp(() => void this.load()),
      this.bus.onUp(() => void this.load()),
      this.bus.subscribe(subjects.display.settingsChanged(), ({ body }) => {
        const changed = HallSettings.safeParse(body);
        if (changed.success) this.take(changed.data);
      }),
    ];
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops) stop();
  }

  onChange(listener: SettingsListener): void {
    this.listeners.add(listener);
  }

  noticesOf(hall: string): string[] {
    return this.settings.get(hall)?.notices ?? [];
  }

  get(hall: string): HallSettings {
    return this.settings.get(hall) ?? { hall, notices: [], playlist: [], changedAt: 0 };
  }

  /** Changes what is given and keeps the rest. Throws `Refusal` `service-unavailable` when it cannot be stored; nothing is changed then. */
  async change(hall: string, change: Partial<Pick<HallSettings, 'notices' | 'playlist'>>, by: string): Promise<HallSettings> {
    const changed: HallSettings = { ...this.get(hall), ...change, hall, changedAt: this.clock.now(), changedBy: by };
    const { hall: _hall, ...fields } = changed;
    try {
      await this.collection().updateOne({ _id: { $eq: hall } }, { $set: fields }, { upsert: true });
    } catch (error) {
      throw new Refusal('service-unavailable', undefined, { cause: error });
    }
    this.take(changed);
    this.bus.publish(subjects.display.settingsChanged(hall), changed);
    return changed;
  }

  private collection() {
    return this.mongo.connection.collection<Stored>('display_hall_settings');
  }

  private async load(): Promise<void> {
    if (!this.mongo.up) return;
    try {
      for await (const { _id: hall, ...fields } of this.collection().find()) {
        const stored = HallSettings.safeParse({ hall, ...fields });
        if (stored.success) this.take(stored.data);
      }
    } catch (error) {
      this.log.warn(`settings of the halls cannot be read: ${error instanceof Error ? error.name : 'failed'}`);
    }
  }

  private take(settings: HallSettings): void {
    const known = this.settings.get(settings.hall);
    if (known && known.changedAt >= settings.changedAt) return;
    this.settings.set(settings.hall, settings);
    for (const listener of this.listeners) listener(settings.hall);
  }
}
