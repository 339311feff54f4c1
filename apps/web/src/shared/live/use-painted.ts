import type { Position } from '@yimen/contracts';
import { useEffect } from 'react';
import { afterPaint } from './after-paint.ts';

/** Acknowledges each position after the frame that shows it was painted. */
export function usePainted(position: Position | null, tell: (position: Position) => void): void {
  useEffect(() => {
    if (!position) return undefined;
    let current = true;
    afterPaint(() => {
      if (current) tell(position);
    });
    return () => {
      current = false;
    };
  }, [position, tell]);
}
