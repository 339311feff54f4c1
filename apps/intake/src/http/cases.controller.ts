import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CaseView, History, ReceiveBody, ReceivedReply } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import { ReadCase } from '../use-cases/reading/read-case.ts';
import { ReceiveCase } from '../use-cases/receive-case.ts';
import { NumberParams } from './inputs.ts';
import { ServerSetGuard } from './server-set.guard.ts';

/** Receiving and reading cases. */
@Controller('cases')
export class CasesController {
  constructor(
    private readonly receiving: ReceiveCase,
    private readonly reading: ReadCase,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('intake.receive')
  @UseGuards(ServerSetGuard)
  @About({ summary: 'Receives a case at the clerk’s own centre', returns: ReceivedReply, status: 201 })
  receive(
    @Body({ schema: ReceiveBody }) body: ReceiveBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() actor: Principal | undefined,
  ): Promise<ReceivedReply> {
    return this.receiving.run(body, key, actor);
  }

  @Get(':number')
  @Allow('intake.read')
  @About({ summary: 'Opens a case of the asker’s office; the opening is logged', returns: CaseView })
  view(@Param({ schema: NumberParams }) { number }: NumberParams, @Actor() actor: Principal | undefined): Promise<CaseView> {
    return this.reading.view(number, actor);
  }

  @Get(':number/history')
  @Allow('intake.read')
  @About({ summary: 'What happened to a case, event by event', returns: History })
  history(@Param({ schema: NumberParams }) { number }: NumberParams, @Actor() actor: Principal | undefined): Promise<History> {
    return this.reading.history(number, actor);
  }
}
