import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Refusal, problemFrom, sendProblem } from '@yimen/platform';
import type { FastifyReply } from 'fastify';
import { mongo } from 'mongoose';
import { StoreAway, isOutage } from '../store/store-away.ts';

/** A store that is away is an outage to wait for, not a fault to report. */
@Catch(mongo.MongoError, StoreAway)
export class StoreAwayFilter implements ExceptionFilter {
  catch(error: Error, host: ArgumentsHost): void {
    const away = error instanceof StoreAway || isOutage(error);
    sendProblem(
      host.switchToHttp().getResponse<FastifyReply>(),
      away ? new Refusal('service-unavailable').problem : problemFrom(error).problem,
    );
  }
}
