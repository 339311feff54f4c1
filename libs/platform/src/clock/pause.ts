/** Waits so many ms of machine time, or until the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/** Waits for the work, but not longer than so many ms of machine time; the work goes on. Says whether it was done in time. */
export async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  const done = new AbortController();
  const finished = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([finished, pause(ms, done.signal).then(() => false)]);
  } finally {
    done.abort();
  }
}
