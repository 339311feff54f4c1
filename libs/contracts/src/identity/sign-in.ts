import { z } from 'zod';
import { At, Bilingual, Code, HallId, WindowId } from '../ids.ts';
import { Device, Role } from '../roles.ts';

/** The handle of a sign-in under way: `/sign-in?interaction=<uid>`. Bound to the browser by a cookie. */
export const InteractionUid = z.string().regex(/^[\w-]{16,64}$/);
export type InteractionUid = z.infer<typeof InteractionUid>;

export const InteractionParams = z.strictObject({ uid: InteractionUid });
export type InteractionParams = z.infer<typeof InteractionParams>;

export const SignInKind = z.enum(['resident', 'staff']);
export type SignInKind = z.infer<typeof SignInKind>;

/** `GET /api/identity/interactions/:uid`: what is asked of the person, and how it can be answered here. */
export const SignInInteraction = z.strictObject({
  uid: InteractionUid,
  prompt: z.enum(['login', 'consent']),
  client: z.strictObject({ id: z.string(), name: Bilingual }),
  /** Ways to sign in on this installation; residents outside the demo come through `external`. */
  kinds: z.array(SignInKind),
  external: z.strictObject({ name: Bilingual, kinds: z.array(SignInKind) }).optional(),
  /** Account that the asking page expects (`login_hint`), to be filled in. */
  hint: z.string().max(60).optional(),
  /** For `consent`: who is signed in and what the client wants to know. */
  account: z.strictObject({ name: Bilingual }).optional(),
  scopes: z.array(z.string()).optional(),
  demo: z.boolean(),
  expiresAt: At,
});
export type SignInInteraction = z.infer<typeof SignInInteraction>;

/** `POST /api/identity/interactions/:uid/login`. A resident gives identity or phone number and code, staff number and password. */
export const LoginRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resident'), identifier: z.string().min(4).max(40), code: z.string().regex(/^[0-9]{6}$/) }),
  z.strictObject({ kind: z.literal('staff'), staff: z.string().regex(/^[0-9A-Za-z-]{1,40}$/), password: z.string().min(1).max(200) }),
]);
export type LoginRequest = z.infer<typeof LoginRequest>;

/** `POST …/consent`. Refusing leads back to the client with `access_denied`. */
export const SignInConsent = z.strictObject({ accept: z.boolean() });
export type SignInConsent = z.infer<typeof SignInConsent>;

/** `POST …/external`: goes to the city's other identity provider instead. No body fields but the kind of person. */
export const ExternalLoginRequest = z.strictObject({ kind: SignInKind });
export type ExternalLoginRequest = z.infer<typeof ExternalLoginRequest>;

/** Answer of login, consent, external and abort: the address to which the page must now go (`location.assign`). */
export const NextStep = z.strictObject({ next: z.string() });
export type NextStep = z.infer<typeof NextStep>;

/** `GET /api/identity/me`, from the token and the account behind it. */
export const Me = z.strictObject({
  id: z.string(),
  name: Bilingual,
  roles: z.array(Role),
  hall: HallId.optional(),
  bureau: Code.optional(),
  skills: z.array(Code),
  /** The window where the roster puts a clerk. */
  window: WindowId.optional(),
  device: Device.optional(),
  expiresAt: At,
});
export type Me = z.infer<typeof Me>;

/** `POST /api/identity/sign-out`: ends the browser's session and the refresh tokens of its grants; empty body object. */
export const SignOutRequest = z.strictObject({});
export type SignOutRequest = z.infer<typeof SignOutRequest>;

const DemoResident = z.strictObject({
  id: z.string(),
  name: Bilingual,
  idNumber: z.string(),
  phone: z.string().optional(),
  code: z.string(),
  traits: z.array(z.string()),
});

const DemoStaff = z.strictObject({
  id: z.string(),
  name: Bilingual,
  roles: z.array(Role),
  hall: HallId.optional(),
  bureau: Code.optional(),
  window: WindowId.optional(),
  password: z.string(),
});

/** `GET /api/identity/demo/accounts`: every account with what it takes to sign in. 404 outside the demo. */
export const DemoAccounts = z.strictObject({ residents: z.array(DemoResident), staff: z.array(DemoStaff) });
export type DemoAccounts = z.infer<typeof DemoAccounts>;
