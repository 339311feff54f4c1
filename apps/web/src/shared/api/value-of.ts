import type { Answer } from './answer.ts';

/** The value of an answer; nothing when the service refused or is away. For pages that are whole without it. */
export async function valueOf<T>(answer: Promise<Answer<T>>): Promise<T | undefined> {
  const given = await answer;
  return given.kind === 'ok' ? given.value : undefined;
}
