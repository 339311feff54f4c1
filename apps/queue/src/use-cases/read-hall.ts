import { Injectable } from '@nestjs/common';
import type { HallLoad, HallNow, JournalPage, Principal, ServiceNow, ServiceRange, TicketNow } from '@yimen/contracts';
import {
  aheadOf,
  closedBecause,
  findWindow,
  loadOf,
  newcomer,
  newcomersRange,
  positionOf,
  screenViewOf,
  staffViewOf,
  ticketViewOf,
} from '@yimen/domain-ticketing';
import type { HallState, ServicePlan } from '@yimen/domain-ticketing';
import { Refusal } from '@yimen/platform';
import { TicketTokens } from '../edge/ticket-token.ts';
import { Engine } from '../engine/engine.ts';

const staffRoles: ReadonlySet<string> = new Set(['clerk', 'guide', 'supervisor', 'operator']);
const pageSize = 200;

/** Everything that is read of a hall: from the state that the journal's durable commits made. */
@Injectable()
export class ReadHall {
  constructor(
    private readonly engine: Engine,
    private readonly tokens: TicketTokens,
  ) {}

  /** The hall now; the waiting list with it for its staff. */
  hall(hall: string, by: Principal | undefined): HallNow {
    const state = this.#stateOf(hall);
    const now = this.engine.halls.now();
    const isStaff = by?.roles.some((role) => staffRoles.has(role)) ?? false;
    return {
      hall,
      name: state.config.name,
      at: positionOf(state),
      time: now,
      state: state.state,
      hours: state.config.hours,
      services: state.config.services.map((plan) => serviceNow(state, plan, now)),
      view: screenViewOf(state),
      ...(isStaff && { staff: staffViewOf(state, now) }),
    };
  }

  load(hall: string): HallLoad {
    return { ...loadOf(this.#stateOf(hall)), at: this.engine.halls.now() };
  }

  /** What somebody who takes a number now would wait. Throws `service-unknown`. */
  range(hall: string, service: string): ServiceRange {
    const state = this.#stateOf(hall);
    const closed = closedBecause(state, service, this.engine.halls.now());
    if (closed?.refused.code === 'service-unknown') throw new Refusal('service-unknown', { service });
    const range = newcomersRange(state, service);
    return {
      service,
      ahead: aheadOf(state, newcomer(state, service)).length,
      ...(range && { range }),
      windowsOpen: loadOf(state).windowsOpen,
      open: closed === undefined,
      ...(closed && { closedBecause: closed.refused.code }),
    };
  }

  /** A ticket for its holder by token, or for staff of the hall by id. Anything else is as if it were not there. */
  ticket(hall: string, asked: string, by: Principal | undefined): TicketNow {
    const state = this.#stateOf(hall);
    const ticket = ticketViewOf(state, this.ticketId(hall, asked, by));
    if (!ticket) throw new Refusal('ticket-unknown');
    const window = ticket.window === undefined ? undefined : findWindow(state, ticket.window);
    return {
      hall,
      name: state.config.name,
      at: positionOf(state),
      time: this.engine.halls.now(),
      ticket,
      services: Object.fromEntries(state.config.services.map(({ service, name }) => [service, name])),
      ...(window && { windowLabel: window.label }),
    };
  }

  /** Id of the ticket that a token or, for staff and devices of the hall, an id names. Throws `ticket-unknown`. */
  ticketId(hall: string, asked: string, by: Principal | undefined): string {
    if (asked.includes('.')) {
      const named = this.tokens.read(asked);
      if (named?.hall !== hall || named.day !== this.#stateOf(hall).day) throw new Refusal('ticket-unknown');
      return named.ticket;
    }
    const belongs = by?.hall === hall && !by.roles.includes('resident');
    if (!belongs) throw new Refusal('ticket-unknown');
    return asked;
  }

  /** A page of the journal, without persons. Throws `journal-unavailable`. */
  async journal(hall: string, asked: { day?: string | undefined; from?: string | undefined }): Promise<JournalPage> {
    const { store, halls } = this.engine;
    const day = asked.day ?? halls.get(hall).day.day;
    const commits: JournalPage['commits'] = [];
    for await (const commit of store.journal.read(store.streamOf(hall, day), Number(asked.from ?? 1))) {
      if (commits.length === pageSize) return { day, commits, next: commit.seq };
      const { seq, epoch = 1, at, hash, causes, events } = commit;
      const shown = events.map((event) => Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'person')));
      commits.push({ seq, epoch, at, hash, causes: causes.map(({ type, by }) => ({ type, by })), events: shown });
    }
    return { day, commits };
  }

  #stateOf(hall: string): HallState {
    return this.engine.halls.get(hall).day.state;
  }
}

function serviceNow(state: HallState, plan: ServicePlan, now: number): ServiceNow {
  const { service, prefix, name, identityRequired } = plan;
  const closed = closedBecause(state, service, now);
  const range = newcomersRange(state, service);
  const left = leftOf(state, plan);
  return {
    service,
    prefix,
    name,
    waiting: loadOf(state).services.find((each) => each.service === service)?.waiting ?? 0,
    ...(range && { range }),
    open: closed === undefined,
    ...(closed && { closedBecause: closed.refused.code }),
    ...(left !== undefined && { left }),
    identityRequired,
  };
}

/** Numbers left of the day, from the warning mark on. */
function leftOf(state: HallState, { service, quota }: ServicePlan): number | undefined {
  if (quota.dayMax === undefined) return undefined;
  const left = Math.max(0, quota.dayMax - (state.issued[service] ?? 0));
  return left <= (quota.warnAt ?? 0) ? left : undefined;
}
