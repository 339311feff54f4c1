import { hoursIndex, hoursFrom } from '@yimen/domain-calendar';
import type { HoursRule } from '@yimen/domain-calendar';
import type { ItemContent } from '../content/item-content.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';
import { likeness } from './likeness.ts';

/** A version and when it is in force. */
export interface DatedContent {
  readonly content: ItemContent;
  readonly validFrom: string;
  /** First day on which it is no longer in force. */
  readonly validTo?: string | undefined;
  /** Nothing comes after it. */
  readonly isRetired: boolean;
}

/** A centre as the lint sees it. */
export interface LintCentre {
  readonly code: string;
  readonly kind: string;
  /** Service groups that its windows take. */
  readonly groups: ReadonlySet<string>;
}

/** Whether an office holds the power to receive and accept an item on a date. */
export type MayAccept = (centre: LintCentre, item: ItemContent, on: string) => boolean;

/** What the lint says of all items, centres and hours together. `today` is a date in the city. */
export interface CatalogueToLint {
  readonly versions: readonly DatedContent[];
  readonly centres: readonly LintCentre[];
  readonly hours: readonly HoursRule[];
  readonly mayAccept: MayAccept;
  readonly today: string;
}

const alike = 0.9;
const daysAhead = 14;

/** L01, L19, L21, L22. */
export function lintCatalogue(catalogue: CatalogueToLint): readonly Finding[] {
  return [...lintTwins(catalogue), ...lintValidity(catalogue.versions), ...lintHours(catalogue), ...lintWindows(catalogue)];
}

function inForce({ versions, today }: CatalogueToLint): ItemContent[] {
  return versions
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today < validTo))
    .map(({ content }) => content);
}

/** L01: two live guides for one thing. */
function* lintTwins(catalogue: CatalogueToLint): Generator<Finding> {
  const live = inForce(catalogue);
  const at = (content: ItemContent, column: string, value: string) => ({ file: 'items', key: [content.item], column, value });
  for (const [i, content] of live.entries())
    for (const other of live.slice(0, i)) {
      if (content.item === other.item) continue;
      if (content.handlingCode === other.handlingCode)
        yield finding('L01', at(content, 'code', content.handlingCode), `code of ${other.item}`);
      else if (content.bureau.code === other.bureau.code && likeness(content.names.zh, other.names.zh) >= alike)
        yield finding('L01', at(content, 'name_zh', content.names.zh), `like ${other.names.zh}`);
    }
}

/** L19: versions of one item follow one another day by day. */
function* lintValidity(versions: readonly DatedContent[]): Generator<Finding> {
  for (const [item, own] of Map.groupBy(versions, ({ content }) => content.item)) {
    const ordered = [...own].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const [i, version] of ordered.entries()) {
      const next = ordered[i + 1];
      const at = { file: 'items', key: [item], column: 'valid_to', value: version.validTo ?? '' };
      if (next && version.validTo !== next.validFrom) yield finding('L19', at, `the next version begins ${next.validFrom}`);
      if (!next && version.validTo !== undefined && !version.isRetired) yield finding('L19', at, 'nothing follows and it is not retired');
    }
  }
}

/** L21. */
function* lintHours({ centres, hours, today }: CatalogueToLint): Generator<Finding> {
  const index = hoursIndex(hours);
  for (const { code } of centres) {
    const unsaid = hoursFrom(index, code, today, daysAhead).find((day) => 'unsaid' in day);
    if (unsaid) yield finding('L21', { file: 'centres', key: [code], column: 'code', value: code }, `nothing is said of ${unsaid.date}`);
  }
}

/** L22: one finding a centre, with the items that nobody there may take. */
function* lintWindows(catalogue: CatalogueToLint): Generator<Finding> {
  const live = inForce(catalogue);
  for (const centre of catalogue.centres) {
    const without = live.filter((item) => !centre.groups.has(item.serviceGroup) || !catalogue.mayAccept(centre, item, catalogue.today));
    const at = { file: 'centres', key: [centre.code], column: 'code', value: centre.code };
    if (without.length > 0) yield finding('L22', at, `${without.length} items, e.g. ${without[0]?.item ?? ''}`);
  }
}
