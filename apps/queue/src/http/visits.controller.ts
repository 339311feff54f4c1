import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { AtWindowBody, FinishBody, HallAnswer, HoldBody, ResumeBody, TicketParams, TransferBody } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { RunCommand } from '../use-cases/run-command.ts';

type AtTicket = z.infer<typeof TicketParams>;

/** What a clerk does with the visitor at the window: recall, start, miss, hold, resume, transfer, finish. */
@Controller('halls/:hall/tickets/:ticket')
@UseInterceptors(ToOwner)
export class VisitsController {
  constructor(private readonly commands: RunCommand) {}

  @Post('recalls')
  @Allow('queue.call')
  @About({ summary: 'Announces the present call again', returns: HallAnswer, status: 201 })
  recall(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: AtWindowBody }) body: AtWindowBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'recallTicket', ...body, ticket }, by);
  }

  @Post('starts')
  @Allow('queue.serve')
  @About({ summary: 'Begins to serve', returns: HallAnswer, status: 201 })
  start(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: AtWindowBody }) body: AtWindowBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'startService', ...body, ticket }, by);
  }

  @Post('misses')
  @Allow('queue.call')
  @About({ summary: 'Says that the called person did not come', returns: HallAnswer, status: 201 })
  miss(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: AtWindowBody }) body: AtWindowBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'missTicket', ...body, ticket }, by);
  }

  @Post('holds')
  @Allow('queue.hold')
  @About({ summary: 'Sets a ticket aside', returns: HallAnswer, status: 201 })
  hold(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: HoldBody }) body: HoldBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'holdTicket', ...body, ticket }, by);
  }

  @Post('resumptions')
  @Allow('queue.hold')
  @About({ summary: 'Brings a held ticket back to the line or to a window', returns: HallAnswer, status: 201 })
  resume(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: ResumeBody }) body: ResumeBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'resumeTicket', ...body, ticket }, by);
  }

  @Post('transfers')
  @Allow('queue.transfer')
  @About({ summary: 'Sends a ticket to another service or window', returns: HallAnswer, status: 201 })
  transfer(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: TransferBody }) body: TransferBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'transferTicket', ...body, ticket }, by);
  }

  @Post('finishes')
  @Allow('queue.serve')
  @About({ summary: 'Ends serving, with a result for each matter done here', returns: HallAnswer, status: 201 })
  finish(
    @Param({ schema: TicketParams }) { hall, ticket }: AtTicket,
    @Body({ schema: FinishBody }) body: FinishBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'finishService', ...body, ticket }, by);
  }
}
