import type { CityPack } from '@yimen/city-pack';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { extraStaff } from './extra-staff.ts';
import type { NamedPlace } from './extra-staff.ts';
import { rolesOf } from './roles-of.ts';
import type { StaffRow } from './staff-file.ts';

type Pack = Pick<CityPack, 'people' | 'clerks' | 'centres' | 'bureaus'>;

/** Residents and staff of a city pack and of the operator's own list; in the demo with the staff that a pack need not list. */
export function accountsOf(pack: Pack, listed: readonly StaffRow[], demo: boolean): Accounts {
  const residents = pack.people.map(residentOf);
  const staff = [...pack.clerks, ...listed].map(staffOf);
  const halls: NamedPlace[] = pack.centres.map(({ code, shortZh, names }) => ({ id: code, zh: shortZh, en: names.en }));
  const bureaus: NamedPlace[] = pack.bureaus.map(({ code, shortZh, names }) => ({ id: code, zh: shortZh, en: names.en }));
  return new Accounts([...residents, ...staff, ...(demo ? extraStaff(staff, halls, bureaus) : [])]);
}

function residentOf({ id, names, idNumber, phone, traits }: Pack['people'][number]): Account {
  return { id, kind: 'resident', name: names, roles: ['resident'], skills: [], idNumber, phone: phone || undefined, traits };
}

function staffOf({ id, names, centre, role, bureau, skills, window }: Pack['clerks'][number] | StaffRow): Account {
  return { id, kind: 'staff', name: names, roles: rolesOf(role), hall: centre, bureau, skills, window, traits: [] };
}
