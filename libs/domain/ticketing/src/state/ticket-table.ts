import type { Ticket } from '../wire/state.ts';

/** The tickets of a day in buckets: a change copies one small bucket and the list of buckets, not hundreds of tickets. */
export type TicketTable = Ticket[][];

/** The ticket, or undefined. */
export function findIn(table: TicketTable, id: string): Ticket | undefined {
  return table[bucketOf(table, id)]?.find((ticket) => ticket.ticket === id);
}

/** A table with this ticket in it, in place of the one with the same id. */
export function put(table: TicketTable, ticket: Ticket): TicketTable {
  const at = bucketOf(table, ticket.ticket);
  const bucket = table[at] ?? [];
  const found = bucket.findIndex((each) => each.ticket === ticket.ticket);
  return table.with(at, found < 0 ? [...bucket, ticket] : bucket.with(found, ticket));
}

// The last characters of a UUID are its random part; any string spreads well enough.
function bucketOf(table: TicketTable, id: string): number {
  let hash = 0;
  for (let at = Math.max(0, id.length - 8); at < id.length; at += 1) hash = (hash * 31 + id.charCodeAt(at)) % 0x7fffffff;
  return hash % table.length;
}
