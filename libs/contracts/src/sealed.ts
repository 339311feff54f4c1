import { z } from 'zod';

/**
 * Personal data under the data key of its case: `s1.<iv>.<ciphertext and tag>`, base64url, AES-256-GCM with a 12-byte iv and
 * a 16-byte tag. Additional data is `<case>/<purpose>` in UTF-8, so that a sealed text moved to another case or another field
 * does not open; each schema that carries one names its purpose. The key comes from `intake.key.get`. Source: spec/intake.md 10.3.
 */
export const Sealed = z.string().regex(/^s1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,400000}$/);
export type Sealed = z.infer<typeof Sealed>;

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;

/** Area code, date, sequence and check digit; lengths are the city pack's, the check digit is the domain's to judge (ISO 7064 MOD 11,10). */
export const CaseNumber = z.string().regex(/^[0-9]{12,52}$/);
export type CaseNumber = z.infer<typeof CaseNumber>;
