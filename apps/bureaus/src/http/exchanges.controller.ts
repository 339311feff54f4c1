import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ExchangeView, SystemsReply } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import { ReadExchange } from '../use-cases/read-exchange.ts';
import { ReadSystems } from '../use-cases/read-systems.ts';
import { ReplayExchange } from '../use-cases/replay-exchange.ts';
import { ExchangeParams } from './inputs.ts';

/** The systems and the exchanges with them. */
@Controller()
export class ExchangesController {
  constructor(
    private readonly systems: ReadSystems,
    private readonly reading: ReadExchange,
    private readonly replaying: ReplayExchange,
  ) {}

  @Get('systems')
  @Allow('bureaus.read')
  @About({ summary: 'How every connected system stands', returns: SystemsReply })
  list(): Promise<SystemsReply> {
    return this.systems.run();
  }

  @Get('exchanges/:case/:seq')
  @Allow('bureaus.read')
  @About({ summary: 'One exchange as a time line', returns: ExchangeView })
  view(@Param({ schema: ExchangeParams }) at: ExchangeParams): Promise<ExchangeView> {
    return this.reading.run(`${at.case}/${at.seq}`);
  }

  @Post('exchanges/:case/:seq/replay')
  @HttpCode(200)
  @Allow('bureaus.act')
  @About({ summary: 'Lets a parked exchange go on with its old key', returns: ExchangeView })
  replay(
    @Param({ schema: ExchangeParams }) at: ExchangeParams,
    @IdempotencyKeyHeader() key: string,
    @Actor() actor: Principal | undefined,
  ): Promise<ExchangeView> {
    return this.replaying.run(`${at.case}/${at.seq}`, key, actor);
  }
}
