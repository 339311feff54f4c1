import { DevicesFrame, Heartbeat, StaffDelta, StaffSnapshot, applyStaffChanges } from '@yimen/contracts';
import type { DeviceStatus, StaffChanges, StaffView } from '@yimen/contracts';
import { useEffect, useMemo, useState } from 'react';
import { HallLink } from '../../shared/live/hall-link.ts';
import { socketWire } from '../../shared/live/socket-wire.ts';
import type { SocketWire } from '../../shared/live/socket-wire.ts';
import { useHallLink } from '../../shared/live/use-hall-link.ts';
import { beginSignIn } from '../../shared/session/sign-in.ts';
import { accessToken } from '../../shared/session/tokens.ts';

const clockMs = 1_000;

/** One hall live: its people, its windows, its devices. `hall` is named because some follow more than one. */
export function useFloor(hall: string) {
  const [devices, setDevices] = useState<readonly DeviceStatus[]>([]);
  const link = useMemo(() => {
    const wire = watching(hall);
    wire.on('devices', (data) => {
      const frame = DevicesFrame.safeParse(data);
      if (frame.success) setDevices(frame.data.devices);
    });
    return new HallLink<StaffView, StaffChanges>({
      wire,
      readSnapshot: (data) => StaffSnapshot.parse(data),
      readDelta: (data) => StaffDelta.parse(data),
      readHeartbeat: (data) => Heartbeat.parse(data),
      apply: applyStaffChanges,
    });
  }, [hall]);
  const seen = useHallLink(link);
  const now = useSecond(link.serverNow);
  return { seen, devices, now };
}

/** A wire that says which hall it wants before anything else; the edge answers the first question about that hall. */
function watching(hall: string): SocketWire {
  const wire = socketWire('/supervise', accessToken, () => void beginSignIn(location.pathname + location.search));
  return {
    ...wire,
    on(name, listener) {
      if (name === 'connect') wire.on(name, (data) => void wire.ask('watch', { hall }).then(() => listener(data)));
      else wire.on(name, listener);
    },
  };
}

/** Server time, redrawn each second. */
function useSecond(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverNow()), clockMs);
    return () => window.clearInterval(timer);
  }, [serverNow]);
  return now;
}
