import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { Resync, Watch, displayNamespaces, judge } from '@yimen/contracts';
import type { Role } from '@yimen/contracts';
import { Allow, Refusal } from '@yimen/platform';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace } from 'socket.io';
import { HallFrames } from '../frames/hall-frames.ts';
import { PaintedFrames } from '../frames/painted-frames.ts';
import { rooms } from '../frames/rooms.ts';
import { StaffFrames } from '../frames/staff-frames.ts';
import { HallBook } from '../halls/hall-book.ts';
import type { HallFollower } from '../halls/hall-follower.ts';
import { CityLoad } from '../load/city-load.ts';
import { answerResync } from './answer-resync.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { SuperviseData, LiveSocket } from './live-socket.ts';
import { getHall, getState } from './socket-hall.ts';

const superviseRoles: ReadonlySet<Role> = new Set<Role>(['supervisor', 'operator']);

/** Supervisors follow their own hall; operators name the hall or district that they want to see. */
@LiveGateway(displayNamespaces.supervise)
export class SuperviseGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly book: HallBook,
    private readonly staff: StaffFrames,
    private readonly frames: HallFrames,
    private readonly painted: PaintedFrames,
    private readonly load: CityLoad,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.guard('supervise', namespace, 'display.follow', ({ roles }) =>
      roles.some((role) => superviseRoles.has(role)) ? undefined : 'not-permitted',
    );
  }

  handleConnection(socket: LiveSocket<SuperviseData>): void {
    const { principal } = socket.data;
    this.door.watch(socket, principal);
    if (principal.hall !== undefined) this.follow(socket, principal.hall);
  }

  /** Turns to another hall or to a district; the right to it is judged as anywhere else. A district is for who may see every hall. */
  @SubscribeMessage('watch')
  @Allow('display.follow')
  watch(@ConnectedSocket() socket: LiveSocket<SuperviseData>, @MessageBody({ schema: Watch }) watched: Watch) {
    const halls = 'hall' in watched ? [watched.hall] : [...this.book.inDistrict(watched.district)];
    if (halls.length === 0) throw new Refusal('not-found');
    for (const hall of halls) {
      const verdict = judge('display.follow', socket.data.principal, hall);
      if (verdict !== 'allowed') throw new Refusal(verdict);
    }
    if ('hall' in watched) this.follow(socket, getHall(this.book, watched.hall).hall);
    else this.followDistrict(socket, watched.district);
    return {};
  }

  @SubscribeMessage('resync')
  @Allow('display.follow')
  resync(@ConnectedSocket() socket: LiveSocket<SuperviseData>, @MessageBody({ schema: Resync }) { at }: Resync) {
    const hall = this.watched(socket);
    const state = getState(hall);
    const answer = answerResync(socket, at, {
      position: hall.position,
      heartbeat: this.frames.heartbeat(hall),
      missing: (from) => this.staff.missing(hall.hall, from),
      snapshot: () => this.staff.snapshot(state),
    });
    this.painted.tellDevices(hall);
    return answer;
  }

  private watched(socket: LiveSocket<SuperviseData>): HallFollower {
    return getHall(this.book, socket.data.watched);
  }

  private follow(socket: LiveSocket<SuperviseData>, hall: string): void {
    this.turnTo(socket, rooms.hall(hall));
    socket.data.watched = hall;
  }

  private followDistrict(socket: LiveSocket<SuperviseData>, district: string): void {
    this.turnTo(socket, rooms.district(district));
    delete socket.data.watched;
    socket.emit('load', this.load.ofDistrict(district));
  }

  /** One room at a time: what is not looked at is not sent. */
  private turnTo(socket: LiveSocket<SuperviseData>, room: string): void {
    for (const joined of socket.rooms) if (joined !== socket.id) void socket.leave(joined);
    void socket.join(room);
  }
}
