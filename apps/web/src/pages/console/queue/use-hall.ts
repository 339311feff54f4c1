import { Heartbeat, ScreensPainted, StaffDelta, StaffSnapshot, applyStaffChanges } from '@yimen/contracts';
import type { StaffChanges, StaffView } from '@yimen/contracts';
import { useEffect, useMemo, useState } from 'react';
import { HallLink } from '../../../shared/live/hall-link.ts';
import { socketWire } from '../../../shared/live/socket-wire.ts';
import { useHallLink } from '../../../shared/live/use-hall-link.ts';
import { beginSignIn } from '../../../shared/session/sign-in.ts';
import { accessToken } from '../../../shared/session/tokens.ts';

const aliveMs = 30_000;
const clockMs = 1_000;

/** The hall of this clerk, live; which of its screens show the newest call; and the word that this console is alive. */
export function useHall(session: { readonly window: string; readonly fence: number } | undefined) {
  const [painted, setPainted] = useState<ScreensPainted>();
  const { link, wire } = useMemo(() => {
    const line = socketWire('/console', accessToken, () => void beginSignIn(location.pathname + location.search));
    line.on('painted', (data) => {
      const read = ScreensPainted.safeParse(data);
      if (read.success) setPainted(read.data);
    });
    const made = new HallLink<StaffView, StaffChanges>({
      wire: line,
      readSnapshot: (data) => StaffSnapshot.parse(data),
      readDelta: (data) => StaffDelta.parse(data),
      readHeartbeat: (data) => Heartbeat.parse(data),
      apply: applyStaffChanges,
    });
    return { link: made, wire: line };
  }, []);
  const seen = useHallLink(link);
  const window_ = session?.window;
  const fence = session?.fence;
  useEffect(() => {
    if (window_ === undefined || fence === undefined || fence < 1) return undefined;
    const tell = () => wire.emit('alive', { window: window_, fence });
    tell();
    const timer = window.setInterval(tell, aliveMs);
    return () => window.clearInterval(timer);
  }, [wire, window_, fence]);
  return { seen, painted, now: useSecond(link.serverNow) };
}

/** Server time, redrawn each second: the service clock runs on the screen. */
function useSecond(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverNow()), clockMs);
    return () => window.clearInterval(timer);
  }, [serverNow]);
  return now;
}
