import type { Matter } from '../wire/values.ts';

/** The service that a ticket queues for or is served in: the active matter's, else the first pending one's, else the last one's. */
export function serviceOf(matters: readonly Matter[]): string {
  const current = matters.find((matter) => matter.state === 'active') ?? firstPending(matters) ?? matters.at(-1);
  if (!current) throw new Error('a ticket without a matter');
  return current.service;
}

export function firstPending(matters: readonly Matter[]): Matter | undefined {
  return matters.find((matter) => matter.state === 'pending');
}

/** Matters that were begun and not finished go back to wait: the person leaves the window before their end. */
export function laidDown(matters: readonly Matter[]): Matter[] {
  return matters.map((matter) => {
    if (matter.state !== 'active') return matter;
    const { window: _left, ...rest } = matter;
    return { ...rest, state: 'pending' };
  });
}
