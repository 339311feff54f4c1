import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import { parseStrictJson } from './strict-json.ts';

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:"utf-8"|utf-8))?\s*$/i;

/**
 * Leaves JSON as the only body that is read: strict, in UTF-8, not compressed. Everything else ends as 415 before a byte of it is
 * parsed. An app that takes files adds multipart itself in `configure`.
 */
export function acceptOnlyJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parseBody(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') done();
    else done(new Refusal('unsupported-media-type'));
  });
}

function parseBody(request: FastifyRequest, body: Buffer): unknown {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new Refusal('unsupported-media-type');
  return parseStrictJson(body);
}
