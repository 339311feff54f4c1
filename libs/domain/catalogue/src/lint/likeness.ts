/** How alike two texts are, 0 to 1: one less the edits that turn one into the other, by the length of the longer. */
export function likeness(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 1;
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  left.forEach((char, i) => {
    const next = [i + 1];
    right.forEach((other, j) => {
      const replaced = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return 1 - (row.at(-1) ?? 0) / longest;
}
