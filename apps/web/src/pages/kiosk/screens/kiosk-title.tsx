import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** The question of a screen. Takes the focus when the screen appears, so that readers and keyboards begin here. */
export function KioskTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <div className="ask">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </div>
  );
}
