import { createApi } from '../shared/api/api.ts';
import type { Api } from '../shared/api/api.ts';
import type { PageRequest } from './render.ts';

const answerWithinMs = 2_500;

/** Our services as a page that is drawn on the server asks them: on behalf of the visitor, no longer than a page may take. */
export function serviceApi({ fetch: ask }: PageRequest): Api {
  return createApi({ fetch: (input, init) => ask(input instanceof Request ? input.url : String(input), init), timeoutMs: answerWithinMs });
}
