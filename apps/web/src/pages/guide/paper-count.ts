import { checklistOf, isFilledAtWindow, papersToBring } from '@yimen/domain-catalogue';
import type { ChecklistLine, ItemVersion } from '@yimen/contracts';

/** How many papers come along, and what became of the others. */
export interface PaperCount {
  readonly least: number;
  readonly most: number;
  readonly all: number;
  readonly waived: number;
  readonly filled: number;
}

export type PaperFate = 'bring' | 'filled' | 'optional' | 'later' | 'waived' | 'not-asked';

/** What a person does about a line, if every waiver works. */
export function fateOf(line: Pick<ChecklistLine, 'isAsked' | 'waivers' | 'forms' | 'necessity'>): PaperFate {
  if (!line.isAsked) return 'not-asked';
  if (line.waivers.length > 0) return 'waived';
  if (isFilledAtWindow(line)) return 'filled';
  if (line.necessity === 'optional') return 'optional';
  return line.necessity === 'deferrable' ? 'later' : 'bring';
}

const order: readonly PaperFate[] = ['bring', 'later', 'filled', 'optional', 'waived', 'not-asked'];

/** What is to be brought first, what is waived last; within that the order of the checklist. */
export function sortedByFate(lines: readonly ChecklistLine[]): ChecklistLine[] {
  return lines.toSorted((a, b) => order.indexOf(fateOf(a)) - order.indexOf(fateOf(b)) || a.order - b.order);
}

/** Counts the papers of one situation, or from the fewest to the most over those that are still possible. */
export function countPapers(lines: readonly ChecklistLine[], { content }: ItemVersion, situation: string | undefined): PaperCount {
  const codes = new Set(lines.flatMap((line) => line.situations ?? []));
  const possible = situation === undefined ? content.situations.filter(({ code }) => codes.size === 0 || codes.has(code)) : [];
  const papers = situation === undefined ? possible.map((each) => papersToBring(checklistOf(content, each))) : [papersToBring(lines)];
  return {
    least: Math.min(...papers),
    most: Math.max(...papers),
    all: lines.length,
    waived: lines.filter((line) => ['waived', 'not-asked'].includes(fateOf(line))).length,
    filled: lines.filter((line) => fateOf(line) === 'filled').length,
  };
}
