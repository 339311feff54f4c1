import { headers as newHeaders } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';
import { currentScope } from '../trace/scope.ts';
import { TRACE_HEADER, traceparentOf } from '../trace/trace.ts';

/** Header of an error reply: its code; the body is then a problem document. */
export const PROBLEM_HEADER = 'Yimen-Problem';
/** Header that carries a person's access token along, where a handler asks for a permission. */
export const AUTHORIZATION_HEADER = 'Authorization';

const encoder = new TextEncoder();

/** Plain JSON, no envelope; `undefined` travels as null. */
export function encode(body: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(body ?? null));
}

/** Headers of an outgoing message: the trace of the work in hand, and what is given. */
export function outgoingHeaders(extra: Readonly<Record<string, string | undefined>> = {}): MsgHdrs {
  const headers = newHeaders();
  const trace = currentScope()?.trace;
  if (trace) headers.set(TRACE_HEADER, traceparentOf(trace));
  for (const [name, value] of Object.entries(extra)) if (value !== undefined) headers.set(name, value);
  return headers;
}

/** Headers of a message as a plain record, first values only. */
export function headersOf(headers: MsgHdrs | undefined): Readonly<Record<string, string>> {
  return headers ? Object.fromEntries(headers.keys().map((name) => [name, headers.get(name)])) : {};
}
