import { ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { z } from 'zod';

/** One decorated parameter of a handler. `kind` is a `RouteParamtypes`, undefined for decorators of our own. */
export interface RouteArgument {
  readonly kind: number | undefined;
  readonly data?: unknown;
  readonly schema?: z.ZodType;
  readonly factory?: unknown;
}

/** The decorated parameters of a controller's method, as Nest stores them: `<kind>:<index>`, or `<random>__customRouteArgs__:<index>`. */
export function routeArguments(controller: object, method: string): RouteArgument[] {
  const stored = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, Omit<RouteArgument, 'kind'>>;
  return Object.entries(stored).map(([key, argument]) => ({ ...argument, kind: kindOf(key) }));
}

function kindOf(key: string): number | undefined {
  const kind = /^(\d+):\d+$/.exec(key)?.[1];
  return kind === undefined ? undefined : Number(kind);
}
