import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import {
  CommandReply,
  DeliverBody,
  LinkTicketBody,
  NoBody,
  NoteBody,
  RefuseBody,
  SettledLine,
  VoidBody,
  WithdrawBody,
} from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import { AcceptCase } from '../use-cases/commands/accept-case.ts';
import { AddMaterial } from '../use-cases/commands/add-material.ts';
import { CloseCase } from '../use-cases/commands/close-case.ts';
import { DeliverCase } from '../use-cases/commands/deliver-case.ts';
import { LinkTicket } from '../use-cases/commands/link-ticket.ts';
import { NoteCase } from '../use-cases/commands/note-case.ts';
import { RefuseCase } from '../use-cases/commands/refuse-case.ts';
import { VoidCase } from '../use-cases/commands/void-case.ts';
import { WithdrawCase } from '../use-cases/commands/withdraw-case.ts';
import { ExpectedSeq, NumberParams } from './inputs.ts';
import { ServerSetGuard } from './server-set.guard.ts';

const answers = (summary: string) => About({ summary, returns: CommandReply, status: 200 });

/** Commands on a case: each answers the new view, so that no page needs a refresh. */
@Controller('cases/:number')
@UseGuards(ServerSetGuard)
export class CommandsController {
  constructor(
    private readonly accepting: AcceptCase,
    private readonly adding: AddMaterial,
    private readonly closing: CloseCase,
    private readonly delivering: DeliverCase,
    private readonly linking: LinkTicket,
    private readonly noting: NoteCase,
    private readonly refusing: RefuseCase,
    private readonly voiding: VoidCase,
    private readonly withdrawing: WithdrawCase,
  ) {}

  @Post('add-material')
  @HttpCode(200)
  @Allow('intake.file')
  @answers('Settles a line of the checklist')
  addMaterial(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: SettledLine }) body: SettledLine,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.adding.run({ ...at, key, principal, expectedSeq, type: 'addMaterial', body }, body);
  }

  @Post('accept')
  @HttpCode(200)
  @Allow('intake.accept')
  @answers('Accepts the case and orders its bureau')
  accept(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: NoBody }) body: NoBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.accepting.run({ ...at, key, principal, expectedSeq, type: 'accept', body });
  }

  @Post('refuse')
  @HttpCode(200)
  @Allow('intake.refuse')
  @answers('Refuses to accept, with reason and remedy')
  refuse(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: RefuseBody }) body: RefuseBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.refusing.run({ ...at, key, principal, expectedSeq, type: 'refuse', body }, body);
  }

  @Post('close')
  @HttpCode(200)
  @Allow('intake.deliver')
  @answers('Closes a decided case')
  close(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: NoBody }) body: NoBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.closing.run({ ...at, key, principal, expectedSeq, type: 'close', body });
  }

  @Post('deliver')
  @HttpCode(200)
  @Allow('intake.deliver')
  @answers('Hands the outcome over at the window')
  deliver(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: DeliverBody }) body: DeliverBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.delivering.run({ ...at, key, principal, expectedSeq, type: 'deliver', body }, body);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow('intake.withdraw')
  @answers('Withdraws on the resident’s signed request')
  withdraw(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: WithdrawBody }) body: WithdrawBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.withdrawing.run({ ...at, key, principal, expectedSeq, type: 'withdraw', body }, body);
  }

  @Post('void')
  @HttpCode(200)
  @Allow('intake.void')
  @answers('Strikes out a case that was received by mistake')
  void(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: VoidBody }) body: VoidBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.voiding.run({ ...at, key, principal, expectedSeq, type: 'void', body }, body);
  }

  @Post('note')
  @HttpCode(200)
  @Allow('intake.note')
  @answers('Adds a note for colleagues')
  note(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: NoteBody }) body: NoteBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.noting.run({ ...at, key, principal, expectedSeq, type: 'note', body }, body);
  }

  @Post('link-ticket')
  @HttpCode(200)
  @Allow('intake.receive')
  @answers('Links the ticket that is being served')
  linkTicket(
    @Param({ schema: NumberParams }) at: NumberParams,
    @Body({ schema: LinkTicketBody }) body: LinkTicketBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() principal: Principal | undefined,
    @ExpectedSeq() expectedSeq: number | undefined,
  ): Promise<CommandReply> {
    return this.linking.run({ ...at, key, principal, expectedSeq, type: 'linkTicket', body }, body);
  }
}
