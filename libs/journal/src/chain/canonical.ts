import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Commit } from '../commit.ts';
import { JournalError } from '../errors.ts';

/** Canonical JSON of a value (RFC 8785). Throws `not-json` on what JSON cannot say: cycles, NaN, lone surrogates. */
export function canonicalJson(value: unknown): string {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new JournalError('not-json', 'the value has no canonical JSON', { cause });
  }
  throw new JournalError('not-json', 'the value has no canonical JSON');
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Hash of a command's body as `causes[].bodyHash` keeps it. */
export function bodyHash(body: unknown): string {
  return sha256(canonicalJson(body));
}

/** The hash that a commit must carry: over everything but `hash` and `published`. */
export function hashOfCommit(commit: Omit<Commit<object, unknown>, 'hash' | 'published'>): string {
  const { hash: _hash, published: _published, ...hashed } = commit as Commit<object, unknown>;
  return sha256(canonicalJson(hashed));
}
