import { useEffect, useState } from 'react';

export const pageTurnMs = 8_000;

/** The page to show now, cut every 8 s. A list that grows or shrinks never points past its end. */
export function usePageTurn(pages: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2) return undefined;
    const timer = window.setInterval(() => setTurn((before) => before + 1), pageTurnMs);
    return () => window.clearInterval(timer);
  }, [pages]);
  return turn % pages;
}
