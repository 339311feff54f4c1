import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { DeviceHealth, Painted, Resync, Spoken, displayNamespaces } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { isLater } from '@yimen/domain-ticketing';
import { Actor, Allow, Refusal } from '@yimen/platform';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace } from 'socket.io';
import { DeviceBook } from '../devices/device-book.ts';
import { HallFrames } from '../frames/hall-frames.ts';
import { PaintedFrames } from '../frames/painted-frames.ts';
import { rooms } from '../frames/rooms.ts';
import { ScreenFrames } from '../frames/screen-frames.ts';
import { HallBook } from '../halls/hall-book.ts';
import { Speakers } from '../speakers/speakers.ts';
import { answerResync } from './answer-resync.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { DeviceData, LiveSocket } from './live-socket.ts';
import { getState, hallOf } from './socket-hall.ts';

/** Hall and window displays: paired devices of one hall, or one zone of it. */
@LiveGateway(displayNamespaces.screen)
export class ScreenGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly book: HallBook,
    private readonly screens: ScreenFrames,
    private readonly frames: HallFrames,
    private readonly painted: PaintedFrames,
    private readonly devices: DeviceBook,
    private readonly speakers: Speakers,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.guard('screen', namespace, 'display.follow', ({ device }) =>
      device && device.kind !== 'kiosk' ? undefined : 'wrong-device',
    );
  }

  handleConnection(socket: LiveSocket<DeviceData>): void {
    const { principal } = socket.data;
    const { device, id } = principal;
    const hall = hallOf(this.book, principal);
    this.door.watch(socket, principal);
    void socket.join(device.zone === undefined ? rooms.hall(hall.hall) : rooms.zone(hall.hall, device.zone));
    this.screens.open(hall, device.zone);
    this.devices.connected(hall.hall, id, device);
    if (device.kind === 'hall') {
      this.speakers.join(hall, device.zone, {
        id: socket.id,
        speaker: (frame) => socket.emit('speaker', frame),
        announce: (announcement) => socket.emit('announce', announcement),
      });
    }
    socket.once('disconnect', () => {
      this.speakers.leave(hall.hall, socket.id);
      this.devices.disconnected(hall.hall, id);
    });
  }

  /** Brings a screen from its position to the hall's. */
  @SubscribeMessage('resync')
  @Allow('display.follow')
  resync(@ConnectedSocket() socket: LiveSocket<DeviceData>, @MessageBody({ schema: Resync }) { at }: Resync) {
    const { device } = socket.data.principal;
    const hall = hallOf(this.book, socket.data.principal);
    const state = getState(hall);
    return answerResync(socket, at, {
      position: hall.position,
      heartbeat: this.frames.heartbeat(hall),
      missing: (from) => this.screens.missing(hall, device.zone, from),
      snapshot: () => this.screens.snapshot(state, device.zone),
    });
  }

  /** A position from the future or of another day says nothing and is ignored. */
  @SubscribeMessage('painted')
  @Allow('display.follow')
  paint(@Actor() actor: Principal, @MessageBody({ schema: Painted }) { at }: Painted) {
    const { hall, position } = hallOf(this.book, actor);
    if (!position || isLater(at, position) || at.day !== position.day) return {};
    this.devices.painted(hall, actor.id, at, this.painted.committedAt(hall, at));
    return {};
  }

  @SubscribeMessage('speaking')
  @Allow('display.follow')
  speaking(@ConnectedSocket() socket: LiveSocket<DeviceData>, @MessageBody({ schema: Spoken }) spoken: Spoken) {
    return this.heard('speaking', socket, spoken);
  }

  @SubscribeMessage('spoken')
  @Allow('display.follow')
  spoken(@ConnectedSocket() socket: LiveSocket<DeviceData>, @MessageBody({ schema: Spoken }) spoken: Spoken) {
    return this.heard('spoken', socket, spoken);
  }

  @SubscribeMessage('health')
  @Allow('display.follow')
  health(@Actor() actor: Principal, @MessageBody({ schema: DeviceHealth }) health: DeviceHealth) {
    this.devices.health(hallOf(this.book, actor).hall, actor.id, health);
    return {};
  }

  private heard(what: 'speaking' | 'spoken', socket: LiveSocket<DeviceData>, spoken: Spoken) {
    const { hall } = hallOf(this.book, socket.data.principal);
    if (!this.speakers.heard(what, hall, socket.id, spoken)) throw new Refusal('not-the-speaker');
    return {};
  }
}
