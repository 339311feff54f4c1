import { z } from 'zod';
import { Code, HallId, WindowId } from './ids.ts';

/** Roles of the specs. An account holds one or more; the pack's `bureau-officer` and `city-operator` expand as in design section 6. */
export const Role = z.enum([
  'resident',
  'clerk',
  'guide',
  'acceptor',
  'supervisor',
  'reviewer',
  'liaison',
  'officer',
  'operator',
  'incident-desk',
  'catalogue-editor',
  'catalogue-reviewer',
  'joint-office',
  'key-custodian',
  'auditor',
  'partner',
  'device',
]);
export type Role = z.infer<typeof Role>;

/** What a paired device is and where it stands: one hall, one role, one zone or window (RFC 8628 pairing). */
export const Device = z.strictObject({
  kind: z.enum(['hall', 'overflow', 'window', 'kiosk']),
  hall: HallId,
  zone: z.string().max(40).optional(),
  window: WindowId.optional(),
});
export type Device = z.infer<typeof Device>;

/** Claims of our own in an access token (`typ: at+jwt`, ES256), beside `iss sub aud exp iat jti client_id scope` of RFC 9068. */
export const AccessClaims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(120),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.int(),
  client_id: z.string(),
  roles: z.array(Role).max(8),
  /** The hall that a member of staff belongs to; absent for city-wide roles. */
  hall: HallId.optional(),
  bureau: Code.optional(),
  /** Service groups that a clerk can serve. */
  skills: z.array(Code).max(40).optional(),
  device: Device.optional(),
  name: z.string().max(120).optional(),
});
export type AccessClaims = z.infer<typeof AccessClaims>;

/** Who asks, as the guards hand it to a handler: taken from a verified token, never from a body. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly hall?: string | undefined;
  readonly bureau?: string | undefined;
  readonly skills: readonly string[];
  readonly device?: Device | undefined;
  readonly name?: string | undefined;
  /** Seconds since the epoch at which the token ends; a live socket is dropped then. */
  readonly expiresAt: number;
}
