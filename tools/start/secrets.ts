import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys of this installation by name, made once and kept with the data that they seal. */
export type Secrets = (name: string) => string;

/** Opens `<folder>/secrets.json` (readable by its owner only) and makes a key of 256 bits for each new name. */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true });
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return (name) => {
    const held = known[name];
    if (held !== undefined) return held;
    const made = randomBytes(32).toString('base64url');
    known[name] = made;
    writeFileSync(file, JSON.stringify(known, undefined, 2), { mode: 0o600 });
    return made;
  };
}
