import { Inject } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { Resync, TicketHandshake, displayNamespaces } from '@yimen/contracts';
import { Allow, Refusal, SETTINGS, readTicketToken } from '@yimen/platform';
import { LiveGateway } from '@yimen/platform/sockets';
import type { Namespace } from 'socket.io';
import type { DisplaySettings } from '../config.ts';
import { HallFrames } from '../frames/hall-frames.ts';
import { PhoneFrames } from '../frames/phone-frames.ts';
import { rooms } from '../frames/rooms.ts';
import { HallBook } from '../halls/hall-book.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { TicketData, LiveSocket } from './live-socket.ts';
import { getHall, getState } from './socket-hall.ts';

/** One ticket may be followed from so many phones at once. */
const PHONES_A_TICKET = 5;

/** Phones of people with a number: the ticket's token is the key, nothing else is known of them. */
@LiveGateway(displayNamespaces.ticket)
export class TicketGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly door: Doorkeeper,
    private readonly book: HallBook,
    private readonly phones: PhoneFrames,
    private readonly frames: HallFrames,
    @Inject(SETTINGS) private readonly settings: DisplaySettings,
  ) {}

  afterInit(namespace: Namespace): void {
    this.door.open('ticket', namespace, (socket) => {
      const given = TicketHandshake.safeParse(socket.handshake.auth);
      const ticket = given.success ? readTicketToken(this.settings.ticketKey, given.data.ticket) : undefined;
      if (!ticket) throw new Refusal('ticket-unknown');
      getHall(this.book, ticket.hall);
      if ((namespace.adapter.rooms.get(rooms.ticket(ticket.ticket))?.size ?? 0) >= PHONES_A_TICKET) throw new Refusal('too-many-requests');
      (socket as LiveSocket<TicketData>).data.ticket = ticket;
    });
  }

  handleConnection(socket: LiveSocket<TicketData>): void {
    const { hall, ticket } = socket.data.ticket;
    void socket.join([rooms.phones(hall), rooms.ticket(ticket)]);
    socket.once('disconnect', () => this.phones.forget(ticket));
  }

  /** A phone has nothing to go on from: it gets its ticket and the line as they are now. */
  @SubscribeMessage('resync')
  @Allow('queue.ticket')
  resync(@ConnectedSocket() socket: LiveSocket<TicketData>, @MessageBody({ schema: Resync }) _from: Resync) {
    const { hall, day, ticket } = socket.data.ticket;
    const follower = getHall(this.book, hall);
    const state = getState(follower);
    const frame = state.day === day ? this.phones.ticket(state, ticket) : undefined;
    if (!frame) throw new Refusal('ticket-unknown');
    socket.emit('ticket', frame);
    socket.emit('line', this.phones.line(state));
    const heartbeat = this.frames.heartbeat(follower);
    if (heartbeat) socket.emit('heartbeat', heartbeat);
    return {};
  }
}
