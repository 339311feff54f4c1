import type { NatsConnection } from '@nats-io/transport-node';
import { HallFeed, HallSnapshot, subjects } from '@yimen/contracts';

/** Listens to everything that the engines tell the display edges. */
export class Ears {
  readonly heard: HallFeed[] = [];
  readonly #nats: NatsConnection;

  constructor(nats: NatsConnection) {
    this.#nats = nats;
    nats.subscribe(subjects.queue.hallFeed(), {
      callback: (error, message) => {
        if (!error) this.heard.push(HallFeed.parse(message.json()));
      },
    });
  }

  /** The state of a hall as its owner has it in memory. */
  async snapshot(hall: string): Promise<HallSnapshot | undefined> {
    try {
      const reply = await this.#nats.request(subjects.queue.snapshotGet(hall), 'null', { timeout: 2000 });
      return HallSnapshot.parse(reply.json());
    } catch {
      return undefined;
    }
  }
}
