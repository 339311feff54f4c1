import { Controller, Get, Header, Param, Query, StreamableFile, UseInterceptors } from '@nestjs/common';
import { SlipQuery, TicketOrTokenParams } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { PrintSlip } from '../use-cases/print-slip.ts';

type AtTicket = z.infer<typeof TicketOrTokenParams>;
type Wish = z.infer<typeof SlipQuery>;

/** The paper of a ticket: it is made only of what is durable. */
@Controller('halls/:hall/tickets/:ticket')
@UseInterceptors(ToOwner)
export class SlipsController {
  constructor(private readonly slips: PrintSlip) {}

  @Get('slip.svg')
  @Allow('queue.ticket')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Header('cache-control', 'no-store')
  @About({ summary: 'The slip as a picture, SVG' })
  svg(
    @Param({ schema: TicketOrTokenParams }) { hall, ticket }: AtTicket,
    @Query({ schema: SlipQuery }) query: Wish,
    @Actor() by: Principal | undefined,
  ) {
    return this.slips.svg(hall, ticket, query, by);
  }

  @Get('slip.escpos')
  @Allow('queue.ticket')
  @Header('cache-control', 'no-store')
  @About({ summary: 'The slip for a thermal printer, ESC/POS in GB18030; the file’s name is the id of the print job' })
  printer(
    @Param({ schema: TicketOrTokenParams }) { hall, ticket }: AtTicket,
    @Query({ schema: SlipQuery }) query: Wish,
    @Actor() by: Principal | undefined,
  ) {
    const { id, bytes } = this.slips.job(hall, ticket, query, by);
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition: `attachment; filename="${id.replace('/', '-')}"` });
  }
}
