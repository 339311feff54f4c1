import type { ReactNode } from 'react';

/** English phrase on a Chinese page. */
export function English({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span lang="en" className={className}>
      {children}
    </span>
  );
}
