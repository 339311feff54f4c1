import { z } from 'zod';
import { At, HallId } from '../ids.ts';
import { Device } from '../roles.ts';

/** The id of a device's place in the city pack: a screen or kiosk, e.g. `310101018-h1`. Device pages carry it as `?device=<id>`. */
export const DeviceId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,39}$/);
export type DeviceId = z.infer<typeof DeviceId>;

/** The 8 signs that a device shows (RFC 8628 6.1): 20 consonants, read without regard to case, dash and space. */
export const UserCode = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/));
export type UserCode = z.infer<typeof UserCode>;

export const UserCodeParams = z.strictObject({ userCode: UserCode });
export type UserCodeParams = z.infer<typeof UserCodeParams>;

/**
 * `GET /api/identity/pairings/:userCode`: a device that waits for approval. The device page starts it with
 * `POST /api/identity/oidc/device/auth` (form: `client_id=device&scope=openid&resource=urn:yimen:city`, optional `device=<id>`)
 * and then polls `POST /api/identity/oidc/token` every `interval` seconds.
 */
export const PendingPairing = z.strictObject({
  userCode: z.string(),
  /** The place that the device itself names, to be confirmed. */
  device: DeviceId.optional(),
  expiresAt: At,
});
export type PendingPairing = z.infer<typeof PendingPairing>;

/** `POST /api/identity/pairings/:userCode/approval`: the supervisor says where the device stands. */
export const PairingApproval = z.strictObject({ device: DeviceId });
export type PairingApproval = z.infer<typeof PairingApproval>;

/** `POST /api/identity/pairings/:userCode/denial`: the device is told `access_denied`. */
export const PairingDenial = z.strictObject({});
export type PairingDenial = z.infer<typeof PairingDenial>;

/** One place for a device in a hall, and whether something is paired there. */
export const HallDevice = z.strictObject({
  device: DeviceId,
  place: Device,
  position: z.string(),
  pairing: z
    .strictObject({ subject: z.string(), approvedBy: z.string(), approvedAt: At, seenAt: At.optional() })
    .optional()
    .describe('the newest live pairing; seenAt is when it last renewed its token'),
});
export type HallDevice = z.infer<typeof HallDevice>;

/** `GET /api/identity/halls/:hall/devices` and the answer of an approval (one). */
export const HallDevices = z.strictObject({ hall: HallId, devices: z.array(HallDevice) });
export type HallDevices = z.infer<typeof HallDevices>;

export const HallDevicesParams = z.strictObject({ hall: HallId });
export type HallDevicesParams = z.infer<typeof HallDevicesParams>;

/** `DELETE /api/identity/halls/:hall/devices/:device`: revokes what is paired there, at once. 204. */
export const HallDeviceParams = z.strictObject({ hall: HallId, device: DeviceId });
export type HallDeviceParams = z.infer<typeof HallDeviceParams>;

/** `POST /api/identity/demo/pairings`: an already approved device code for this place. 404 outside the demo. */
export const DemoPairingRequest = z.strictObject({ device: DeviceId });
export type DemoPairingRequest = z.infer<typeof DemoPairingRequest>;

export const DemoPairing = z.strictObject({ deviceCode: z.string(), expiresInSec: z.int(), intervalSec: z.int() });
export type DemoPairing = z.infer<typeof DemoPairing>;
