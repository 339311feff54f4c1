import type { Account } from './account.ts';
import { rolesOf } from './roles-of.ts';

export interface NamedPlace {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * Demo staff that a pack need not list: a guide in every staffed hall, a second officer beside every bureau's first (four eyes),
 * one account for the joint office and one for the key custodian.
 */
export function extraStaff(staff: readonly Account[], halls: readonly NamedPlace[], bureaus: readonly NamedPlace[]): Account[] {
  const staffed = new Set(staff.map((account) => account.hall));
  const officered = new Set(staff.filter((account) => account.roles.includes('officer')).map((account) => account.bureau));
  return [
    ...halls.filter((hall) => staffed.has(hall.id)).map(guideOf),
    ...bureaus.filter((bureau) => officered.has(bureau.id)).map(secondOfficerOf),
    extra('joint-office', 'joint-office', '联合办公室', 'Joint office', {}),
    extra('key-custodian', 'key-custodian', '密钥保管员', 'Key custodian', {}),
  ];
}

function guideOf(hall: NamedPlace): Account {
  return extra(`guide-${hall.id}`, 'guide', `${hall.zh} 引导员`, `Guide, ${hall.en}`, { hall: hall.id });
}

function secondOfficerOf(bureau: NamedPlace): Account {
  return extra(`officer-${bureau.id}`, 'bureau-officer', `${bureau.zh} 复核员`, `Second officer, ${bureau.en}`, { bureau: bureau.id });
}

function extra(id: string, packRole: string, zh: string, en: string, at: Pick<Account, 'hall' | 'bureau'>): Account {
  return { id, kind: 'staff', name: { zh, en }, roles: rolesOf(packRole), skills: [], traits: [], ...at };
}
