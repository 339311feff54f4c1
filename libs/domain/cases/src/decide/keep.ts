import type { Case } from '../case.ts';
import type { TicketLink } from '../facts.ts';
import { refuseCommand } from '../refusal.ts';
import type { Context, Decided } from './context.ts';

/** Adds a note for colleagues. The text is sealed: it may name the person. */
export function note(on: Case, text: string, context: Context): Decided {
  return refuseCommand(on, 'note', context.actor) ?? [{ type: 'caseNoted', by: context.doer, text }];
}

/** Links one more visit: the ticket that is being served while the case is worked on. */
export function linkTicket(on: Case, link: TicketLink, context: Context): Decided {
  return refuseCommand(on, 'linkTicket', context.actor) ?? [{ type: 'ticketLinked', by: context.doer, link }];
}
