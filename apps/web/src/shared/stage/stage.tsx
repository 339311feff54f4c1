import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { fitStage } from './fit-stage.ts';
import type { StageSize } from './fit-stage.ts';

const fontWaitMs = 3_000;

interface StageProps extends StageSize {
  readonly className: string;
  readonly children: ReactNode;
}

/** The frame of a device page: one size, scaled to the screen; nothing is shown before its font is there (at most 3 s). */
export function Stage({ width, height, className, children }: StageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useLayoutEffect(() => (frame.current ? fitStage(frame.current, { width, height }) : undefined), [width, height]);
  useLayoutEffect(() => {
    const timer = window.setTimeout(() => setReady(true), fontWaitMs);
    void document.fonts.ready.then(() => setReady(true));
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className={`stage ${className}`} ref={frame} data-ready={ready || undefined}>
      {children}
    </div>
  );
}
