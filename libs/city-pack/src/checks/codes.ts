import { creditCodeLength, isRefused, readCreditCode } from '@yimen/domain-identifiers';
import type { City } from '../city.ts';
import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { ItemRow } from '../tables/items.ts';

/** Codes of bureaus and items: check characters, the city's patterns, and how the three codes of an item lie in one another. */
export function checkCodes(pack: PackTables, rows: AllRows, city: City | undefined): void {
  for (const bureau of rows.bureaus) checkCredit(pack, bureau, 'creditCode', bureau.creditCode);
  const creditCodes = new Map(rows.bureaus.map((bureau) => [bureau.code, bureau.creditCode]));
  const handlingCodes = new Map<string, string>();
  for (const item of rows.items) {
    checkCredit(pack, item, 'implementationCode', item.implementationCode.slice(0, creditCodeLength));
    if (city) checkItemCodes(pack, item, city, creditCodes.get(item.bureau));
    const holder = handlingCodes.get(item.code);
    if (holder !== undefined) tell(pack.faults, item, 'code', `code is already that of ${holder}`);
    handlingCodes.set(item.code, item.slug);
  }
}

function checkCredit(pack: PackTables, row: object, property: string, code: string): void {
  if (isRefused(readCreditCode(code))) tell(pack.faults, row, property, 'check character is wrong (GB 32100)');
}

function checkItemCodes(pack: PackTables, item: ItemRow, city: City, creditCode: string | undefined): void {
  const codes = [
    ['basicCode', item.basicCode, city.itemCodes.basic],
    ['implementationCode', item.implementationCode, city.itemCodes.implementation],
    ['code', item.code, city.itemCodes.handling],
  ] as const;
  for (const [property, code, { length, pattern }] of codes)
    if (code.length !== length || !pattern.test(code))
      tell(pack.faults, item, property, `does not fit the city's pattern of ${length} characters`);
  if (!item.implementationCode.endsWith(item.basicCode))
    tell(pack.faults, item, 'implementationCode', `does not end with the basic code ${item.basicCode}`);
  if (!item.code.startsWith(item.implementationCode)) tell(pack.faults, item, 'code', 'does not begin with the implementation code');
  if (creditCode !== undefined && !item.implementationCode.startsWith(creditCode))
    tell(pack.faults, item, 'implementationCode', `does not begin with the credit code of ${item.bureau}`);
  if ((item.status === 'retired') !== (item.validTo !== undefined))
    tell(pack.faults, item, 'validTo', 'must stand for a retired item and only there');
  if (item.validTo !== undefined && item.validTo <= item.validFrom) tell(pack.faults, item, 'validTo', `is not after ${item.validFrom}`);
}
