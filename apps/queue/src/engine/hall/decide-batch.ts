import { decide, evolve, isRefused } from '@yimen/domain-ticketing';
import type { Context, HallEvent, HallState, Refused } from '@yimen/domain-ticketing';
import type { Draft } from '@yimen/journal';
import type { HallDay } from './hall-day.ts';
import type { HallRequest, Waiting } from './request.ts';

/** Bounds of one commit: spec/queue.md 7.3. */
const maxBytes = 256 * 1024;

/** What came of the commands of one turn, before anything is stored. */
export interface Batch {
  readonly events: HallEvent[];
  readonly causes: Draft<HallEvent>['causes'][number][];
  /** Who waits for each cause; several when one press came more than once. */
  readonly accepted: Waiting[][];
  readonly refused: { readonly waiting: Waiting; readonly refused: Refused }[];
  readonly reused: Waiting[];
  /** Commands that did not fit any more. */
  readonly rest: Waiting[];
}

/** What a batch is decided with. */
export interface BatchContext {
  readonly at: number;
  readonly seen: Readonly<Record<string, number>>;
}

/** Decides commands one by one, each on the state that the ones before it leave; nothing of it is true until the commit is durable. */
export function decideBatch(day: HallDay, requests: readonly Waiting[], context: BatchContext): Batch {
  const batch: Batch = { events: [], causes: [], accepted: [], refused: [], reused: [], rest: [] };
  const turn = new Turn(day, batch, context);
  for (const [at, waiting] of requests.entries()) {
    if (turn.bytes > maxBytes) {
      batch.rest.push(...requests.slice(at));
      break;
    }
    turn.take(waiting);
  }
  return batch;
}

class Turn {
  bytes = 0;
  #state: HallState;
  readonly #keys = new Map<string, number>();

  constructor(
    private readonly day: HallDay,
    private readonly batch: Batch,
    private readonly context: BatchContext,
  ) {
    this.#state = day.state;
  }

  take(waiting: Waiting): void {
    const { request } = waiting;
    const key = this.day.storedKey(request.key);
    const twin = this.#keys.get(key);
    if (twin !== undefined) {
      const same = this.batch.causes[twin]?.bodyHash === request.bodyHash;
      if (same) this.batch.accepted[twin]?.push(waiting);
      else this.batch.reused.push(waiting);
      return;
    }
    const decided = decide(this.#state, request.command, this.#contextOf(request));
    if (isRefused(decided)) this.batch.refused.push({ waiting, refused: decided });
    else this.#accept(waiting, key, decided);
  }

  #contextOf({ by, id }: HallRequest): Context {
    const { epoch, seq } = this.day.state;
    const { at, seen } = this.context;
    return { at, by, epoch, seq: seq + 1, index: this.batch.events.length, cause: this.batch.causes.length, id, seen };
  }

  #accept(waiting: Waiting, key: string, events: readonly HallEvent[]): void {
    const { command, by, bodyHash } = waiting.request;
    const { epoch, seq } = this.day.state;
    for (const event of events) {
      const index = this.batch.events.length;
      this.#state = evolve(this.#state, event, { at: this.context.at, epoch, seq: seq + 1, index });
      this.batch.events.push(event);
      this.bytes += JSON.stringify(event).length;
    }
    this.#keys.set(key, this.batch.causes.length);
    this.batch.causes.push({ key, type: command.type, by: `${by.kind}:${by.id}`, bodyHash });
    this.batch.accepted.push([waiting]);
  }
}
