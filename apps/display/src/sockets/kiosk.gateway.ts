import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { DeviceHealth, Painted, Resync, displayNamespaces } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { Actor, Allow } from '@yimen/platform';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace } from 'socket.io';
import { DeviceBook } from '../devices/device-book.ts';
import { HallFrames } from '../frames/hall-frames.ts';
import { KioskFrames } from '../frames/kiosk-frames.ts';
import { rooms } from '../frames/rooms.ts';
import { HallBook } from '../halls/hall-book.ts';
import { answerResync } from './answer-resync.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { DeviceData, LiveSocket } from './live-socket.ts';
import { getState, hallOf } from './socket-hall.ts';

/** Kiosks: paired devices that offer the hall's services. */
@LiveGateway(displayNamespaces.kiosk)
export class KioskGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly book: HallBook,
    private readonly kiosks: KioskFrames,
    private readonly frames: HallFrames,
    private readonly devices: DeviceBook,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.guard('kiosk', namespace, 'display.follow', ({ device }) => (device?.kind === 'kiosk' ? undefined : 'wrong-device'));
  }

  handleConnection(socket: LiveSocket<DeviceData>): void {
    const { principal } = socket.data;
    const { hall } = hallOf(this.book, principal);
    this.door.watch(socket, principal);
    void socket.join(rooms.hall(hall));
    this.devices.connected(hall, principal.id, principal.device);
    socket.once('disconnect', () => this.devices.disconnected(hall, principal.id));
  }

  @SubscribeMessage('resync')
  @Allow('display.follow')
  resync(@ConnectedSocket() socket: LiveSocket<DeviceData>, @MessageBody({ schema: Resync }) { at }: Resync) {
    const hall = hallOf(this.book, socket.data.principal);
    const state = getState(hall);
    return answerResync(socket, at, {
      position: hall.position,
      heartbeat: this.frames.heartbeat(hall),
      missing: () => undefined,
      snapshot: () => this.kiosks.snapshot(state),
    });
  }

  /** Kiosks show no calls; that they painted is a sign of life. */
  @SubscribeMessage('painted')
  @Allow('display.follow')
  paint(@Actor() actor: Principal, @MessageBody({ schema: Painted }) { at }: Painted) {
    const { hall, position } = hallOf(this.book, actor);
    if (at.day === position?.day && at.seq <= position.seq) this.devices.painted(hall, actor.id, at, undefined);
    return {};
  }

  @SubscribeMessage('health')
  @Allow('display.follow')
  health(@Actor() actor: Principal, @MessageBody({ schema: DeviceHealth }) health: DeviceHealth) {
    this.devices.health(hallOf(this.book, actor).hall, actor.id, health);
    return {};
  }
}
