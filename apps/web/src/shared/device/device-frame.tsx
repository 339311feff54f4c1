import type { Device } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Stage } from '../stage/stage.tsx';
import type { DeviceSession } from './device-session.ts';
import { PairingPage } from './pairing-page.tsx';
import { placeOf } from './place.ts';
import { useDevice } from './use-device.ts';

export interface PairedDevice {
  readonly session: DeviceSession;
  readonly place: Device;
  /** The pairing ended: shows the code again. */
  readonly unpair: () => void;
}

interface DeviceFrameProps {
  readonly width: number;
  readonly height: number;
  readonly children: (device: PairedDevice) => ReactNode;
}

const retryMs = 3_000;

/** A device page: pairs by itself, then draws with the place that its token names. */
export function DeviceFrame({ width, height, children }: DeviceFrameProps) {
  const wished = new URLSearchParams(location.search).get('device') ?? undefined;
  const device = useDevice(wished);
  const place = usePlace(device.state === 'paired' ? device.session : undefined, device.unpair);
  if (place) return children({ session: device.session, place, unpair: device.unpair });
  return (
    <Stage width={width} height={height} className="pairing-stage">
      <PairingPage userCode={device.userCode} codeUntil={device.codeUntil} />
    </Stage>
  );
}

/** Asks the session for a token until there is one, and reads the place out of it. */
function usePlace(session: DeviceSession | undefined, unpair: () => void): Device | undefined {
  const [place, setPlace] = useState<Device>();
  useEffect(() => {
    if (!session) return undefined;
    const paired = session;
    let timer: number | undefined;
    function read() {
      paired.token().then(
        (token) => setPlace(placeOf(token)),
        () => {
          if (paired.paired) timer = window.setTimeout(read, retryMs);
          else unpair();
        },
      );
    }
    read();
    return () => window.clearTimeout(timer);
  }, [session, unpair]);
  return session ? place : undefined;
}
