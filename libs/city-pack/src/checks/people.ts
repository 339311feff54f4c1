import { isRefused, readIdentityNumber } from '@yimen/domain-identifiers';
import type { City } from '../city.ts';
import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { PersonRow } from '../tables/people.ts';

const identityFaults: Readonly<Record<string, string>> = {
  'id-number-malformed': 'is not an identity number of 18 characters',
  'id-number-old-form': 'has the old form of 15 digits',
  'id-number-check-digit': 'check character is wrong (GB 11643)',
  'id-number-birth-date': 'holds no birth date',
};

/** After every birth that a pack can hold: whether a date lies in the future is not for the loader. */
const farFuture = '9999-12-31';

/** Invented people: identity number, birth date and sex agree; marriages go both ways; parents are older. */
export function checkPeople({ faults }: PackTables, rows: AllRows, city: City | undefined): void {
  const byId = new Map(rows.people.map((person) => [person.id, person]));
  const ownCity = city?.names.en.toLowerCase().replace(/[^a-z]+/g, '-');
  const holders = new Map<string, string>();
  for (const person of rows.people) {
    for (const [property, text] of personFaults(person, byId)) tell(faults, person, property, text);
    if (ownCity !== undefined && ![ownCity, 'other-province', 'none'].includes(person.householdKind))
      tell(faults, person, 'householdKind', `must be one of ${ownCity}, other-province, none`);
    const holder = holders.get(person.idNumber);
    if (holder !== undefined) tell(faults, person, 'idNumber', `id_number is already that of ${holder}`);
    holders.set(person.idNumber, person.id);
  }
}

function* personFaults(person: PersonRow, byId: ReadonlyMap<string, PersonRow>): Generator<[keyof PersonRow, string]> {
  const number = readIdentityNumber(person.idNumber, farFuture);
  if (isRefused(number)) yield ['idNumber', identityFaults[number.refused] ?? number.refused];
  else {
    if (number.birthDate !== person.birthDate) yield ['idNumber', `does not hold the birth date ${person.birthDate}`];
    if (number.sex !== person.sex) yield ['idNumber', `does not hold the sex ${person.sex}`];
  }
  if (person.marriedTo !== undefined && byId.get(person.marriedTo)?.marriedTo !== person.id) yield ['marriedTo', 'is not married back'];
  for (const parent of person.parents)
    if ((byId.get(parent)?.birthDate ?? '') >= person.birthDate) yield ['parents', `${parent} is not older than the child`];
}

/** A partner asks only for claims of the types that it lists. */
export function checkPartners({ faults }: PackTables, rows: AllRows): void {
  for (const partner of rows.partners)
    for (const claim of partner.claims) {
      const [type = ''] = claim.split('.');
      if (!partner.credentialTypes.includes(type)) tell(faults, partner, 'claims', `${type} is not among the credential types`);
    }
}
