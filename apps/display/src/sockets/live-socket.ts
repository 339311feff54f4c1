import type { Device, Principal } from '@yimen/contracts';
import type { TicketName } from '@yimen/platform';
import type { Socket } from 'socket.io';

type Events = Record<string, (...frames: unknown[]) => void>;

/** A socket with what the handshake found out about it. */
export type LiveSocket<Data> = Socket<Events, Events, Events, Data>;

export interface StaffData {
  principal: Principal;
}

export interface DeviceData {
  principal: Principal & { readonly device: Device };
}

export interface SuperviseData extends StaffData {
  /** The hall that is followed now. */
  watched?: string;
}

export interface TicketData {
  ticket: TicketName;
}
