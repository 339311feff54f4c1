import type { ServiceGroupRow, WindowRow } from '../tables/halls.ts';

/** A centre without window rows has its number of windows, each for all groups; they are numbered from 1 and have no name of their own. */
export function fillWindows(
  windows: readonly WindowRow[],
  centres: readonly { readonly code: string; readonly windows: number }[],
  groups: readonly ServiceGroupRow[],
): readonly WindowRow[] {
  const listed = new Set(windows.map((window) => window.centre));
  const all = [...groups].sort((a, b) => a.order - b.order).map((group) => group.code);
  const filled = centres
    .filter((centre) => !listed.has(centre.code))
    .flatMap((centre) =>
      Array.from({ length: centre.windows }, (_, i) => ({
        centre: centre.code,
        window: String(i + 1),
        nameZh: '',
        groups: all,
        accessible: i === 0,
        screen: undefined,
      })),
    );
  return [...windows, ...filled];
}
