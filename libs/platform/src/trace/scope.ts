import { AsyncLocalStorage } from 'node:async_hooks';
import { traceFrom } from './trace.ts';
import type { Trace } from './trace.ts';

/** What every log line and outgoing message of the work in hand carries. `actor` is filled in by the guard. */
export interface Scope {
  readonly service: string;
  readonly trace?: Trace;
  actor?: string;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, and all that it starts, within a scope. */
export function inScope<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

/** A scope of one request or message of a service, continuing the caller's trace. */
export function scopeOf(service: string, traceparent: unknown): Scope {
  return { service, trace: traceFrom(traceparent) };
}

/** The scope of the work in hand, if any. */
export function currentScope(): Scope | undefined {
  return scopes.getStore();
}
