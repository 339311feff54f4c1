import { randomBytes } from 'node:crypto';

/** W3C Trace Context: 16-byte trace id and 8-byte span id in lower-case hex. */
export interface Trace {
  readonly traceId: string;
  readonly spanId: string;
}

export const TRACE_HEADER = 'traceparent';

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** A span of the caller's trace, or of a new one when the header is absent or not of version 00. */
export function traceFrom(traceparent: unknown): Trace {
  const caller = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  return { traceId: caller?.[1] ?? randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
}

/** The header that carries a trace on: W3C Trace Context, section 3.2. */
export function traceparentOf(trace: Trace): string {
  return `00-${trace.traceId}-${trace.spanId}-01`;
}
