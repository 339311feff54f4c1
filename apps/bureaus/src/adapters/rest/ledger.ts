import { parseStrictJson } from '@yimen/platform';
import { z } from 'zod';
import type { LedgerRow } from '../port.ts';
import type { Said } from './codec.ts';
import type { HttpOutcome } from './exchange-bytes.ts';

const Page = z.strictObject({ rows: z.array(z.unknown()).max(500), next: z.string().min(1).max(64).optional() });

const mostPages = 10_000;

/** A ledger that cannot be read to its end: no conclusions are drawn from it. */
export class LedgerBroken extends Error {}

/** Reads a ledger page by page. A cursor that comes twice, a row out of order or too many pages end it: it would never end by itself. */
export async function* readLedger(
  day: string,
  ask: (path: string) => Promise<HttpOutcome>,
  read: (value: unknown) => Said | string,
): AsyncGenerator<LedgerRow> {
  const seen = new Set<string>();
  let last = '';
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next } = pageOf(await ask(pathOf(day, cursor)));
    for (const value of rows) {
      const said = read(value);
      if (typeof said === 'string') throw new LedgerBroken(`a row is ${said}`);
      if (said.key < last) throw new LedgerBroken('the rows are not sorted');
      last = said.key;
      yield { key: said.key, bureauRef: said.bureauRef, state: said.state, answer: said.answer };
    }
    if (next === undefined) return;
    if (seen.has(next)) throw new LedgerBroken('a page comes twice');
    seen.add(next);
    cursor = next;
  }
  throw new LedgerBroken('the ledger does not end');
}

function pathOf(day: string, cursor: string | undefined): string {
  const query = new URLSearchParams({ day, ...(cursor === undefined ? {} : { cursor }) });
  return `/ledger?${query.toString()}`;
}

function pageOf(outcome: HttpOutcome): z.infer<typeof Page> {
  if (outcome.kind !== 'reply' || outcome.status !== 200) throw new LedgerBroken('a page did not come');
  try {
    return Page.parse(parseStrictJson(outcome.body));
  } catch (cause) {
    throw new LedgerBroken('a page is unreadable', { cause });
  }
}
