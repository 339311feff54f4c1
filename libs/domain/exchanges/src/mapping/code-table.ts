import { z } from 'zod';

/** A row of `codes/<system>.csv`: one of our codes beside one of theirs. */
export const CodeRow = z.strictObject({
  list: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  ours: z.string().min(1).max(80),
  theirs: z.string().min(1).max(80),
  direction: z.enum(['in', 'out', 'both']),
  note: z.string().max(400),
});
export type CodeRow = z.infer<typeof CodeRow>;

/** The codes of one system. A code without a partner is never guessed. */
export class CodeTable {
  readonly rows: readonly CodeRow[];
  readonly #outgoing: ReadonlyMap<string, string>;
  readonly #incoming: ReadonlyMap<string, string>;

  constructor(rows: readonly CodeRow[]) {
    this.rows = rows;
    const of = (side: 'in' | 'out') => rows.filter(({ direction }) => direction === side || direction === 'both');
    this.#outgoing = new Map(of('out').map(({ list, ours, theirs }) => [`${list} ${ours}`, theirs]));
    this.#incoming = new Map(of('in').map(({ list, ours, theirs }) => [`${list} ${theirs}`, ours]));
  }

  /** Their code for ours. */
  theirs(list: string, ours: string): string | undefined {
    return this.#outgoing.get(`${list} ${ours}`);
  }

  /** Our code for theirs. */
  ours(list: string, theirs: string): string | undefined {
    return this.#incoming.get(`${list} ${theirs}`);
  }

  /** Rows that are used in a direction. */
  rowsOf(list: string, direction: 'in' | 'out'): readonly CodeRow[] {
    return this.rows.filter((row) => row.list === list && (row.direction === direction || row.direction === 'both'));
  }
}
