import { TicketGet, subjects } from '@yimen/contracts';
import type { HallSnapshot, TicketGot } from '@yimen/contracts';
import { findTicket, findWindow, positionOf, stripState } from '@yimen/domain-ticketing';
import type { Bus } from '@yimen/platform';
import { Refusal } from '@yimen/platform';
import { z } from 'zod';
import type { HallListener, Halls } from '../engine/halls.ts';

const Anything = z.unknown();

/** Answers for the halls that this engine owns: snapshots for the display edges, tickets being served for intake (7.8). */
export class HallAnswers implements HallListener {
  readonly #stops = new Map<string, (() => void)[]>();

  constructor(
    private readonly bus: Bus,
    private readonly halls: Halls,
  ) {}

  start(): void {
    this.halls.listen(this);
  }

  stop(): void {
    for (const hall of [...this.#stops.keys()]) this.closed(hall);
  }

  opened(hall: string): void {
    this.closed(hall);
    this.#stops.set(hall, [
      this.bus.answer(subjects.queue.snapshotGet(hall), Anything, () => this.#snapshot(hall)),
      this.bus.answer(subjects.queue.ticketGet(hall), TicketGet, (asked) => this.#ticket(hall, asked)),
    ]);
  }

  closed(hall: string): void {
    for (const stop of this.#stops.get(hall) ?? []) stop();
    this.#stops.delete(hall);
  }

  committed(): void {
    // Nothing to do: answers read the state.
  }

  #snapshot(hall: string): HallSnapshot {
    const { state } = this.halls.get(hall).day;
    return { v: 1, hall, at: positionOf(state), time: this.halls.now(), state: stripState(state) };
  }

  #ticket(hall: string, { day, ticket: id }: TicketGet): TicketGot {
    const { state } = this.halls.get(hall).day;
    const ticket = day === state.day ? findTicket(state, id) : undefined;
    if (!ticket) throw new Refusal('ticket-unknown');
    const window = ticket.window === undefined ? undefined : findWindow(state, ticket.window);
    return {
      ticket: id,
      number: ticket.number,
      state: ticket.state,
      ...(window && { window: window.window }),
      ...(window?.clerk !== undefined && { clerk: window.clerk }),
      matters: ticket.matters,
    };
  }
}
