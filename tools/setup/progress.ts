/** Where set-up says what it does: one line each, on stderr, so that stdout stays for results. */
export type Say = (line: string) => void;

export const sayOnStderr: Say = (line) => process.stderr.write(`${line}\n`);

/** Says `what` at once and then how long it has been running, every two seconds, until `work` is done. */
export async function withProgress<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`);
  const startedAt = performance.now();
  const ticker = setInterval(() => say(`${what} … ${((performance.now() - startedAt) / 1000).toFixed(0)} s`), 2000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}
