import { DemoPairing, identityClients, identityPaths, cityAudience } from '@yimen/contracts';
import { z } from 'zod';
import { askForTokens } from './device-tokens.ts';
import type { DeviceGrant } from './device-tokens.ts';

/** A pairing under way: what the device shows and how it asks. */
export interface Offer {
  readonly deviceCode: string;
  /** Eight signs; absent in the demo, where the pairing is approved already. */
  readonly userCode?: string | undefined;
  readonly expiresInMs: number;
  readonly intervalMs: number;
}

const OfferAnswer = z.object({
  device_code: z.string(),
  user_code: z.string(),
  expires_in: z.number(),
  interval: z.number().default(5),
});

/** Starts the device grant (RFC 8628 3.1). `place` is the device's own wish, to be confirmed by the supervisor. */
export async function startPairing(place: string | undefined): Promise<Offer> {
  const form = new URLSearchParams({ client_id: identityClients.device, scope: 'openid', resource: cityAudience });
  if (place) form.set('device', place);
  const response = await fetch(identityPaths.deviceAuthorization, { method: 'POST', body: form, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`pairing was refused: ${response.status}`);
  const answer = OfferAnswer.parse(await response.json());
  return {
    deviceCode: answer.device_code,
    userCode: answer.user_code,
    expiresInMs: answer.expires_in * 1000,
    intervalMs: answer.interval * 1000,
  };
}

/** Demo only: a pairing for this place that is approved already. `undefined` where there is no demo. */
export async function startDemoPairing(place: string): Promise<Offer | undefined> {
  const response = await fetch('/api/identity/demo/pairings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ device: place }),
    signal: AbortSignal.timeout(5_000),
  });
  if (response.status >= 400 && response.status < 500) return undefined;
  if (!response.ok) throw new Error(`the demo pairing failed: ${response.status}`);
  const answer = DemoPairing.parse(await response.json());
  return { deviceCode: answer.deviceCode, expiresInMs: answer.expiresInSec * 1000, intervalMs: answer.intervalSec * 1000 };
}

export type PollResult =
  | { readonly kind: 'granted'; readonly grant: DeviceGrant }
  | { readonly kind: 'pending'; readonly slower: boolean }
  | { readonly kind: 'ended' };

/** One poll of the token endpoint (RFC 8628 3.4 and 3.5): pending goes on, slow_down goes on slower, everything else ends this code. */
export async function pollPairing(offer: Offer): Promise<PollResult> {
  const result = await askForTokens({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: offer.deviceCode,
  });
  if (result.kind === 'granted') return result;
  if (result.kind === 'away' || result.error === 'authorization_pending') return { kind: 'pending', slower: false };
  return result.error === 'slow_down' ? { kind: 'pending', slower: true } : { kind: 'ended' };
}
