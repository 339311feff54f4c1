import type { PackTables } from '../load/pack-tables.ts';
import { cellsOf, tell } from '../load/pack-tables.ts';
import { placeOf } from '../table.ts';
import { tables } from '../tables/all.ts';
import type { AllRows, TableName } from '../tables/all.ts';

type Reference = readonly [from: `${TableName}.${string}`, to: `${TableName}.${string}`];

/** Property, then the property that must hold each of its values; `|` separates several, an empty cell refers to nothing. */
const references: readonly Reference[] = [
  ['townships.district', 'districts.code'],
  ['centres.district', 'districts.code'],
  ['centres.township', 'townships.code'],
  ['centres.parent', 'centres.code'],
  ['hours.centre', 'centres.code'],
  ['powers.office', 'centres.code'],
  ['sources.centre', 'centres.code'],
  ['systems.bureau', 'bureaus.code'],
  ['sharings.bureau', 'bureaus.code'],
  ['sharings.system', 'systems.system'],
  ['items.bureau', 'bureaus.code'],
  ['items.system', 'systems.system'],
  ['items.credentialType', 'credentialTypes.code'],
  ['items.serviceGroup', 'serviceGroups.code'],
  ['items.successor', 'items.slug'],
  ['situations.item', 'items.slug'],
  ['questions.item', 'items.slug'],
  ['fields.item', 'items.slug'],
  ['rules.item', 'items.slug'],
  ['aliases.item', 'items.slug'],
  ['jurisdiction.item', 'items.slug'],
  ['materials.issuerBureau', 'bureaus.code'],
  ['materials.credentialType', 'credentialTypes.code'],
  ['materials.sharing', 'sharings.code'],
  ['itemMaterials.item', 'items.slug'],
  ['itemMaterials.material', 'materials.code'],
  ['people.householdDistrict', 'districts.code'],
  ['people.residenceDistrict', 'districts.code'],
  ['people.residenceTownship', 'townships.code'],
  ['people.marriedTo', 'people.id'],
  ['people.parents', 'people.id'],
  ['clerks.centre', 'centres.code'],
  ['clerks.bureau', 'bureaus.code'],
  ['clerks.skills', 'serviceGroups.code'],
  ['windows.centre', 'centres.code'],
  ['windows.groups', 'serviceGroups.code'],
  ['windows.screen', 'screens.id'],
  ['screens.centre', 'centres.code'],
  ['kiosks.centre', 'centres.code'],
  ['hallRules.centre', 'centres.code'],
  ['hallRules.service', 'serviceGroups.code'],
  ['serviceTimes.serviceGroup', 'serviceGroups.code'],
  ['partners.credentialTypes', 'credentialTypes.code'],
  ['credentialTypes.issuerBureau', 'bureaus.code'],
  ['credentialClaims.type', 'credentialTypes.code'],
  ['credentialTriggers.bureau', 'bureaus.code'],
  ['credentialTriggers.item', 'items.slug'],
  ['credentialTriggers.type', 'credentialTypes.code'],
  ['credentialsSeed.person', 'people.id'],
  ['credentialsSeed.about', 'people.id'],
  ['credentialsSeed.type', 'credentialTypes.code'],
];

/** Every value that refers to a row of another file has that row. */
export function checkReferences(pack: PackTables, rows: AllRows): void {
  for (const [from, to] of references) checkReference(pack, rows, from, to);
  checkScopes(pack, rows);
  checkSituations(pack, rows);
  checkCodeLists(pack, rows);
  checkQueries(pack, rows);
  checkWaivers(pack, rows);
}

const isSelector = (value: string) => value === '*' || value === 'none' || value.startsWith('kind:');

function split(path: string): [TableName, string] {
  const [table = '', property = ''] = path.split('.');
  return [table as TableName, property];
}

