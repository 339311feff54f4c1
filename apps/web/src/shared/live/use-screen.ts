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

const healthEveryMs = 30_000;

/** A paired screen in a component. `label` narrows the flash to one window; other calls do not concern its display. */
export function useScreen({ session, unpair }: PairedDevice, label?: string): LiveScreen {
  const [flash, setFlash] = useState(0);
  const screen = useMemo(
    () =>
      screenLink({
        session,
        onUnpaired: unpair,
        onCalls: (calls) => {
          if (calls.some((call) => label === undefined || ('window' in call && call.window === label))) setFlash((before) => before + 1);
        },
      }),
    [session, unpair, label],
  );
  const seen = useHallLink(screen.link);
  usePainted(seen.position, screen.painted);
  useEffect(() => {
    const timer = window.setInterval(screen.reportHealth, healthEveryMs);
    return () => window.clearInterval(timer);
  }, [screen]);
  useEffect(() => {
    const wake = () => void screen.sound.wake(['zh-CN', 'en']);
    wake();
    addEventListener('pointerdown', wake, { once: true });
    return () => removeEventListener('pointerdown', wake);
  }, [screen]);
  return { seen, flash, serverNow: screen.link.serverNow };
}
