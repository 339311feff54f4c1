import { hkdfSync } from 'node:crypto';
import { z } from 'zod';

const Book = z.record(z.string(), z.string().min(1));

/** The secret of a system by the name in its row. Throws when there is none: a system is never called unsigned by mistake. */
export type SecretOf = (secretRef: string) => string;

/** Opens the setting: JSON by name, or one root from which each is derived. */
export function secretsFrom(setting: string): SecretOf {
  const book = setting.startsWith('{') ? Book.parse(JSON.parse(setting)) : undefined;
  return (secretRef) => {
    if (secretRef === '') return '';
    if (!book) return Buffer.from(hkdfSync('sha256', setting, 'yimen/bureaus', secretRef, 24)).toString('base64url');
    const found = book[secretRef];
    if (found === undefined) throw new Error(`there is no secret ${secretRef} in the settings`);
    return found;
  };
}
