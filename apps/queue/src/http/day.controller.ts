import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { EmptyBody, HallAnswer, HallParams, SweepBody } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { RunCommand } from '../use-cases/run-command.ts';

type AtHall = z.infer<typeof HallParams>;

/** The hall day by a supervisor's hand; the schedule gives the same commands. */
@Controller('halls/:hall/day')
@UseInterceptors(ToOwner)
export class DayController {
  constructor(private readonly commands: RunCommand) {}

  @Post('openings')
  @Allow('queue.day')
  @About({ summary: 'Opens the day', returns: HallAnswer, status: 201 })
  open(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'openDay', ...body }, by);
  }

  @Post('stops')
  @Allow('queue.day')
  @About({ summary: 'Stops giving numbers; calls go on', returns: HallAnswer, status: 201 })
  stop(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'stopIssuing', ...body }, by);
  }

  @Post('resumptions')
  @Allow('queue.day')
  @About({ summary: 'Gives numbers again', returns: HallAnswer, status: 201 })
  resume(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'resumeIssuing', ...body }, by);
  }

  @Post('closings')
  @Allow('queue.day')
  @About({ summary: 'Seals the day', returns: HallAnswer, status: 201 })
  close(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: EmptyBody }) body: EmptyBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'closeDay', ...body }, by);
  }

  @Post('sweeps')
  @Allow('queue.day')
  @About({ summary: 'Ends everything that is still live', returns: HallAnswer, status: 201 })
  sweep(
    @Param({ schema: HallParams }) { hall }: AtHall,
    @Body({ schema: SweepBody }) body: SweepBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'sweepDay', ...body }, by);
  }
}
