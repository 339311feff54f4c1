import { z } from 'zod';
import type { Book, Line } from './book.ts';
import type { Reply } from './faults.ts';

const Query = z.object({ day: z.iso.date(), cursor: z.string().max(64).default('') });

const pageSize = 200;
const dayMs = 86_400_000;

/** One page of a day's ledger; days are the machine's, in UTC+8 as the bureaus of the demo count them. */
export async function ledgerPage(book: Book, query: unknown, say: (line: Line) => Record<string, unknown>): Promise<Reply> {
  const asked = Query.safeParse(query);
  if (!asked.success) return { status: 422, body: { code: 'day-wrong', text: 'A day is needed.' } };
  const from = Date.parse(`${asked.data.day}T00:00:00+08:00`);
  const lines = await book.page(from, from + dayMs, asked.data.cursor, pageSize);
  const last = lines.at(-1);
  return { status: 200, body: { rows: lines.map(say), ...(lines.length === pageSize && last ? { next: last.key } : {}) } };
}
