import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { LineFrame, TicketFrame } from '@yimen/contracts';
import { lineOf, positionOf, ticketViewOf } from '@yimen/domain-ticketing';
import type { HallState } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import type { HallFollower } from '../halls/hall-follower.ts';
import { SLOW_ROOM, sortSlow } from '../sockets/slow-clients.ts';
import { Namespaces } from './namespaces.ts';
import { rooms } from './rooms.ts';

/** At most two lines a second and hall. */
const LINE_EVERY_MS = 500;

/**
 * What phones get, always after the screens: their own ticket at once when it changed, and one line frame for everybody in the hall,
 * the newest only.
 */
@Injectable()
export class PhoneFrames implements OnApplicationShutdown {
  private readonly lineTimers = new Map<string, NodeJS.Timeout>();
  private readonly lineSentAt = new Map<string, number>();
  private readonly told = new Map<string, string>();

  constructor(
    private readonly namespaces: Namespaces,
    private readonly clock: Clock,
  ) {}

  onChange(follower: HallFollower): void {
    if (!this.namespaces.hasAnyone('ticket', rooms.phones(follower.hall))) return;
    // Screens of every hall whose commit arrived in this turn are written before any phone.
    setImmediate(() => this.tellTickets(follower));
    this.scheduleLine(follower);
  }

  onApplicationShutdown(): void {
    for (const timer of this.lineTimers.values()) clearTimeout(timer);
    this.lineTimers.clear();
  }

  line(state: HallState): LineFrame {
    return { at: positionOf(state), rows: lineOf(state) };
  }

  ticket(state: HallState, ticket: string): TicketFrame | undefined {
    const view = ticketViewOf(state, ticket);
    if (!view) return undefined;
    const { ticket: _id, entry: _entry, ...shown } = view;
    return { at: positionOf(state), time: this.clock.now(), ...shown };
  }

  private tellTickets({ hall, state }: HallFollower): void {
    if (!state) return;
    for (const socket of this.namespaces.sockets('ticket')) {
      const { ticket } = socket.data as { ticket?: { hall: string; ticket: string } };
      if (ticket?.hall === hall) this.tellTicket(state, ticket.ticket);
    }
  }

  /** Only what the line frame does not say counts as a change of the ticket. */
  private tellTicket(state: HallState, ticket: string): void {
    const frame = this.ticket(state, ticket);
    if (!frame) return;
    const { at: _at, time: _time, ahead: _ahead, range: _range, ...own } = frame;
    const text = JSON.stringify(own);
    if (this.told.get(ticket) === text) return;
    this.told.set(ticket, text);
    this.namespaces.emit('ticket', rooms.ticket(ticket), 'ticket', frame);
  }

  /** Forgets a ticket that nobody follows any more. */
  forget(ticket: string): void {
    if (!this.namespaces.hasAnyone('ticket', rooms.ticket(ticket))) this.told.delete(ticket);
  }

  private scheduleLine(follower: HallFollower): void {
    const { hall } = follower;
    if (this.lineTimers.has(hall)) return;
    const sinceMs = performance.now() - (this.lineSentAt.get(hall) ?? -Infinity);
    const timer = setTimeout(() => this.sendLine(follower), Math.max(0, LINE_EVERY_MS - sinceMs));
    this.lineTimers.set(hall, timer);
  }

  private sendLine(follower: HallFollower): void {
    const { hall, state } = follower;
    this.lineTimers.delete(hall);
    this.lineSentAt.set(hall, performance.now());
    if (!state) return;
    const anySlow = sortSlow(this.namespaces.sockets('ticket'));
    this.namespaces.emit('ticket', rooms.phones(hall), 'line', this.line(state), SLOW_ROOM);
    // Who could not keep up gets the newest line as soon as it can, even if nothing happens in the hall.
    if (anySlow) this.scheduleLine(follower);
  }
}
