import { Injectable } from '@nestjs/common';
import type { CommandReply, LinkTicketBody } from '@yimen/contracts';
import { linkTicket } from '@yimen/domain-cases';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';
import { VerifyTicket } from '../verify-ticket.ts';

/** Links one more visit to a case: the ticket that is being served now. */
@Injectable()
export class LinkTicket {
  constructor(
    private readonly commands: RunCommand,
    private readonly tickets: VerifyTicket,
  ) {}

  run(command: StaffCommand, { ticket }: LinkTicketBody): Promise<CommandReply> {
    return this.commands.run(command, async (on, { context, staff }) => linkTicket(on, await this.tickets.run(ticket, staff), context));
  }
}
