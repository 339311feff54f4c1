import type { Language } from '@yimen/contracts';
import { findTicket, liveTickets } from '@yimen/domain-ticketing';
import type { HallEvent, HallState, Ticket } from '@yimen/domain-ticketing';
import type { HallChange } from '../halls/hall-follower.ts';
import type { Call } from './announcement-queue.ts';

/** The calls to announce after a change: of its events, or after a jump those of the tickets that stand called now. */
export function callsOf({ after, events }: HallChange, nowMonotonic: number, nowCity: number): Call[] {
  return events ? events.flatMap((event) => callOfEvent(after, event, nowMonotonic)) : standingCalls(after, nowMonotonic, nowCity);
}

function callOfEvent(state: HallState, event: HallEvent, committedAt: number): Call[] {
  if (event.type !== 'ticketCalled' && event.type !== 'ticketRecalled') return [];
  const { ticket, number, window, zone, announcement: id, silent } = event;
  const kind = event.type === 'ticketCalled' ? 'call' : 'recall';
  return [{ id, ticket, zone, kind, number, window, silent, languages: languagesOf(findTicket(state, ticket)), committedAt }];
}

/** After a jump the events are gone, but who stands called is in the state. Screens drop what they spoke already. */
export function standingCalls(state: HallState, nowMonotonic: number, nowCity: number): Call[] {
  const called = liveTickets(state).filter((ticket) => ticket.state === 'called');
  return called.flatMap((ticket): Call[] => {
    const window = state.windows.find(({ window: id }) => id === ticket.window);
    if (!window || !ticket.announced || ticket.announcedAt === undefined) return [];
    const [seq, index] = ticket.announced;
    return [
      {
        id: `${state.day}/${seq}/${index}`,
        ticket: ticket.ticket,
        zone: window.zone,
        kind: ticket.tried > 1 ? 'recall' : 'call',
        number: ticket.number,
        window: window.window,
        silent: ticket.silent,
        languages: languagesOf(ticket),
        committedAt: nowMonotonic - Math.max(0, nowCity - ticket.announcedAt),
      },
    ];
  });
}

/** Mandarin always, English for who took the number in English. */
function languagesOf(ticket: Ticket | undefined): Language[] {
  return ticket?.language === 'en' ? ['zh-CN', 'en'] : ['zh-CN'];
}
