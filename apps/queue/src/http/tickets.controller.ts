import { Body, Controller, Delete, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import {
  AddMatterBody,
  CancelBody,
  EmptyBody,
  HallAnswer,
  HallParams,
  IssueTicketBody,
  SetClassBody,
  TicketIssued,
  TicketParams,
} from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { GiveNumber } from '../use-cases/give-number.ts';
import { RunCommand } from '../use-cases/run-command.ts';

type AtHall = z.infer<typeof HallParams>;
type AtTicket = z.infer<typeof TicketParams>;

/** What happens to a ticket at kiosk, desk and guide: taken, brought back, cancelled, added to, printed again. */
@Controller('halls/:hall/tickets')
@UseInterceptors(ToOwner)
export class TicketsController {
  constructor(
    private readonly giveNumber: GiveNumber,
    private readonly commands: RunCommand,
  ) {}

  @Post()
  @Allow('queue.issue')
  @About({ summary: 'Takes a number', returns: TicketIssued, status: 201 })
  issue(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: IssueTicketBody }) body: IssueTicketBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.giveNumber.run(hall, key, body, by);
  }

  @Post(':ticket/returns')
  @Allow('queue.return')
  @About({ summary: 'Brings a missed ticket back', returns: HallAnswer, status: 201 })
  return(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'returnTicket', ...body, ticket }, by);
  }

  @Post(':ticket/matters')
  @Allow('queue.hold')
  @About({ summary: 'Adds a matter to a ticket', returns: HallAnswer, status: 201 })
  addMatter(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: AddMatterBody }) body: AddMatterBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'addMatter', ...body, ticket }, by);
  }

  @Post(':ticket/reprints')
  @Allow('queue.return')
  @About({ summary: 'Prints a ticket once more', returns: HallAnswer, status: 201 })
  reprint(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'reprintTicket', ...body, ticket, ...(by.device && { device: by.id }) }, by);
  }

  @Put(':ticket/class')
  @Allow('queue.class')
  @About({ summary: 'Sets the class of a ticket by hand', returns: HallAnswer })
  setClass(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: SetClassBody }) body: SetClassBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'setTicketClass', ...body, ticket }, by);
  }

  @Delete(':ticket')
  @Allow('queue.cancel')
  @About({ summary: 'Cancels a ticket on the visitor’s word', returns: HallAnswer })
  cancel(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: CancelBody.optional() }) body: CancelBody | undefined,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'cancelTicket', ...body, ticket }, by);
  }
}
