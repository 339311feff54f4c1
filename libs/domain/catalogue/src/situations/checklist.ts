import type { ItemContent, Situation } from '../content/item-content.ts';
import type { Material, MaterialLine } from '../content/material.ts';

/** A line of a checklist as a person sees it: the paper, how many, and on which grounds it need not be brought. */
export interface ChecklistLine extends MaterialLine {
  readonly names: Material['names'];
  readonly forms: Material['forms'];
  readonly issuer: string;
  readonly source: Material['source'];
  readonly acceptanceStandard: string;
  readonly legalBasis: string;
  /** Not asked at all; shown to let people see the reduction. */
  readonly isAsked: boolean;
  /** Situations that need it; only in the full list before any answer. */
  readonly situations?: readonly string[];
}

/** The papers of a situation, in the order of the checklist. */
export function checklistOf(content: Pick<ItemContent, 'materials'>, situation: Situation): readonly ChecklistLine[] {
  return [...situation.lines].sort((a, b) => a.order - b.order).map((line) => checklistLine(content, line));
}

/** Every paper of every situation, each once, before a single question is answered. */
export function fullChecklist(content: Pick<ItemContent, 'materials' | 'situations'>): readonly ChecklistLine[] {
  const lines = new Map<string, ChecklistLine & { situations: string[] }>();
  for (const situation of [...content.situations].sort((a, b) => a.order - b.order))
    for (const line of checklistOf(content, situation)) {
      const known = lines.get(line.material);
      if (known) known.situations.push(situation.code);
      else lines.set(line.material, { ...line, situations: [situation.code] });
    }
  return [...lines.values()];
}

function checklistLine(content: Pick<ItemContent, 'materials'>, line: MaterialLine): ChecklistLine {
  const material = content.materials.find((each) => each.code === line.material);
  if (!material) throw new Error(`material ${line.material} is not in the version`);
  const { names, forms, issuer, source, acceptanceStandard, legalBasis } = material;
  const isAsked = !line.waivers.some((waiver) => waiver.ground === 'no-basis');
  return { ...line, names, forms, issuer, source, acceptanceStandard, legalBasis, isAsked };
}

/** How many papers must come along if every waiver works: neither waived, nor optional, nor filled in at the window. */
export function papersToBring(lines: readonly ChecklistLine[]): number {
  return lines.filter((line) => line.isAsked && line.necessity !== 'optional' && line.waivers.length === 0 && !isFilledAtWindow(line))
    .length;
}

/** Exists only as a record: the window fills it in, the applicant checks and signs it there. */
export function isFilledAtWindow({ forms }: Pick<ChecklistLine, 'forms'>): boolean {
  return forms.every((form) => form === 'electronic');
}
