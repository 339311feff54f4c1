import { mongo } from 'mongoose';
import { errors } from 'oidc-provider';

/** The database gave no answer. For a client of the provider this is `temporarily_unavailable`, to be tried again. */
export class StoreAway extends errors.TemporarilyUnavailable {
  override status = 503;
  override statusCode = 503;
  override expose = true;

  constructor(cause: Error) {
    super('the store is away', { cause });
  }
}

/** Runs an operation on the store; failures of the way there become `StoreAway`. */
export async function stored<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw isOutage(error) ? new StoreAway(error) : error;
  }
}

const outages = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'PoolClearedOnNetworkError',
  'MongoWriteConcernError',
]);

/** Whether an error speaks of the way to the database, or of an election there, and not of the data. */
export function isOutage(error: unknown): error is Error {
  if (!(error instanceof mongo.MongoError)) return false;
  return outages.has(error.name) || error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('RetryableError');
}
