import { useEffect, useState } from 'react';

/** Server time in a component, changing on full minutes so that a clock is never a minute late. */
export function useServerMinute(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: number;
    function turn() {
      const time = serverNow();
      setNow(time);
      timer = window.setTimeout(turn, Math.min(15_000, 60_000 - (time % 60_000) + 20));
    }
    turn();
    return () => window.clearTimeout(timer);
  }, [serverNow]);
  return now;
}
