import { hashOfRow } from './rows.ts';
import type { Row } from './row.ts';

export interface Comparison {
  readonly rows: number;
  /** Streams where the second lacks a row or stands at another commit, with the seq that it should reach at least. */
  readonly behind: readonly { readonly stream: string; readonly seq: number }[];
  /** Streams whose views differ at the same commit. */
  readonly different: readonly string[];
}

/** Most entries that a comparison lists; it goes on counting nothing beyond. */
const most = 10_000;

/** Compares two generations that come in the order of their streams: one merge, flat in memory. */
export async function compareRows(live: AsyncIterable<Row<unknown>>, shadow: AsyncIterable<Row<unknown>>): Promise<Comparison> {
  const behind: { stream: string; seq: number }[] = [];
  const different: string[] = [];
  const other = shadow[Symbol.asyncIterator]();
  let theirs = await other.next();
  let rows = 0;
  for await (const ours of live) {
    rows += 1;
    while (!theirs.done && theirs.value._id < ours._id) theirs = await other.next();
    const same = theirs.done ? undefined : theirs.value._id === ours._id ? theirs.value : undefined;
    if (same?.seq === ours.seq) {
      if (hashOfRow(same) !== hashOfRow(ours) && different.length < most) different.push(ours._id);
    } else if ((same?.seq ?? 0) < ours.seq && behind.length < most) behind.push({ stream: ours._id, seq: ours.seq });
  }
  return { rows, behind, different };
}
