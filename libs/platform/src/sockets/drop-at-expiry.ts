import type { Principal } from '@yimen/contracts';
import type { Socket } from 'socket.io';

/** What is told to a client before its connection ends; `retryAfterMs` spreads the return. */
export interface Closing {
  readonly reason: 'expired' | 'revoked' | 'moved' | 'drain';
  readonly retryAfterMs: number;
}

/** Ends a connection after telling why. */
export function closeSocket(socket: Socket, closing: Closing): void {
  socket.emit('closing', closing);
  socket.disconnect(true);
}

/** Ends the connection when its token ends. */
export function dropAtExpiry(socket: Socket, principal: Principal): void {
  const leftMs = Math.max(0, principal.expiresAt * 1000 - Date.now());
  const timer = setTimeout(() => closeSocket(socket, { reason: 'expired', retryAfterMs: 0 }), Math.min(leftMs, 2_147_483_647));
  socket.once('disconnect', () => clearTimeout(timer));
}
