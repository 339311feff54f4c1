import { createHash } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The key as it travels: itself where it fits, else the first characters of base32(SHA-256(key)), at least 16. Both are kept. */
export function wireKey(key: string, length: number): string {
  if (key.length <= length) return key;
  if (length < 16) throw new RangeError(`a key of ${length} characters is too short to be unique`);
  const bits = [...createHash('sha256').update(key, 'utf8').digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]);
  return characters.slice(0, length).join('');
}
