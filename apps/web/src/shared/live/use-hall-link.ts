import { useEffect, useSyncExternalStore } from 'react';
import type { HallLink, HallSeen } from './hall-link.ts';

/** The hall as the link sees it, in a component. The link is started and stopped with it. */
export function useHallLink<View, Delta>(link: HallLink<View, Delta>): HallSeen<View> {
  useEffect(() => {
    const reopen = () => link.reopen();
    link.start();
    addEventListener('online', reopen);
    return () => {
      removeEventListener('online', reopen);
      link.stop();
    };
  }, [link]);
  return useSyncExternalStore(link.subscribe, link.seen);
}
