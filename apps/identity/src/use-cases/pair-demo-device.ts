import { Injectable } from '@nestjs/common';
import { identityClients } from '@yimen/contracts';
import type { DemoPairing } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { randomInt } from 'node:crypto';
import { DevicePlaces } from '../devices/places.ts';
import { lifetimesSec } from '../provider/lifetimes.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { PairingRequests } from './pairing-requests.ts';

const SIGNS = 'BCDFGHJKLMNPQRSTVWXZ';

/** In the demo a device page pairs itself: it gets a device code that is approved already. Several pages may stand at one place. */
@Injectable()
export class PairDemoDevice {
  constructor(
    private readonly host: ProviderHost,
    private readonly places: DevicePlaces,
    private readonly requests: PairingRequests,
  ) {}

  async run(deviceId: string): Promise<DemoPairing> {
    const place = this.places.find(deviceId);
    if (!place) throw new Refusal('device-not-in-pack', { device: deviceId });
    const { provider } = this.host;
    const client = await provider.Client.find(identityClients.device);
    if (!client) throw new Refusal('service-unavailable');
    const userCode = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    const code = new provider.DeviceCode({ client, deviceInfo: {}, params: { client_id: client.clientId }, userCode, grantId: '' });
    const deviceCode = await code.save();
    await this.requests.settle(code, place, 'demo');
    return { deviceCode, expiresInSec: lifetimesSec.deviceCode, intervalSec: 5 };
  }
}
