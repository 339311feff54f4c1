import type { Route } from '../http/routes.ts';

/** A handler is declared in a way that would leave an edge open; the app does not start. */
export class BootFault extends Error {
  readonly code = 'boot-fault';

  constructor(readonly faults: readonly string[]) {
    super(`The app does not start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'BootFault';
  }
}

/** Every route names its permission and checks every input that it reads with a schema. Throws `BootFault` with all that do not. */
export function checkRoutes(routes: readonly Route[]): void {
  const faults = routes.flatMap((route) => [
    ...(route.permission ? [] : [`${route.handler} (${route.method} ${route.path}) has no @Allow`]),
    ...route.inputs.flatMap(({ kind, name, schema }) =>
      schema ? [] : [`${route.handler} reads ${kind} ${name ?? ''} without a schema`.replace('  ', ' ')],
    ),
  ]);
  if (faults.length > 0) throw new BootFault(faults);
}
