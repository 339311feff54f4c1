import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IncidentsReply, IncidentView } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import { Desk } from '../use-cases/desk.ts';
import { IncidentParams, IncidentQuery } from './inputs.ts';

/** The incident desk. */
@Controller('incidents')
export class IncidentsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Allow('bureaus.read')
  @About({ summary: 'Incidents in a state, the oldest first', returns: IncidentsReply })
  list(@Query({ schema: IncidentQuery }) { state }: IncidentQuery, @Actor() actor: Principal | undefined): Promise<IncidentsReply> {
    return this.desk.list(state, actor);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Allow('bureaus.act')
  @About({ summary: 'Takes an incident; taking it again changes nothing', returns: IncidentView })
  take(
    @Param({ schema: IncidentParams }) { id }: IncidentParams,
    @IdempotencyKeyHeader() _key: string,
    @Actor() actor: Principal | undefined,
  ): Promise<IncidentView> {
    return this.desk.take(id, actor);
  }
}
