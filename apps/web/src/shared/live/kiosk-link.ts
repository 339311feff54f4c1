import { Heartbeat, KioskSnapshot, displayNamespaces } from '@yimen/contracts';
import type { KioskView, Position } from '@yimen/contracts';
import { PairingEnded } from '../device/device-session.ts';
import type { DeviceSession } from '../device/device-session.ts';
import { HallLink } from './hall-link.ts';
import { isRevoked } from './screen-link.ts';
import { socketWire } from './socket-wire.ts';

export interface KioskLink {
  readonly link: HallLink<KioskView>;
  readonly painted: (at: Position) => void;
}

/** Follows the hall of a paired kiosk: its view always comes whole. */
export function kioskLink(session: DeviceSession, onUnpaired: () => void): KioskLink {
  const wire = socketWire(
    displayNamespaces.kiosk,
    () => session.token(),
    (error) => {
      if (error instanceof PairingEnded) onUnpaired();
    },
  );
  wire.on('closing', (data) => {
    if (!isRevoked(data)) return;
    session.forget();
    onUnpaired();
  });
  const link = new HallLink<KioskView>({
    wire,
    readSnapshot: (data) => KioskSnapshot.parse(data),
    readHeartbeat: (data) => Heartbeat.parse(data),
    apply: (view) => view,
  });
  return { link, painted: (at) => wire.emit('painted', { at }) };
}
