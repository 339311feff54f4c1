import { z } from 'zod';

/** A hall is the waiting hall of one centre; its id is the centre's code, e.g. `310101018` or `310117116-1`. Lengths are the city pack's. */
export const HallId = z.string().regex(/^[0-9A-Za-z]{2,16}(-[0-9]{1,2})?$/);
export type HallId = z.infer<typeof HallId>;

/** A window's label within its hall, e.g. `3`. */
export const WindowId = z.string().regex(/^[0-9A-Za-z]{1,6}$/);
export type WindowId = z.infer<typeof WindowId>;

/** Business day, `YYYY-MM-DD`, the city's date on which the hall day was opened. A day that does not exist is refused. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** An idempotency key made by the client, one per press (IETF draft idempotency-key-header; charset of ours). */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
export type IdempotencyKey = z.infer<typeof IdempotencyKey>;

/** Code of a table row in the city pack: service group, bureau, system, item slug, material. */
export const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export type Code = z.infer<typeof Code>;

/** Text that a person wrote: bounded, NFC, without controls, NUL, lone surrogates or text-direction overrides. */
export const personText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !forbiddenCharacters.test(text), { error: 'control or direction characters are not allowed' })
    .transform((text) => text.normalize('NFC'));

// C0 and C1 controls except tab and line feed, zero-width and bidirectional controls.
const forbiddenCharacters = /(?![\t\n])\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Milliseconds since the epoch, from an injected clock. */
export const At = z.int().min(0).max(8_640_000_000_000_000);
export type At = z.infer<typeof At>;

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

/** A text in both languages of the house. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;
