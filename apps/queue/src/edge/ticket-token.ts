import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, readTicketToken, ticketTokenOf } from '@yimen/platform';
import type { TicketName } from '@yimen/platform';
import type { QueueSettings } from '../config.ts';

/** What a token names. */
export type TicketRef = TicketName;

/** Tokens of tickets (spec/queue.md section 12), made and read as every other service does, with the key of the queue. */
@Injectable()
export class TicketTokens {
  readonly #key: string;

  constructor(@Inject(SETTINGS) settings: QueueSettings) {
    this.#key = settings.ticketKey;
  }

  make(name: TicketRef): string {
    return ticketTokenOf(this.#key, name);
  }

  /** What a token names, if it is one of ours. */
  read(token: string): TicketRef | undefined {
    return readTicketToken(this.#key, token);
  }
}
