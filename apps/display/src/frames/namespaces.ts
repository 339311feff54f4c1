import { Injectable } from '@nestjs/common';
import type { DisplayNamespace } from '@yimen/contracts';
import type { Namespace, Socket } from 'socket.io';

/** The namespaces of this edge once its gateways are up. Rooms never span processes. */
@Injectable()
export class Namespaces {
  private readonly byName = new Map<DisplayNamespace, Namespace>();

  add(name: DisplayNamespace, namespace: Namespace): void {
    this.byName.set(name, namespace);
  }

  /** Sends one event to a room, or to those of it that are not in another; it is encoded once for all of them. */
  emit(name: DisplayNamespace, room: string, event: string, frame: unknown, except: string[] | string = []): void {
    this.byName.get(name)?.to(room).except(except).emit(event, frame);
  }

  hasAnyone(name: DisplayNamespace, room: string): boolean {
    return (this.byName.get(name)?.adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  /** Rooms of a namespace that begin with a prefix and hold somebody. */
  rooms(name: DisplayNamespace, prefix: string): string[] {
    return [...(this.byName.get(name)?.adapter.rooms.keys() ?? [])].filter((room) => room.startsWith(prefix));
  }

  sockets(name: DisplayNamespace): Socket[] {
    return [...(this.byName.get(name)?.sockets.values() ?? [])];
  }

  /** Every live socket of this edge. */
  everySocket(): Socket[] {
    return [...this.byName.keys()].flatMap((name) => this.sockets(name));
  }
}
