import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors/refusal.ts';

const MAX_QUERY = 2048;
const MAX_FIELDS = 40;

/** Refuses query strings that are over-long, not UTF-8, name a field twice or try to name `__proto__`, before any handler sees them. */
export function acceptPlainQueries(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const start = request.raw.url?.indexOf('?') ?? -1;
    if (start === -1 || isPlainQuery(request.raw.url?.slice(start + 1) ?? '')) done();
    else done(new Refusal('malformed', { reason: 'query' }));
  });
}

/** Whether each field is percent-encoded UTF-8 without NUL and named once. */
export function isPlainQuery(query: string): boolean {
  if (query === '') return true;
  const fields = query.split('&');
  if (query.length > MAX_QUERY || fields.length > MAX_FIELDS) return false;
  const names = new Set<string>();
  return fields.every((field) => {
    const [name = '', value = ''] = decodedPair(field) ?? [];
    if (name === '' || names.has(name) || name === '__proto__' || value.includes('\0')) return false;
    names.add(name);
    return true;
  });
}

function decodedPair(field: string): [string, string] | undefined {
  const equals = field.indexOf('=');
  const [name, value] = equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
  try {
    return [decodeURIComponent(name.replaceAll('+', ' ')), decodeURIComponent(value.replaceAll('+', ' '))];
  } catch {
    return undefined;
  }
}
