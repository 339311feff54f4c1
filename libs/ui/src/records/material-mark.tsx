import type { ReactNode } from 'react';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';

/** Where a paper stands. The last three are states of asking, between open and waived. */
export type MaterialState = 'waived' | 'received' | 'open' | 'deferred' | 'asking' | 'source-down' | 'refused';

const openBox = <rect x="1" y="1" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="2" />;
const shapes: Record<MaterialState, ReactNode> = {
  waived: (
    <>
      <path d="M2 9h14" stroke="currentColor" strokeWidth="2.6" />
      <circle cx="9" cy="9" r="7.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  received: (
    <>
      <rect width="18" height="18" fill="currentColor" />
      <path d="m4 9 3.5 3.5L14 5.500" fill="none" stroke="var(--plane)" strokeWidth="2.2" />
    </>
  ),
  open: openBox,
  asking: openBox,
  'source-down': openBox,
  deferred: <path d="M9 1.5 17 16.5H1z" fill="none" stroke="currentColor" strokeWidth="2" />,
  refused: (
    <>
      {openBox}
      <path d="m5 5 8 8M13 5l-8 8" stroke="currentColor" strokeWidth="2" />
    </>
  ),
};

/** Shape and word of a paper's state. */
export function MaterialMark({ state }: { readonly state: MaterialState }) {
  const t = useText(words);
  const own = {
    waived: t('waived'),
    received: t('received'),
    open: t('open'),
    deferred: t('deferred'),
    asking: t('asking'),
    'source-down': t('sourceDown'),
    refused: t('refused'),
  };
  return (
    <span className="ym-material" data-state={state}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        {shapes[state]}
      </svg>
      {own[state]}
    </span>
  );
}
