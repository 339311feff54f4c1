import type { Device } from '@yimen/contracts';

/** Where a device of the city pack stands. */
export interface DevicePlace {
  readonly id: string;
  readonly device: Device;
  /** The pack's words for the spot. */
  readonly position: string;
}

/** The screens and kiosks of the pack: a device is paired to one of them and to nothing else. */
export class DevicePlaces {
  private readonly byId: ReadonlyMap<string, DevicePlace>;

  constructor(places: readonly DevicePlace[]) {
    this.byId = new Map(places.map((place) => [place.id, place]));
  }

  find(id: string): DevicePlace | undefined {
    return this.byId.get(id);
  }

  ofHall(hall: string): DevicePlace[] {
    return [...this.byId.values()].filter((place) => place.device.hall === hall);
  }
}
