import { z } from 'zod';
import { At } from '../ids.ts';

/**
 * Subjects of identity. `revoked` is told at once and again whenever identity's link comes up; who was away asks `revocations`.
 * A revoked subject never comes back: a device that is paired again gets a new one.
 */
export const identitySubjects = {
  revoked: 'identity.subject.revoked',
  revocations: 'identity.revocations.list',
} as const;

/** Core event on `identity.subject.revoked`: sockets and requests of this subject are to be refused from now on. */
export const SubjectRevoked = z.strictObject({ subject: z.string().min(1).max(120), at: At });
export type SubjectRevoked = z.infer<typeof SubjectRevoked>;

/** Request `identity.revocations.list`: every subject revoked so recently that an access token of it may still be alive. */
export const RevocationsRequest = z.strictObject({});
export type RevocationsRequest = z.infer<typeof RevocationsRequest>;

export const Revocations = z.strictObject({ revoked: z.array(SubjectRevoked) });
export type Revocations = z.infer<typeof Revocations>;

/** `GET /api/identity/keys` and the answer of `POST /api/identity/keys/rotations`. */
export const SigningKeys = z.strictObject({
  keys: z.array(z.strictObject({ kid: z.string(), state: z.enum(['active', 'next', 'retired']), since: At })),
});
export type SigningKeys = z.infer<typeof SigningKeys>;
