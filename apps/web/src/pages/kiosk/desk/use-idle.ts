import { useEffect, useRef, useState } from 'react';

const tickMs = 250;

/** Time since the last touch or key, ms, by the monotonic clock. `begun` starts it anew without a touch. */
export function useIdle(begun: unknown): { readonly idleMs: number; readonly touch: () => void } {
  const last = useRef(0);
  const [idleMs, setIdleMs] = useState(0);
  useEffect(() => {
    last.current = performance.now();
    setIdleMs(0);
  }, [begun]);
  useEffect(() => {
    const touch = () => {
      last.current = performance.now();
    };
    const timer = window.setInterval(() => setIdleMs(performance.now() - last.current), tickMs);
    for (const name of ['pointerdown', 'keydown'] as const) window.addEventListener(name, touch);
    return () => {
      window.clearInterval(timer);
      for (const name of ['pointerdown', 'keydown'] as const) window.removeEventListener(name, touch);
    };
  }, []);
  function touch() {
    last.current = performance.now();
    setIdleMs(0);
  }
  return { idleMs, touch };
}
