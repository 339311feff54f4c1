import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 16_384, r: 8, p: 1 } as const;
const SHAPE = /^scrypt\$([A-Za-z0-9_-]{16,})\$([A-Za-z0-9_-]{43})$/;

/** Hashes a password for the password file: `scrypt$<salt>$<hash>`, N 2^14, r 8, p 1 (RFC 7914). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('base64url');
  return `scrypt$${salt}$${(await derive(password, salt)).toString('base64url')}`;
}

/** Whether the password is the hashed one. Without a hash it works as long and says no, so that time tells nobody who exists. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt, expected] = SHAPE.exec(hash ?? '') ?? [];
  const given = await derive(password, salt ?? 'nobody-has-this-salt');
  return timingSafeEqual(given, Buffer.from(expected ?? given.toString('base64url'), 'base64url')) && expected !== undefined;
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
