import { Refusal } from '../errors/refusal.ts';
import { scanJson } from './scan-json.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses JSON as every edge of the house accepts it: valid UTF-8, nested at most 32 deep, no key twice in an object, no
 * `__proto__`, strings without NUL and lone surrogates, numbers that a double holds exactly (I-JSON, RFC 7493).
 * Throws `Refusal` `malformed` otherwise, with the reason in `details`.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  const fault = scanJson(text);
  if (fault) throw new Refusal('malformed', { reason: fault });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('malformed', { reason: 'not-json' });
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Refusal('malformed', { reason: 'not-utf-8' });
  }
}
