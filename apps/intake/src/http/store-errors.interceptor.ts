import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { JournalError } from '@yimen/journal';
import { Refusal } from '@yimen/platform';
import { catchError } from 'rxjs';
import type { Observable } from 'rxjs';

/** Says 503 instead of 500 when the database is away: nothing was done, trying again makes sense. */
@Injectable()
export class StoreErrors implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        throw isOutage(error) ? new Refusal('journal-unavailable', undefined, { cause: error }) : error;
      }),
    );
  }
}

const outages = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoWriteConcernError',
  'PoolClearedOnNetworkError',
]);

function isOutage(error: unknown): boolean {
  if (error instanceof JournalError) return error.code === 'journal-unavailable';
  return error instanceof Error && outages.has(error.name);
}
