import { useRef, useState } from 'react';
import type { Answer } from './answer.ts';
import { press } from './press.ts';

export type PressState = 'idle' | 'busy' | 'unsure';

/** A press as a page sees it: one at a time, and in which state it is. A second press while one runs gets the first one's answer. */
export function usePress() {
  const [state, setState] = useState<PressState>('idle');
  const running = useRef<Promise<unknown>>(undefined);
  function run<T>(attempt: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    if (running.current) return running.current as Promise<Answer<T>>;
    setState('busy');
    const answer = press(attempt, { onUnsure: () => setState('unsure') }).finally(() => {
      running.current = undefined;
      setState('idle');
    });
    running.current = answer;
    return answer;
  }
  return { state, run };
}
