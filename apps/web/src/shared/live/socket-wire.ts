import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Wire } from './hall-link.ts';

const handshakeMs = 3_000;
const answerMs = 2_000;

export interface SocketWire extends Wire {
  /** Emits and waits for the server's word; `refused` when it says no or nothing. */
  ask(name: string, data: unknown): Promise<'done' | 'refused'>;
}

/**
 * A Socket.IO namespace as a wire: WebSocket only, one try per `open`, the token fetched anew for each. Coming back is the link's
 * business. `onTokenLost` is told when there is no token any more.
 */
export function socketWire(namespace: string, token: () => Promise<string>, onTokenLost: (error: unknown) => void): SocketWire {
  const socket: Socket = io(namespace, {
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    timeout: handshakeMs,
    ackTimeout: answerMs,
    auth: (give: (data: object) => void) => {
      token().then(
        (value) => give({ token: value }),
        (error: unknown) => {
          socket.disconnect();
          onTokenLost(error);
        },
      );
    },
  });
  return {
    on: (name, listener) => void socket.on(name, listener),
    emit: (name, data) => void socket.emit(name, data),
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    async ask(name, data) {
      if (!socket.connected) return 'refused';
      try {
        const answer: unknown = await socket.emitWithAck(name, data);
        return typeof answer === 'object' && answer !== null && 'problem' in answer ? 'refused' : 'done';
      } catch {
        return 'refused';
      }
    },
  };
}
