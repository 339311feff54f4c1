import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { throwError } from 'rxjs';
import { sendProblem } from '../http/send-problem.ts';
import { problemFrom } from './problem-from.ts';

/** The last word on every error: HTTP gets a problem document, NATS strategies get the error back and answer or retry themselves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') return throwError(() => error);
    const { problem, fault } = problemFrom(error);
    if (fault) this.log.error(fault);
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
    return undefined;
  }
}
