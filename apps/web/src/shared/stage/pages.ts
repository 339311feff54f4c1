/** Nothing is dropped and nothing scrolls: lists longer than their room are cut into pages of equal size. */
export function pageCount(items: number, perPage: number): number {
  return Math.max(1, Math.ceil(items / perPage));
}

/** Items of one page; the last one may be shorter. */
export function pageOf<T>(items: readonly T[], page: number, perPage: number): readonly T[] {
  const from = (page % pageCount(items.length, perPage)) * perPage;
  return items.slice(from, from + perPage);
}
