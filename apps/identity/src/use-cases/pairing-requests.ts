import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DeviceId, cityAudience, identityClients, judge } from '@yimen/contracts';
import type { PendingPairing, Principal } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import type { DeviceCode } from 'oidc-provider';
import { Pairings } from '../devices/pairings.ts';
import type { Pairing } from '../devices/pairings.ts';
import { DevicePlaces } from '../devices/places.ts';
import type { DevicePlace } from '../devices/places.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { grantCity } from '../provider/resources.ts';
import { Sealer } from '../store/sealer.ts';
import { HallDevicesOf } from './hall-devices.ts';

/** Devices that wait for approval (RFC 8628): seen, approved or refused by a supervisor. */
@Injectable()
export class PairingRequests {
  constructor(
    private readonly host: ProviderHost,
    private readonly places: DevicePlaces,
    private readonly pairings: Pairings,
    private readonly devices: HallDevicesOf,
    private readonly sealer: Sealer,
  ) {}

  /** The waiting device of a code; `pairing-not-found`, `pairing-expired` or `pairing-settled`. */
  async describe(userCode: string): Promise<PendingPairing> {
    const code = await this.waiting(userCode);
    const wanted = DeviceId.safeParse(code.params?.device);
    return { userCode, ...(wanted.success ? { device: wanted.data } : {}), expiresAt: (code.exp ?? 0) * 1000 };
  }

  /** Approves for a place of the supervisor's own hall. What was paired there before is revoked: one place, one device. */
  async approve(userCode: string, deviceId: string, by: Principal): Promise<Pairing> {
    const place = this.placeFor(deviceId, by);
    const code = await this.waiting(userCode);
    const earlier = await this.pairings.ofPlace(place.id);
    const pairing = await this.settle(code, place, by.id);
    if (pairing.place !== place.id) throw new Refusal('pairing-settled');
    await this.devices.revokeAll(earlier.filter((other) => other._id !== pairing._id));
    return pairing;
  }

  /** Refuses the device; it is told `access_denied`. */
  async deny(userCode: string): Promise<void> {
    const code = await this.waiting(userCode);
    Object.assign(code, { error: 'access_denied', errorDescription: 'refused by a supervisor' });
    await code.save();
  }

  /** Ties a device code to a place: pairing first, so that of two approvals at one moment one counts, then the code. */
  async settle(code: DeviceCode, place: DevicePlace, by: string): Promise<Pairing> {
    const subject = `device:${place.id}.${randomBytes(6).toString('hex')}`;
    const grant = new this.host.provider.Grant({ accountId: subject, clientId: identityClients.device });
    grantCity(grant);
    const pairing = await this.pairings.add({
      _id: subject,
      place: place.id,
      device: place.device,
      code: this.sealer.hash(code.jti),
      grantId: await grant.save(),
      approvedBy: by,
      approvedAt: new Date(),
    });
    const { _id: accountId, grantId } = pairing;
    Object.assign(code, { accountId, grantId, scope: 'openid', resource: cityAudience, authTime: Math.floor(Date.now() / 1000) });
    await code.save();
    return pairing;
  }

  private placeFor(deviceId: string, by: Principal): DevicePlace {
    const place = this.places.find(deviceId);
    if (!place) throw new Refusal('device-not-in-pack', { device: deviceId });
    if (judge('identity.pair', by, place.device.hall) !== 'allowed') throw new Refusal('wrong-hall');
    return place;
  }

  private async waiting(userCode: string): Promise<DeviceCode> {
    const code = await this.host.provider.DeviceCode.findByUserCode(userCode, { ignoreExpiration: true });
    if (!code) throw new Refusal('pairing-not-found');
    if (code.isExpired) throw new Refusal('pairing-expired');
    if (code.accountId ?? code.error) throw new Refusal('pairing-settled');
    return code;
  }
}
