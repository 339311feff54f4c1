import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '@yimen/platform';
import type { QueueSettings } from '../config.ts';

/** What a token names. */
export interface TicketRef {
  readonly hall: string;
  readonly day: string;
  readonly ticket: string;
}

/** Tokens of tickets: `<hall>.<day>.<ticket>.<mac>`, a 128-bit truncated HMAC-SHA-256, nothing stored (spec/queue.md section 12). */
@Injectable()
export class TicketTokens {
  readonly #key: string;

  constructor(@Inject(SETTINGS) settings: QueueSettings) {
    this.#key = settings.ticketKey;
  }

  make({ hall, day, ticket }: TicketRef): string {
    const named = `${hall}.${day}.${ticket}`;
    return `${named}.${this.#macOf(named).toString('base64url')}`;
  }

  /** What a token names, if it is one of ours. */
  read(token: string): TicketRef | undefined {
    const [hall, day, ticket, mac, ...more] = token.split('.');
    if (hall === undefined || day === undefined || ticket === undefined || mac === undefined || more.length > 0) return undefined;
    const given = Buffer.from(mac, 'base64url');
    const expected = this.#macOf(`${hall}.${day}.${ticket}`);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected) && given.toString('base64url') === mac;
    return genuine ? { hall, day, ticket } : undefined;
  }

  #macOf(named: string): Buffer {
    return createHmac('sha256', this.#key).update(`ticket ${named}`).digest().subarray(0, 16);
  }
}
