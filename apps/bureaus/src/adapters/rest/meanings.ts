import type { NotSentReason, UnknownReason } from '@yimen/domain-exchanges';

/** What a status means before its body is read. `read` statuses depend on the question. */
export type StatusMeaning =
  | { readonly kind: 'read' }
  | { readonly kind: 'not-sent'; readonly why: NotSentReason }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

const read: StatusMeaning = { kind: 'read' };
const unauthorised: StatusMeaning = { kind: 'not-sent', why: 'unauthorised' };

const table: Readonly<Record<number, StatusMeaning>> = {
  200: read,
  201: read,
  202: read,
  401: unauthorised,
  403: unauthorised,
  404: read,
  409: read,
  422: read,
  429: { kind: 'not-sent', why: 'rate' },
};

/** By table; redirects are not followed, 5xx say nothing about what was done, any other 4xx is a defect that repetition does not cure. */
export function meaningOf(status: number): StatusMeaning {
  const row = table[status];
  if (row) return row;
  if (status >= 300 && status < 400) return { kind: 'not-sent', why: 'redirect' };
  return { kind: 'unknown', why: status >= 500 ? 'server-error' : 'refused-request' };
}

const longestRetryAfterMs = 3_600_000;

/** Retry-After as a wait, at most an hour: seconds or a date. */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRetryAfterMs) : undefined;
}
