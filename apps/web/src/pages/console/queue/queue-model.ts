import type { StaffTicket, StaffView, StaffWindow } from '@yimen/contracts';

/** How long a visitor may wait before the row turns red, minutes. Source: spec/queue.md 9, over-limit list. */
export const longWaitMin = 30;

export interface QueueRow {
  readonly ticket: string;
  readonly number: string;
  readonly ticketClass: StaffTicket['ticketClass'];
  readonly waitedMin: number;
  readonly matters: number;
  readonly isLong: boolean;
}

/** What the left column of the console shows: one window, seen from its clerk. */
export interface QueueModel {
  readonly window: StaffWindow;
  readonly current: (StaffTicket & { readonly waitedMin: number; readonly serviceName: Names; readonly moreMatters: number }) | undefined;
  readonly next:
    | { readonly number: string; readonly ticketClass: StaffTicket['ticketClass']; readonly choice: string; readonly waitedMin: number }
    | undefined;
  /** Waiting people whom this window may serve, in the order of calling. */
  readonly waiting: readonly QueueRow[];
  /** Letters of the lines that the window serves. */
  readonly letters: readonly string[];
  readonly held: number;
  readonly missed: number;
}

interface Names {
  readonly zh: string;
  readonly en: string;
}

/** @param now server time, ms */
export function queueModelOf(view: StaffView, label: string, now: number): QueueModel | undefined {
  const window = view.windows.find((one) => one.window === label);
  if (!window) return undefined;
  const skills = new Set(window.skills.map((skill) => skill.service));
  const current = view.tickets.find((ticket) => ticket.ticket === window.current);
  const waiting = view.tickets.filter((ticket) => ticket.state === 'waiting' && skills.has(ticket.service));
  const next = window.next && view.tickets.find((ticket) => ticket.number === window.next?.number);
  return {
    window,
    current: current && { ...current, ...aboutCurrent(view, current, now) },
    next: window.next && { ...window.next, waitedMin: next ? minutesSince(next.since, now) : 0 },
    waiting: waiting.map((ticket) => rowOf(ticket, now)),
    letters: view.services.filter((service) => skills.has(service.service)).map((service) => service.prefix),
    held: view.tickets.filter((ticket) => ticket.state === 'held').length,
    missed: view.tickets.filter((ticket) => ticket.state === 'missed').length,
  };
}

function aboutCurrent(view: StaffView, ticket: StaffTicket, now: number) {
  const service = view.services.find((one) => one.service === ticket.service);
  return {
    waitedMin: minutesSince(ticket.since, ticket.calledAt ?? now),
    serviceName: service?.name ?? { zh: ticket.service, en: ticket.service },
    moreMatters: ticket.matters.filter((matter) => matter.state === 'pending').length,
  };
}

function rowOf(ticket: StaffTicket, now: number): QueueRow {
  const waitedMin = minutesSince(ticket.since, now);
  return {
    ticket: ticket.ticket,
    number: ticket.number,
    ticketClass: ticket.ticketClass,
    waitedMin,
    matters: ticket.matters.length,
    isLong: waitedMin > longWaitMin,
  };
}

function minutesSince(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 60_000));
}
