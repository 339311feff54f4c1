import type { Socket } from 'socket.io';

/** More than this unsent and a client cannot keep up. */
const SLOW_BYTES = 64 * 1024;

/** Phones that cannot keep up sit here and are left out until they can. */
export const SLOW_ROOM = 'slow';

/** Whether a client has more unsent than it should: bytes in the socket, or packets before it. */
export function isSlow(socket: Socket): boolean {
  const { transport, writeBuffer } = socket.conn as unknown as {
    transport: { socket?: { bufferedAmount?: number } };
    writeBuffer: unknown[];
  };
  return (transport.socket?.bufferedAmount ?? 0) > SLOW_BYTES || writeBuffer.length > 256;
}

/** Sorts phones into the slow room and out of it. Says whether any is slow. */
export function sortSlow(sockets: readonly Socket[]): boolean {
  let any = false;
  for (const socket of sockets) {
    const slow = isSlow(socket);
    any ||= slow;
    if (slow !== socket.rooms.has(SLOW_ROOM)) void (slow ? socket.join(SLOW_ROOM) : socket.leave(SLOW_ROOM));
  }
  return any;
}

/** A screen that cannot keep up is cut: it comes back and asks for what it misses. */
export function cutSlow(sockets: readonly Socket[]): number {
  const slow = sockets.filter(isSlow);
  for (const socket of slow) socket.disconnect(true);
  return slow.length;
}
