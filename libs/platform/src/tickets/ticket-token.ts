import { createHmac, timingSafeEqual } from 'node:crypto';
import { TicketToken } from '@yimen/contracts';

/** What a ticket token speaks for. */
export interface TicketName {
  readonly hall: string;
  readonly day: string;
  readonly ticket: string;
}

const MAC_BYTES = 16;

/** The token of a ticket: `<hall>.<day>.<ticket>.<mac>`, the MAC being HMAC-SHA-256 cut to 128 bits. Nothing is stored. */
export function ticketTokenOf(key: string, { hall, day, ticket }: TicketName): TicketToken {
  const name = `${hall}.${day}.${ticket}`;
  return `${name}.${macOf(key, name).toString('base64url')}`;
}

/** What a token speaks for; undefined when it was not made with this key. Takes the same time for every wrong one. */
export function readTicketToken(key: string, token: string): TicketName | undefined {
  if (!TicketToken.safeParse(token).success) return undefined;
  const [hall = '', day = '', ticket = '', given = ''] = token.split('.');
  const mac = Buffer.from(given, 'base64url');
  const wanted = macOf(key, `${hall}.${day}.${ticket}`);
  const holds = mac.length === MAC_BYTES && timingSafeEqual(mac, wanted) && mac.toString('base64url') === given;
  return holds ? { hall, day, ticket } : undefined;
}

function macOf(key: string, name: string): Buffer {
  return createHmac('sha256', key).update(`yimen ticket ${name}`).digest().subarray(0, MAC_BYTES);
}
