import { useSyncExternalStore } from 'react';
import { Stage } from '../../shared/stage/stage.tsx';
import type { WindowModel } from './window-model.ts';
import { WindowPage } from './window-page.tsx';

const smallBelowPx = 200;

/** Chooses the layout by the height of the panel and fits it. */
export function WindowScreen({ model }: { readonly model: WindowModel }) {
  const small = useSyncExternalStore(onResize, isSmall);
  return (
    <Stage key={small ? 'small' : 'large'} width={small ? 480 : 1920} height={small ? 128 : 540} className="window-stage">
      <WindowPage model={model} small={small} />
    </Stage>
  );
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function isSmall(): boolean {
  return window.innerHeight <= smallBelowPx;
}
