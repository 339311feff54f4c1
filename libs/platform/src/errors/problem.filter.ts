import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { throwError } from 'rxjs';
import { sendProblem } from '../http/send-problem.ts';
import { Metrics } from '../metrics/metrics.ts';
import { problemFrom } from './problem-from.ts';

/**
 * The last word on every error. HTTP gets a problem document, a Socket.IO event `{ problem }` in its acknowledgement; NATS strategies
 * get the error back and answer or retry themselves.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    const { problem, fault } = problemFrom(error);
    this.metrics.refusals.inc({ code: problem.code });
    if (host.getType() === 'rpc') return throwError(() => error);
    if (fault) this.log.error(fault);
    if (host.getType() === 'http') sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
    else acknowledgementIn(host.getArgs())?.({ problem });
    return undefined;
  }
}

/** Nest would otherwise send the event's name and data back as an `exception`. */
function acknowledgementIn(args: readonly unknown[]): ((answer: unknown) => void) | undefined {
  return args.find((argument) => typeof argument === 'function') as ((answer: unknown) => void) | undefined;
}
