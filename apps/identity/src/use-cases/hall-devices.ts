import { Injectable } from '@nestjs/common';
import type { HallDevice, HallDevices } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { Pairings } from '../devices/pairings.ts';
import type { Pairing } from '../devices/pairings.ts';
import { DevicePlaces } from '../devices/places.ts';
import type { DevicePlace } from '../devices/places.ts';
import { Revocations } from '../devices/revocations.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { revokeGrant } from './end-session.ts';

/** The device places of a hall: what is paired, and ending a pairing. */
@Injectable()
export class HallDevicesOf {
  constructor(
    private readonly host: ProviderHost,
    private readonly places: DevicePlaces,
    private readonly pairings: Pairings,
    private readonly revocations: Revocations,
  ) {}

  async list(hall: string): Promise<HallDevices> {
    const newestFirst = await this.pairings.ofHall(hall);
    const devices = this.places.ofHall(hall).map((place) =>
      hallDevice(
        place,
        newestFirst.find((pairing) => pairing.place === place.id),
      ),
    );
    return { hall, devices };
  }

  /** Revokes everything that is paired at a place; repeating it changes nothing. A place of another hall is not found. */
  async revoke(hall: string, deviceId: string): Promise<void> {
    if (this.places.find(deviceId)?.device.hall !== hall) throw new Refusal('not-found');
    await this.revokeAll(await this.pairings.ofPlace(deviceId));
  }

  /** A grant that ended because one of its tokens was replayed takes the pairing with it. */
  async revokeByGrant(grantId: string): Promise<void> {
    const pairing = await this.pairings.findByGrant(grantId);
    if (pairing) await this.revokeAll([pairing]);
  }

  /** The pairing first: from then on no token is issued; then its refresh tokens; then everybody is told. */
  async revokeAll(pairings: readonly Pairing[]): Promise<void> {
    for (const { _id, grantId } of pairings) {
      const at = new Date();
      await this.pairings.revoke(_id, at);
      await revokeGrant(this.host.provider, grantId);
      this.revocations.tell({ subject: _id, at: at.getTime() });
    }
  }
}

/** A place with its newest live pairing. */
export function hallDevice({ id, device, position }: DevicePlace, pairing: Pairing | undefined): HallDevice {
  return {
    device: id,
    place: device,
    position,
    ...(pairing
      ? {
          pairing: {
            subject: pairing._id,
            approvedBy: pairing.approvedBy,
            approvedAt: pairing.approvedAt.getTime(),
            ...(pairing.seenAt ? { seenAt: pairing.seenAt.getTime() } : {}),
          },
        }
      : {}),
  };
}
