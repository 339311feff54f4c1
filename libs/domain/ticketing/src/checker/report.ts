/** One invariant after a run, in the shape that all tools print. */
export interface Invariant {
  readonly id: string;
  readonly checked: number;
  readonly broken: number;
  /** Where it broke first, in words. */
  readonly first?: string;
}

/** Collects what was checked and what was broken. */
export class Report {
  readonly #rows = new Map<string, { checked: number; broken: number; first?: string }>();

  /** Notes one check; `where` is made only when it is broken for the first time. */
  expect(id: string, holds: boolean, where: () => string): void {
    const row = this.#rows.get(id) ?? { checked: 0, broken: 0 };
    row.checked += 1;
    if (!holds) {
      row.broken += 1;
      row.first ??= where();
    }
    this.#rows.set(id, row);
  }

  get invariants(): Invariant[] {
    return [...this.#rows].map(([id, row]) => ({ id, ...row })).toSorted((left, right) => (left.id < right.id ? -1 : 1));
  }
}
