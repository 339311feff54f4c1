import { useEffect, useMemo, useState } from 'react';
import type { ScreenView } from '@yimen/contracts';
import type { PairedDevice } from '../device/device-frame.tsx';
import type { HallSeen } from './hall-link.ts';
import { screenLink } from './screen-link.ts';
import { useHallLink } from './use-hall-link.ts';
import { usePainted } from './use-painted.ts';

export interface LiveScreen {
  readonly seen: HallSeen<ScreenView>;
  /** Rises with each call and recall of this screen's windows. */
  readonly flash: number;
  readonly serverNow: () => number;
}

/** A paired screen in a component. `window` narrows the flash to one window; other calls do not concern its display. */
export function useScreen({ session, unpair }: PairedDevice, window?: string): LiveScreen {
  const [flash, setFlash] = useState(0);
  const screen = useMemo(
    () =>
      screenLink({
        session,
        onUnpaired: unpair,
        onCalls: (calls) => {
          if (calls.some((call) => window === undefined || ('window' in call && call.window === window))) setFlash((before) => before + 1);
        },
      }),
    [session, unpair, window],
  );
  const seen = useHallLink(screen.link);
  usePainted(seen.position, screen.painted);
  useEffect(() => {
    const wake = () => void screen.sound.wake(['zh-CN', 'en']);
    wake();
    addEventListener('pointerdown', wake, { once: true });
    return () => removeEventListener('pointerdown', wake);
  }, [screen]);
  return { seen, flash, serverNow: screen.link.serverNow };
}
