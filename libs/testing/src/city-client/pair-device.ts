import { DemoPairing, identityClients } from '@yimen/contracts';
import { token } from './sign-in.ts';
import type { Session } from './sign-in.ts';

/**
 * Pairs a device of the demo: identity hands out an already approved device code, the device fetches its tokens with it (RFC 8628 3.4).
 * @param device id of its place in the city pack, e.g. `310101018-h1`
 */
export async function pairDevice(origin: string, device: string): Promise<Session> {
  const response = await fetch(`${origin}/api/identity/demo/pairings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ device }),
  });
  if (!response.ok) throw new Error(`pairing ${device} answered ${response.status}: ${await response.text()}`);
  const { deviceCode } = DemoPairing.parse(await response.json());
  return token(origin, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: identityClients.device,
    device_code: deviceCode,
  });
}
