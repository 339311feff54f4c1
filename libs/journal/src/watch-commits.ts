import type { mongo, Model } from 'mongoose';
import type { Commit } from './commit.ts';
import { pause } from './append/pause.ts';

/** What follows a collection's inserts. */
export interface Watcher {
  /** A commit is on the majority. */
  onCommit(stream: string, seq: number): void;
  /** Watching has begun, and what happened before is not known: whoever must miss nothing looks at the journal now. */
  onGap?(): void;
  /** Where to go on after a restart, once everything told so far is dealt with. */
  onToken?(token: unknown): void;
}

interface Inserted {
  readonly fullDocument: { readonly stream: string; readonly seq: number };
}

const insertsOnly = [
  { $match: { operationType: 'insert' } },
  { $project: { _id: 1, operationType: 1, ns: 1, 'fullDocument.stream': 1, 'fullDocument.seq': 1 } },
];

const reopenMs = 300;

/**
 * Follows the inserts of a journal until `signal` says stop. A change stream closes for good when the primary stays away longer than
 * the server selection limit: it is opened again where it ended, or from now on with `onGap` when that place is gone from the oplog.
 */
export async function watchCommits<Event extends object, By>(
  model: Model<Commit<Event, By>>,
  watcher: Watcher,
  signal: AbortSignal,
  from?: unknown,
): Promise<void> {
  let token = from;
  while (!signal.aborted) {
    try {
      const options = { maxAwaitTimeMS: 300, ...(token ? { resumeAfter: token } : {}) };
      const changes = model.collection.watch(insertsOnly, options);
      token = await follow(changes, watcher, signal, token);
    } catch (error) {
      if (placeIsLost(error)) token = undefined;
    }
    await pause(reopenMs, signal);
  }
}

/** Follows one change stream to its end and gives the place where it ended. */
async function follow(changes: mongo.ChangeStream, watcher: Watcher, signal: AbortSignal, from: unknown): Promise<unknown> {
  const close = (): void => void changes.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  let token = from;
  try {
    let open = from !== undefined;
    while (!signal.aborted) {
      const change = await changes.tryNext();
      token = changes.resumeToken;
      if (!open) watcher.onGap?.();
      open = true;
      if (change) tell(change as unknown as Inserted, watcher);
      watcher.onToken?.(token);
    }
    return token;
  } catch (error) {
    if (placeIsLost(error)) return undefined;
    return token;
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

function tell({ fullDocument }: Inserted, watcher: Watcher): void {
  watcher.onCommit(fullDocument.stream, fullDocument.seq);
}

// 280 and 286: the resume token is unknown or older than the oplog.
function placeIsLost(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 280 || code === 286;
}
