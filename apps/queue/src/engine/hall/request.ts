import type { Actor, HallCommand } from '@yimen/domain-ticketing';
import type { Done } from './hall-day.ts';

/** A command on its way through a hall. */
export interface HallRequest {
  /** The client's idempotency key, or one of the engine's own. */
  readonly key: string;
  readonly command: HallCommand;
  readonly by: Actor;
  readonly bodyHash: string;
  /** Id for a ticket that it may issue. */
  readonly id: string;
}

/** A request with the promise of whoever waits for it. */
export interface Waiting {
  readonly request: HallRequest;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}
