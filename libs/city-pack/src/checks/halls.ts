import type { City } from '../city.ts';
import { caseNumberPrefix } from '../city.ts';
import type { PackTables } from '../load/pack-tables.ts';
import { cellsOf, tell } from '../load/pack-tables.ts';
import { tables } from '../tables/all.ts';
import type { AllRows } from '../tables/all.ts';

/** Centres: parents, districts, and case-number prefixes that fit the city's rule and are each one's own. */
export function checkCentres({ faults }: PackTables, rows: AllRows, city: City | undefined): void {
  const byCode = new Map(rows.centres.map((centre) => [centre.code, centre]));
  const districtOf = new Map(rows.townships.map((township) => [township.code, township.district]));
  const holders = new Map<string, string>();
  for (const centre of rows.centres) {
    const parent = centre.parent === undefined ? undefined : byCode.get(centre.parent);
    if (centre.kind === 'sub-centre' && parent?.kind !== 'centre') tell(faults, centre, 'parent', 'a sub-centre needs a centre as parent');
    if (centre.kind === 'centre' && centre.parent !== undefined) tell(faults, centre, 'parent', 'a centre has no parent');
    if ((districtOf.get(centre.township) ?? centre.district) !== centre.district)
      tell(faults, centre, 'district', 'is not the district of its township');
    if (!city) continue;
    const prefix = caseNumberPrefix(city, centre);
    if (prefix.length !== city.caseNumber.prefixLength || !/^[0-9]+$/.test(prefix))
      tell(faults, centre, 'areaCode', `gives the case-number prefix ${prefix}, which must have ${city.caseNumber.prefixLength} digits`);
    const holder = holders.get(prefix);
    if (holder !== undefined) tell(faults, centre, 'areaCode', `case-number prefix ${prefix} is that of ${holder}`);
    holders.set(prefix, centre.code);
  }
}

/** Windows, kiosks and clerks of a hall agree with one another. */
export function checkHalls(pack: PackTables, rows: AllRows): void {
  checkClerkWindows(pack, rows);
  checkDeviceCounts(pack, rows);
  const prefixes = new Map<string, string>();
  for (const group of rows.serviceGroups) {
    const holder = prefixes.get(group.prefix);
    if (holder !== undefined) tell(pack.faults, group, 'prefix', `is that of ${holder}`);
    prefixes.set(group.prefix, group.code);
  }
}

function checkClerkWindows({ faults }: PackTables, rows: AllRows): void {
  const groupsOf = new Map(rows.windows.map((window) => [`${window.centre} ${window.window}`, window.groups]));
  for (const clerk of rows.clerks) {
    if (clerk.window === undefined || groupsOf.size === 0) continue;
    const groups = groupsOf.get(`${clerk.centre ?? ''} ${clerk.window}`);
    if (!groups) tell(faults, clerk, 'window', `centre ${clerk.centre ?? '-'} has no such window`);
    else if (!groups.some((group) => clerk.skills.includes(group))) tell(faults, clerk, 'skills', 'none of the window’s groups');
  }
}

/** A centre that has rows in windows.csv or kiosks.csv has as many as centres.csv says. */
function checkDeviceCounts(pack: PackTables, rows: AllRows): void {
  for (const name of ['windows', 'kiosks'] as const) {
    const listed = cellsOf(pack, tables[name], 'centre') ?? [];
    for (const centre of rows.centres) {
      const count = listed.filter((code) => code === centre.code).length;
      if (count > 0 && count !== centre[name]) tell(pack.faults, centre, name, `${name}.csv lists ${count} for ${centre.code}`);
    }
  }
}
