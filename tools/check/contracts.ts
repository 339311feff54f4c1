import { registerHooks } from 'node:module';

/** `@yimen/contracts` from its source, so that the rules hold for what is written and not for what was built last. */
export async function loadContracts() {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => next(specifier, { ...context, conditions: ['@yimen/source', ...context.conditions] }),
  });
  try {
    return await import('@yimen/contracts');
  } finally {
    hooks.deregister();
  }
}

export type Contracts = Awaited<ReturnType<typeof loadContracts>>;

/** One subject of the table in contracts: `queue.hallFeed`, and its pattern with `*` for every token of the partition. */
export interface Subject {
  readonly key: string;
  readonly pattern: string;
}

/** Every subject of the house. */
export function listSubjects(contracts: Contracts): Subject[] {
  return Object.entries(contracts.subjects).flatMap(([service, group]) =>
    Object.entries(group as Readonly<Record<string, string | (() => string)>>).map(([name, subject]) => ({
      key: `${service}.${name}`,
      pattern: typeof subject === 'string' ? subject : subject(),
    })),
  );
}
