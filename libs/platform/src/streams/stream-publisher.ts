import { jetstream } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { Unanswered } from '../errors/unanswered.ts';
import { NatsLink } from '../nats/nats-link.ts';
import { encode, outgoingHeaders } from '../nats/wire.ts';

const PUBLISH_TIMEOUT_MS = 5000;

/** Publishes facts into streams. Given to the journal relay, which repeats the same message id until it is acknowledged. */
@Injectable()
export class StreamPublisher {
  constructor(private readonly link: NatsLink) {}

  get up(): boolean {
    return this.link.up;
  }

  /**
   * Resolves when the stream has it. Throws `Unanswered` otherwise; whether the stream has it is then unknown, and the same
   * message id must be sent again.
   */
  async publish(subject: string, payload: unknown, messageId: string): Promise<void> {
    const connection = this.link.connection;
    if (!connection) throw new Unanswered(subject, 'not-connected');
    try {
      await jetstream(connection).publish(subject, encode(payload), {
        msgID: messageId,
        timeout: PUBLISH_TIMEOUT_MS,
        headers: outgoingHeaders(),
      });
    } catch (error) {
      throw new Unanswered(subject, 'timeout', { cause: error });
    }
  }
}
