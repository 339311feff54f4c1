import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { CredentialSeedRow } from '../tables/credentials.ts';
import { demoSettings } from '../tables/demo.ts';
import type { PersonRow } from '../tables/people.ts';
import { ageOn, endOfTerm, idCardTerm, isLive } from './credential-terms.ts';

interface Held {
  readonly seed: CredentialSeedRow;
  readonly holder: PersonRow;
  readonly about: readonly PersonRow[];
  readonly isWard: boolean;
  readonly all: readonly CredentialSeedRow[];
  readonly seedDay: string;
}

type Found = Generator<[keyof CredentialSeedRow, string]>;

/** What a type asks of holder and persons concerned (spec/credentials.md 2). A type without an entry asks nothing. */
const holderRules: Readonly<Record<string, (held: Held) => Found>> = {
  *'id-card'({ seed, about, holder, isWard, seedDay }) {
    const person = about[0] ?? holder;
    if (about.length > 0 && !isWard) yield ['about', 'is not one ward of the holder'];
    if (about.length === 0 && ageOn(holder.birthDate, seedDay) < 16) yield ['person', 'is under 16 and cannot hold it'];
    if (seed.expiry !== endOfTerm(seed.issuedOn, idCardTerm(person.birthDate, seed.issuedOn)))
      yield ['expiry', 'does not fit the age on the day of issue'];
  },
  *'residence-permit'({ seed, about, holder, isWard }) {
    if (about.length > 0 && !isWard) yield ['about', 'is not one ward of the holder'];
    if (isLive(seed) && seed.expiry !== (about[0] ?? holder).permitValidUntil) yield ['expiry', 'is not permit_valid_until of the person'];
  },
  *'birth-certificate'({ about, holder }) {
    if (about.length !== 1 || about[0]?.parents.includes(holder.id) !== true) yield ['about', 'is not one child of the holder'];
  },
  *'household-register'({ about, holder }) {
    if (!about.includes(holder)) yield ['about', 'does not hold the holder'];
    if (about.some((person) => person.householdDistrict !== holder.householdDistrict)) yield ['about', 'is not one household district'];
  },
  *'marriage-certificate'({ seed, about, holder, all }) {
    if (seed.status !== 'revoked' && !isCouple(about, holder)) yield ['about', 'is not the holder and the spouse'];
    if (about.length >= 2 && all.filter((other) => isSameMarriage(other, seed)).length !== 2)
      yield ['status', 'the other spouse has no such row'];
  },
};

/** Seed credentials are held by whom their type allows. */
export function checkSeedHolders({ faults }: PackTables, rows: AllRows): void {
  const people = new Map(rows.people.map((person) => [person.id, person]));
  const seedDay = demoSettings(rows.demo).seedDay ?? '9999-12-31';
  for (const seed of rows.credentialsSeed) {
    const holder = people.get(seed.person);
    const about = seed.about.flatMap((id) => people.get(id) ?? []);
    if (!holder || about.length !== seed.about.length) continue;
    for (const person of about.length > 0 ? about : [holder])
      if (person.birthDate > seed.issuedOn) tell(faults, seed, 'issuedOn', `is before the birth of ${person.id}`);
    const held = { seed, holder, about, isWard: about.length === 1 && isWardOf(about[0], holder), all: rows.credentialsSeed, seedDay };
    for (const [property, text] of holderRules[seed.type]?.(held) ?? []) tell(faults, seed, property, text);
  }
}

function isWardOf(person: PersonRow | undefined, holder: PersonRow): boolean {
  return person?.traits.includes('needs-guardian') === true && (person.parents.includes(holder.id) || holder.parents.includes(person.id));
}

function isCouple([one, other, ...more]: readonly PersonRow[], holder: PersonRow): boolean {
  return more.length === 0 && (one === holder || other === holder) && other !== undefined && one?.marriedTo === other.id;
}

function isSameMarriage(a: CredentialSeedRow, b: CredentialSeedRow): boolean {
  return a.type === b.type && a.about.join() === b.about.join() && a.issuedOn === b.issuedOn && a.status === b.status;
}
