import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io';
import { SLOW_ROOM, cutSlow, isSlow, sortSlow } from './slow-clients.ts';

/** A socket with so many bytes unsent. */
class FakeSocket {
  readonly rooms = new Set<string>();
  connected = true;
  readonly conn: { transport: { socket: { bufferedAmount: number } }; writeBuffer: unknown[] };

  constructor(unsent: number, packets = 0) {
    this.conn = { transport: { socket: { bufferedAmount: unsent } }, writeBuffer: Array.from({ length: packets }) };
  }

  join(room: string): void {
    this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  disconnect(): void {
    this.connected = false;
  }
}

const asSockets = (...fakes: readonly FakeSocket[]) => fakes as unknown as Socket[];

describe('a client that cannot keep up', () => {
  it('has more than 64 KB or many packets unsent', () => {
    const [fine, full, long] = asSockets(new FakeSocket(64 * 1024), new FakeSocket(64 * 1024 + 1), new FakeSocket(0, 257));
    expect([fine, full, long].map((socket) => socket && isSlow(socket))).toEqual([false, true, true]);
  });

  it('is left out while it is a phone, and comes back when it has caught up', () => {
    const phone = new FakeSocket(100_000);
    expect(sortSlow(asSockets(phone))).toBe(true);
    expect(phone.rooms.has(SLOW_ROOM)).toBe(true);
    phone.conn.transport.socket.bufferedAmount = 0;
    expect(sortSlow(asSockets(phone))).toBe(false);
    expect(phone.rooms.has(SLOW_ROOM)).toBe(false);
  });

  it('is cut while it is a screen', () => {
    const [slow, fine] = [new FakeSocket(100_000), new FakeSocket(0)];
    expect(cutSlow(asSockets(slow, fine))).toBe(1);
    expect([slow.connected, fine.connected]).toEqual([false, true]);
  });
});
