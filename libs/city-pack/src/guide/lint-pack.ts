import { lintCatalogue, lintItem } from '@yimen/domain-catalogue';
import type { Finding, LintRules } from '@yimen/domain-catalogue';
import type { CityPack } from '../city-pack.ts';
import { composeItems } from './compose-item.ts';
import { holdsPower } from './powers.ts';
import { placeOf } from '../table.ts';
import { tables } from '../tables/all.ts';
import type { TableName } from '../tables/all.ts';

/** A finding with the row and column of the pack that it is about. */
export interface PlacedFinding extends Finding {
  readonly row?: number | undefined;
  /** Column as the file calls it. */
  readonly cell: string;
}

/**
 * Lints a loaded pack: every item, then all together. Items that are retired are judged for their validity only.
 * @param today `YYYY-MM-DD` in the city
 */
export function lintPack(pack: CityPack, today: string): readonly PlacedFinding[] {
  const contents = composeItems(pack);
  const rules = rulesOf(pack);
  const live = pack.items.filter((item) => item.status !== 'retired');
  const ofItems = live.flatMap((item) => lintItem(contents.get(item.slug) ?? missing(item.slug), rules));
  const versions = pack.items.map((item) => ({
    content: contents.get(item.slug) ?? missing(item.slug),
    validFrom: item.validFrom,
    validTo: item.validTo,
    isRetired: item.status === 'retired',
  }));
  const centres = pack.centres.map(({ code, kind }) => ({ code, kind, groups: groupsOf(pack, code) }));
  const mayAccept = (centre: { code: string; kind: string }, item: { item: string; bureau: { code: string } }, on: string) => {
    const asked = pack.centres.find((row) => row.code === centre.code);
    return (
      asked !== undefined && holdsPower(pack, { centre: asked, power: 'receive-and-accept', item: item.item, bureau: item.bureau.code, on })
    );
  };
  const together = lintCatalogue({ versions, centres, hours: pack.hours, mayAccept, today });
  return unique([...ofItems, ...together]).map((found) => placed(pack, found));
}

function rulesOf({ city, credentialClaims }: CityPack): LintRules {
  const byType = Map.groupBy(credentialClaims, (claim) => claim.type);
  const claims = new Map([...byType].map(([type, rows]) => [type, new Set(rows.map((row) => row.path))]));
  return { limits: city.limits, codes: city.itemCodes, claims };
}

function groupsOf({ windows }: CityPack, centre: string): ReadonlySet<string> {
  return new Set(windows.filter((row) => row.centre === centre).flatMap((row) => row.groups));
}

/** A paper that many items ask for is told once. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...new Map(
      findings.map((found) => [JSON.stringify([found.code, found.file, found.key, found.column, found.value, found.text]), found]),
    ).values(),
  ];
}

function placed(pack: CityPack, found: Finding): PlacedFinding {
  const [name, spec] = Object.entries(tables).find(([, each]) => each.file === found.file) ?? missing(found.file);
  const rows = pack[name as Exclude<TableName, 'demo' | 'counts'>] as readonly object[];
  const isMeant = (row: object) => found.key.every((part, i) => placeOf(row)?.cellOf(spec.key[i] ?? '') === part);
  const place = placeOf(rows.find(isMeant) ?? {});
  const property = found.column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { ...found, row: place?.row, cell: place?.columnOf(property) ?? found.column };
}

function missing(what: string): never {
  throw new Error(`${what} is not in the pack`);
}
