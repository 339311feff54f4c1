import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../api/answer.ts';

const retryMs = 5_000;

/**
 * A value that is asked for at start, again every `everyMs`, and at once when `version` changes. The last good answer stays while a
 * newer one is not there, at most for `keepMs`.
 */
export function usePolled<T>(
  ask: () => Promise<Answer<T>>,
  everyMs: number,
  version: string | number = 0,
  keepMs = Infinity,
): T | undefined {
  const [value, setValue] = useState<T>();
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    let timer: number | undefined;
    let current = true;
    let goodAt = performance.now();
    async function read() {
      const answer = await latest.current();
      if (!current) return;
      if (answer.kind === 'ok') {
        goodAt = performance.now();
        setValue(answer.value);
      } else if (performance.now() - goodAt > keepMs) setValue(undefined);
      timer = window.setTimeout(() => void read(), answer.kind === 'ok' ? everyMs : retryMs);
    }
    void read();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [everyMs, version, keepMs]);
  return value;
}
