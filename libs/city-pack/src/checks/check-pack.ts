import type { City } from '../city.ts';
import type { PackTables } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import { checkCodes } from './codes.ts';
import { checkCredentialClaims, checkClaimUses } from './credential-claims.ts';
import { checkSeedHolders } from './credential-holders.ts';
import { checkSeedStates, checkTriggers } from './credential-states.ts';
import { checkDemo } from './demo.ts';
import { checkCentres, checkHalls } from './halls.ts';
import { checkHours } from './hours.ts';
import { checkPartners, checkPeople } from './people.ts';
import { checkReferences } from './references.ts';
import { checkRules } from './rules.ts';
import { checkCounts, checkSums } from './totals.ts';

/** What holds between rows and files. Each rule sees only rows that are sound in themselves. */
export function checkPack(pack: PackTables, rows: AllRows, city: City | undefined): void {
  checkReferences(pack, rows);
  checkCodes(pack, rows, city);
  checkCentres(pack, rows, city);
  checkHalls(pack, rows);
  checkHours(pack, rows);
  checkRules(pack, rows);
  checkPeople(pack, rows, city);
  checkPartners(pack, rows);
  checkCredentialClaims(pack, rows);
  checkClaimUses(pack, rows);
  checkTriggers(pack, rows);
  checkSeedHolders(pack, rows);
  checkSeedStates(pack, rows);
  checkDemo(pack, rows);
  checkCounts(pack, rows, city);
  checkSums(pack, rows);
}
