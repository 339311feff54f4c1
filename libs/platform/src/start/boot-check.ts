import type { Route } from '../http/routes.ts';

/** A handler is declared in a way that would leave an edge open; the app does not start. */
export class BootFault extends Error {
  readonly code = 'boot-fault';

  constructor(readonly faults: readonly string[]) {
    super(`The app does not start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'BootFault';
  }
}

/**
 * Every handler names its permission and checks every input that it reads with a schema. Throws `BootFault` with all that do not.
 *
 * @param messages what is missing at handlers of messages
 */
export function checkHandlers(routes: readonly Route[], messages: readonly string[]): void {
  const faults = [...routes.flatMap(faultsOf), ...messages];
  if (faults.length > 0) throw new BootFault(faults);
}

function faultsOf({ handler, method, path, permission, inputs }: Route): string[] {
  const unchecked = inputs.filter(({ schema }) => !schema);
  return [
    ...(permission ? [] : [`${handler} (${method} ${path}) has no @Allow`]),
    ...unchecked.map(({ kind, name }) => `${handler} reads ${[kind, name].filter(Boolean).join(' ')} without a schema`),
  ];
}
