import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { ConsoleAlive, Resync, displayNamespaces, subjects } from '@yimen/contracts';
import type { ConsoleBeat, Principal, Role } from '@yimen/contracts';
import { Actor, Allow, Bus, Refusal } from '@yimen/platform';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace } from 'socket.io';
import { HallFrames } from '../frames/hall-frames.ts';
import { rooms } from '../frames/rooms.ts';
import { StaffFrames } from '../frames/staff-frames.ts';
import { HallBook } from '../halls/hall-book.ts';
import { answerResync } from './answer-resync.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { StaffData, LiveSocket } from './live-socket.ts';
import { getState, hallOf } from './socket-hall.ts';

const consoleRoles: ReadonlySet<Role> = new Set<Role>(['clerk', 'guide', 'supervisor']);

/** Consoles of clerks and guides: the hall of their account. */
@LiveGateway(displayNamespaces.console)
export class ConsoleGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly book: HallBook,
    private readonly staff: StaffFrames,
    private readonly frames: HallFrames,
    private readonly bus: Bus,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.guard('console', namespace, 'display.follow', ({ roles, hall }) =>
      hall !== undefined && roles.some((role) => consoleRoles.has(role)) ? undefined : 'not-permitted',
    );
  }

  handleConnection(socket: LiveSocket<StaffData>): void {
    const { principal } = socket.data;
    this.door.watch(socket, principal);
    void socket.join(rooms.hall(hallOf(this.book, principal).hall));
  }

  @SubscribeMessage('resync')
  @Allow('display.follow')
  resync(@ConnectedSocket() socket: LiveSocket<StaffData>, @MessageBody({ schema: Resync }) { at }: Resync) {
    const hall = hallOf(this.book, socket.data.principal);
    const state = getState(hall);
    return answerResync(socket, at, {
      position: hall.position,
      heartbeat: this.frames.heartbeat(hall),
      missing: (from) => this.staff.missing(hall.hall, from),
      snapshot: () => this.staff.snapshot(state),
    });
  }

  /** The console holds its window: the engine hears that nobody need take it over. */
  @SubscribeMessage('alive')
  @Allow('queue.call')
  alive(@Actor() actor: Principal, @MessageBody({ schema: ConsoleAlive }) { window, fence }: ConsoleAlive) {
    const { hall } = hallOf(this.book, actor);
    if (!this.bus.publish(subjects.display.consoleSeen(hall), { hall, window, fence } satisfies ConsoleBeat)) {
      throw new Refusal('service-unavailable');
    }
    return {};
  }
}