function checkReference(pack: PackTables, rows: AllRows, from: string, to: string): void {
  const [table, property] = split(from);
  const [target, targetProperty] = split(to);
  const known = cellsOf(pack, tables[target], targetProperty);
  if (!known) return;
  const values = new Set(known);
  const name = `${tables[target].file}.${targetProperty}`;
  for (const row of rows[table] as readonly object[]) {
    const cell = placeOf(row)?.cellOf(property) ?? '';
    for (const value of cell === '' ? [] : cell.split('|'))
      if (!isSelector(value) && !values.has(value)) tell(pack.faults, row, property, `${value} is not in ${name}`);
  }
}

/** `bureau:<code>` and `item:<slug>` of powers. */
function checkScopes(pack: PackTables, rows: AllRows): void {
  const known = { bureau: cellsOf(pack, tables.bureaus, 'code'), item: cellsOf(pack, tables.items, 'slug') };
  for (const row of rows.powers) {
    const [kind, value = ''] = row.scope.split(':');
    if ((kind === 'bureau' || kind === 'item') && !known[kind]?.includes(value))
      tell(pack.faults, row, 'scope', `${value} is not in ${kind}s`);
    if (row.to !== undefined && row.to < row.from) tell(pack.faults, row, 'to', `is before ${row.from}`);
  }
}

/** Lines of a checklist name a situation of their item; an item has at least one situation. */
function checkSituations(pack: PackTables, rows: AllRows): void {
  const known = new Set(rows.situations.map((situation) => `${situation.item} ${situation.code}`));
  for (const line of rows.itemMaterials)
    if (!known.has(`${line.item} ${line.situation}`))
      tell(pack.faults, line, 'situation', `${line.situation} is not a situation of ${line.item}`);
  const withSituation = new Set(rows.situations.map((situation) => situation.item));
  for (const item of rows.items) if (!withSituation.has(item.slug)) tell(pack.faults, item, 'slug', 'has no situation');
}

/** Codes whose names stand in code-lists. */
function checkCodeLists(pack: PackTables, rows: AllRows): void {
  if (rows.codeLists.length === 0) return;
  const known = new Set(rows.codeLists.map((row) => `${row.list} ${row.code}`));
  for (const item of rows.items)
    for (const [property, list, values] of [
      ['type', 'item-type', [item.type]],
      ['audience', 'audience', item.audience],
      ['lifeEvents', 'life-event', item.lifeEvents],
    ] as const)
      for (const value of values)
        if (!known.has(`${list} ${value}`)) tell(pack.faults, item, property, `${value} is not in the list ${list} of code-lists`);
}

/** Sharing queries and systems that fields and facts name. */
function checkQueries(pack: PackTables, rows: AllRows): void {
  const queries = new Set(cellsOf(pack, tables.sharings, 'code'));
  const systems = new Set(cellsOf(pack, tables.systems, 'system'));
  const checkSource = (row: object, property: string, source: string) => {
    const query = /^sharing:(.+)$/.exec(source)?.[1];
    if (query !== undefined && !queries.has(query)) tell(pack.faults, row, property, `${query} is not in sharings.code`);
  };
  for (const field of rows.fields) {
    for (const source of field.prefill) checkSource(field, 'prefill', source);
    for (const target of field.sentTo)
      if (target !== 'notice' && !systems.has(target)) tell(pack.faults, field, 'sentTo', `${target} is not in systems.system`);
  }
  for (const fact of rows.facts) checkSource(fact, 'source', fact.source);
}

/** A line may be waived on a ground that its paper has a source for. */
function checkWaivers({ faults }: PackTables, rows: AllRows): void {
  const papers = new Map(rows.materials.map((material) => [material.code, material]));
  for (const line of rows.itemMaterials) {
    const paper = papers.get(line.material);
    if (!paper) continue;
    const sources = {
      'no-basis': true,
      credential: paper.credentialType !== undefined,
      sharing: paper.sharing !== undefined,
      commitment: paper.commitment,
    };
    for (const ground of line.waivers) if (!sources[ground]) tell(faults, line, 'waivers', `${line.material} has no source for ${ground}`);
  }
}
