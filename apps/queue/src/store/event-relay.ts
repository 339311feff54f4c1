import { Logger } from '@nestjs/common';
import { eventToken, subjects } from '@yimen/contracts';
import type { QueueDayEvent } from '@yimen/contracts';
import { stripEvents } from '@yimen/domain-ticketing';
import { Relay, messagePerEvent } from '@yimen/journal';
import type { StreamPublisher } from '@yimen/platform';
import type { HallCommit, HallJournal } from './hall-journal.ts';

/** Publishes the journal to QUEUE_EVENTS for statistics and other services; no call waits for it. */
export class EventRelay {
  private readonly log = new Logger(EventRelay.name);
  readonly #relay: Relay<QueueDayEvent['event']>;

  constructor(store: HallJournal, publisher: StreamPublisher) {
    this.#relay = new Relay({
      journal: store.journal,
      toMessages,
      publish: (subject, body, id) => publisher.publish(subject, body, id),
      ready: () => publisher.up,
      onStuck: (stream, stall) => this.log.error(`${stream} cannot be published since commit ${stall.seq}`),
      onError: (error) => this.log.warn(error),
      pollMs: 1000,
    });
  }

  start(): void {
    this.#relay.start();
  }

  stop(): Promise<void> {
    return this.#relay.stop();
  }
}

/** One message an event, without persons and actors; subject `queue.day.<event>.<hall>`. */
export const toMessages = messagePerEvent<QueueDayEvent['event'], string>((event, commit: HallCommit, id) => {
  const [, hall = '', day = ''] = commit.stream.split('/');
  const [stripped = event] = stripEvents([event]);
  const body: QueueDayEvent = { v: 1, id, hall, day, seq: commit.seq, at: commit.at, event: stripped };
  return { subject: subjects.queue.dayEvent(eventToken(event.type), hall), body };
});
