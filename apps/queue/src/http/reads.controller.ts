import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import {
  HallLoad,
  HallNow,
  HallParams,
  JournalPage,
  JournalQuery,
  RangeQuery,
  ServiceRange,
  TicketNow,
  TicketOrTokenParams,
} from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { ReadHall } from '../use-cases/read-hall.ts';

type AtHall = z.infer<typeof HallParams>;

/** Reads of a hall. */
@Controller('halls/:hall')
@UseInterceptors(ToOwner)
export class ReadsController {
  constructor(private readonly reading: ReadHall) {}

  @Get()
  @Allow('queue.read')
  @About({ summary: 'The hall now, with its waiting list for staff', returns: HallNow })
  hall(@Param({ schema: HallParams }) { hall }: AtHall, @Actor() by: Principal) {
    return this.reading.hall(hall, by);
  }

  @Get('load')
  @Allow('queue.load')
  @About({ summary: 'Load of the hall by service', returns: HallLoad })
  load(@Param({ schema: HallParams }) { hall }: AtHall) {
    return this.reading.load(hall);
  }

  @Get('range')
  @Allow('queue.load')
  @About({ summary: 'What somebody would wait who takes a number now', returns: ServiceRange })
  range(@Param({ schema: HallParams }) { hall }: AtHall, @Query({ schema: RangeQuery }) { service }: z.infer<typeof RangeQuery>) {
    return this.reading.range(hall, service);
  }

  @Get('tickets/:ticket')
  @Allow('queue.ticket')
  @About({ summary: 'One ticket, by its token or for staff by its id', returns: TicketNow })
  ticket(
    @Param({ schema: TicketOrTokenParams }) { hall, ticket }: z.infer<typeof TicketOrTokenParams>,
    @Actor() by: Principal | undefined,
  ) {
    return this.reading.ticket(hall, ticket, by);
  }

  @Get('journal')
  @Allow('queue.journal')
  @About({ summary: 'Commits of a hall day in order, without persons', returns: JournalPage })
  journal(@Param({ schema: HallParams }) { hall }: AtHall, @Query({ schema: JournalQuery }) query: z.infer<typeof JournalQuery>) {
    return this.reading.journal(hall, query);
  }
}
