/** What `within` says when the time is up first. */
export const late = Symbol('late');

/**
 * Waits for a promise at most `limitMs`. Driver options cannot give "no verdict within a second", so the clock runs beside it; the
 * promise itself goes on and its holder looks at it later.
 */
export async function within<T>(promise: Promise<T>, limitMs: number): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
