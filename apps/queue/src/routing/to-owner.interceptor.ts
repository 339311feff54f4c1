import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { HallId } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import type { FastifyRequest } from 'fastify';
import { catchError, from, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { Engine } from '../engine/engine.ts';
import { Forward, hopHeader } from './forward.ts';

/** Any engine takes any request of a hall: it serves its own halls and sends the others' on to their owners (spec/queue.md 7.7). */
@Injectable()
export class ToOwner implements NestInterceptor {
  constructor(
    private readonly engine: Engine,
    private readonly forward: Forward,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const hall = HallId.safeParse((request.params as { hall?: unknown }).hall).data;
    if (isDeserted(request)) return throwError(() => new Refusal('hall-moving'));
    if (hall === undefined || request.headers[hopHeader] !== undefined) return next.handle();
    if (!this.engine.halls.owned.has(hall)) {
      const owner = this.#ownerOf(hall);
      return owner === undefined ? next.handle() : from(this.forward.to(owner, request));
    }
    return next.handle().pipe(catchError((error: unknown) => this.#again(error, hall, request)));
  }

  /** The hall moved while the command was in hand; it surely had no effect here, so the new owner may have it under the same key. */
  #again(error: unknown, hall: string, request: FastifyRequest): Observable<unknown> {
    const moved = error instanceof Refusal && error.code === 'hall-moving' && !isDeserted(request);
    const owner = moved ? this.#ownerOf(hall) : undefined;
    return owner === undefined ? throwError(() => error) : from(this.forward.to(owner, request));
  }

  #ownerOf(hall: string): string | undefined {
    const lease = this.engine.leases.ownerOf(hall);
    return lease === undefined || lease.engine === this.engine.self.id ? undefined : lease.address;
  }
}

/**
 * Whether nobody waits for the answer any more. An engine that stood still finds such requests when it goes on; by then the client has
 * asked elsewhere under the same key and may have been refused, so that an effect now would come behind its answer.
 */
function isDeserted({ raw }: FastifyRequest): boolean {
  return raw.socket.destroyed;
}
