import { Inject, Injectable, Logger } from '@nestjs/common';
import { subjects, TicketGot } from '@yimen/contracts';
import type { TicketRef } from '@yimen/contracts';
import type { TicketLink } from '@yimen/domain-cases';
import { Bus, Refusal, SETTINGS, Unanswered } from '@yimen/platform';
import type { IntakeSettings } from '../config.ts';
import type { Staff } from './staff.ts';

/** Asks the queue whether a ticket is being served, at this window, by this clerk: the console's word alone is not enough. */
@Injectable()
export class VerifyTicket {
  private readonly log = new Logger(VerifyTicket.name);

  constructor(
    private readonly bus: Bus,
    @Inject(SETTINGS) private readonly settings: IntakeSettings,
  ) {}

  /**
   * The link to keep. While the queue does not answer the case goes on and the link says "not verified" (spec/intake.md 7, always a
   * manual way). Throws `ticket-not-served` or `ticket-not-yours`.
   */
  async run({ day, ticket, window }: TicketRef, by: Staff): Promise<TicketLink> {
    const link = { hall: by.centre, day, ticket, window };
    const found = await this.ask(day, ticket, by.centre);
    if (!found) return { ...link, verified: false };
    if (found.state !== 'serving') throw new Refusal('ticket-not-served', { ticket, state: found.state });
    if (found.window !== window || found.clerk !== by.actor.id) throw new Refusal('ticket-not-yours', { ticket });
    return { ...link, number: found.number, verified: true };
  }

  private async ask(day: string, ticket: string, hall: string): Promise<TicketGot | undefined> {
    try {
      return await this.bus.request(subjects.queue.ticketGet(hall), { day, ticket }, TicketGot, { timeoutMs: this.settings.ticketLimitMs });
    } catch (error) {
      if (error instanceof Refusal && error.problem.status < 500) throw new Refusal('ticket-not-served', { ticket });
      if (!(error instanceof Refusal) && !(error instanceof Unanswered)) throw error;
      this.log.warn('the queue does not answer: the ticket is taken as not verified');
      return undefined;
    }
  }
}
