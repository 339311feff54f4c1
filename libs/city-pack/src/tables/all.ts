import type { Columns, Row, TableSpec } from '../table.ts';
import { bureausTable, sharingsTable, systemsTable } from './bureaus.ts';
import { credentialClaimsTable, credentialsSeedTable, credentialTriggersTable, credentialTypesTable } from './credentials.ts';
import { demoTable } from './demo.ts';
import {
  countsTable,
  demandTable,
  hallRulesTable,
  kiosksTable,
  screensTable,
  serviceGroupsTable,
  serviceTimesTable,
  windowsTable,
} from './halls.ts';
import {
  aliasesTable,
  codeListsTable,
  itemMaterialsTable,
  itemsTable,
  materialsTable,
  noticesTable,
  ratingTextsTable,
  reasonsTable,
  synonymsTable,
} from './items.ts';
import { clerksTable, partnersTable, peopleTable } from './people.ts';
import { centresTable, districtsTable, hoursTable, jurisdictionTable, powersTable, sourcesTable, townshipsTable } from './places.ts';
import { factsTable, fieldsTable, questionsTable, rulesTable, situationsTable } from './rules.ts';

/** Every table of a pack beside city.csv and the calendars, by the name that it has in `CityPack`. */
export const tables = {
  districts: districtsTable,
  townships: townshipsTable,
  centres: centresTable,
  hours: hoursTable,
  powers: powersTable,
  sources: sourcesTable,
  bureaus: bureausTable,
  systems: systemsTable,
  sharings: sharingsTable,
  items: itemsTable,
  situations: situationsTable,
  questions: questionsTable,
  materials: materialsTable,
  itemMaterials: itemMaterialsTable,
  fields: fieldsTable,
  rules: rulesTable,
  facts: factsTable,
  codeLists: codeListsTable,
  aliases: aliasesTable,
  synonyms: synonymsTable,
  jurisdiction: jurisdictionTable,
  reasons: reasonsTable,
  ratingTexts: ratingTextsTable,
  notices: noticesTable,
  serviceGroups: serviceGroupsTable,
  windows: windowsTable,
  screens: screensTable,
  kiosks: kiosksTable,
  serviceTimes: serviceTimesTable,
  demand: demandTable,
  hallRules: hallRulesTable,
  credentialTypes: credentialTypesTable,
  credentialClaims: credentialClaimsTable,
  credentialTriggers: credentialTriggersTable,
  credentialsSeed: credentialsSeedTable,
  clerks: clerksTable,
  people: peopleTable,
  partners: partnersTable,
  demo: demoTable,
  counts: countsTable,
} as const satisfies Record<string, TableSpec<Columns>>;

export type TableName = keyof typeof tables;

/** Sound rows of all tables. */
export type AllRows = { readonly [K in TableName]: readonly Row<(typeof tables)[K]>[] };
