import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { displayNamespaces } from '@yimen/contracts';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace, Socket } from 'socket.io';
import { rooms } from '../frames/rooms.ts';
import { CityLoad } from '../load/city-load.ts';
import { Doorkeeper } from './doorkeeper.ts';

/** The public's view of the whole city: at most one frame in two seconds. */
@LiveGateway(displayNamespaces.city)
export class CityGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly load: CityLoad,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.open('city', namespace, () => undefined);
  }

  handleConnection(socket: Socket): void {
    void socket.join(rooms.city);
    socket.emit('load', this.load.current().frame);
  }
}
