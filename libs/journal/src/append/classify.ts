/** What a failed insert means for the one question that matters: can it have landed? */
export type InsertFailure = 'clash' | 'unknown' | 'never-stored' | 'refused';

interface DriverError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** Errors that the driver raises before a byte is written. True only with `retryWrites: false`: a retry renames the first failure. */
const neverSent = new Set([
  'MongoServerSelectionError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
]);

/** Server verdicts that leave the fate of the write open: the node stepped down, shut down or ran into a limit while it was at it. */
const openVerdicts = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436]);

/** Server verdicts of a store that cannot take anything now (14031: out of disk space). */
const fullStore = new Set([14031]);

/** Classifies a failed insert. What is not surely without effect is `unknown`. */
export function classifyInsertFailure(error: unknown, retryWrites: boolean): InsertFailure {
  const { name, code, message } = (error ?? {}) as DriverError;
  if (code === 11000) return 'clash';
  if (name === 'MongooseError' && typeof message === 'string' && message.includes('initial connection')) return 'never-stored';
  if (typeof name === 'string' && neverSent.has(name)) return retryWrites ? 'unknown' : 'never-stored';
  if (name === 'MongoServerError') return verdictOf(code);
  return name === 'BSONError' || name === 'MongoInvalidArgumentError' || name === 'MongoAPIError' ? 'refused' : 'unknown';
}

function verdictOf(code: unknown): InsertFailure {
  if (typeof code !== 'number' || openVerdicts.has(code)) return 'unknown';
  return fullStore.has(code) ? 'never-stored' : 'refused';
}
