import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { CredentialSeedRow } from '../tables/credentials.ts';
import { demoSettings } from '../tables/demo.ts';
import { endOfTerm, isLive } from './credential-terms.ts';

/** Triggers: rows of cases and only they name an item, of that item's bureau; each type is ordered by something. */
export function checkTriggers({ faults }: PackTables, rows: AllRows): void {
  if (rows.credentialTriggers.length === 0) return;
  const bureauOf = new Map(rows.items.map((item) => [item.slug, item.bureau]));
  for (const trigger of rows.credentialTriggers) {
    if ((trigger.source === 'case') !== (trigger.item !== undefined))
      tell(faults, trigger, 'item', 'must stand in the rows of a case and only there');
    const bureau = bureauOf.get(trigger.item ?? '');
    if (bureau !== undefined && bureau !== trigger.bureau) tell(faults, trigger, 'bureau', `is not the bureau of ${trigger.item ?? ''}`);
    if (trigger.reason === undefined && ['suspend', 'revoke', 'supersede'].includes(trigger.command))
      tell(faults, trigger, 'reason', `${trigger.command} needs a reason`);
  }
  const seen = new Map<string, string>();
  for (const trigger of rows.credentialTriggers) {
    const key = `${trigger.event} ${trigger.item ?? ''} ${trigger.order}`;
    if (seen.has(key)) tell(faults, trigger, 'order', `event + item + order is already in row ${seen.get(key) ?? ''}`);
    seen.set(key, trigger.id);
  }
  const makes = rows.credentialTriggers.filter(
    ({ event, command }) => event === 'caseDecided' && (command === 'order' || command === 'supersede'),
  );
  for (const item of rows.items)
    if (
      item.status === 'active' &&
      item.credentialType !== undefined &&
      !makes.some((made) => made.item === item.slug && made.type === item.credentialType)
    )
      tell(faults, item, 'credentialType', 'no trigger makes it when the case is decided');
  const ordered = new Set(rows.credentialTriggers.filter((trigger) => trigger.command === 'order').map((trigger) => trigger.type));
  for (const type of rows.credentialTypes) if (!ordered.has(type.code)) tell(faults, type, 'code', 'no trigger orders it');
}

const commandOf: Partial<Record<CredentialSeedRow['status'], string>> = { suspended: 'suspend', revoked: 'revoke' };

/** Seed credentials: dates, terms, states and reasons agree with the types and the triggers, as on the demo's seed day. */
export function checkSeedStates({ faults }: PackTables, rows: AllRows): void {
  const seedDay = demoSettings(rows.demo).seedDay ?? '9999-12-31';
  const terms = new Map(rows.credentialTypes.map((type) => [type.code, type.validity]));
  const given = new Set(rows.credentialTriggers.map(({ type, command, reason }) => `${type} ${command} ${reason ?? ''}`));
  const live = new Set<string>();
  for (const seed of rows.credentialsSeed) {
    for (const [property, text] of [...dateFaults(seed, seedDay, terms), ...reasonFaults(seed, given)]) tell(faults, seed, property, text);
    const key = `${seed.person} ${seed.type} ${seed.about.join('|')}`;
    if (isLive(seed) && live.has(key)) tell(faults, seed, 'status', 'the holder has a live one already');
    if (isLive(seed)) live.add(key);
  }
}

type Found = Generator<[keyof CredentialSeedRow, string]>;

function* dateFaults(seed: CredentialSeedRow, seedDay: string, terms: ReadonlyMap<string, readonly string[]>): Found {
  const { status, statusOn, issuedOn, expiry } = seed;
  const hasEnded = expiry !== 'long-term' && expiry < seedDay;
  const validity = terms.get(seed.type);
  if (issuedOn > seedDay) yield ['issuedOn', `no such date up to ${seedDay}`];
  if (validity && !validity.some((term) => endOfTerm(issuedOn, term) === expiry)) yield ['expiry', 'is not a validity of the type'];
  const isDated = statusOn !== undefined && issuedOn <= statusOn && statusOn <= seedDay;
  if (status === 'active' ? statusOn !== undefined : !isDated) yield ['statusOn', 'must be a date after the issue, or empty when active'];
  if (status === 'active' && hasEnded) yield ['status', 'has ended and cannot be active'];
  if (status === 'expired' && !(hasEnded && (statusOn ?? '') > expiry) && seed.reason !== 'not-collected')
    yield ['status', 'has not ended'];
}

function* reasonFaults({ status, type, reason }: CredentialSeedRow, given: ReadonlySet<string>): Found {
  const command = commandOf[status];
  if (command !== undefined && !given.has(`${type} ${command} ${reason ?? ''}`)) yield ['reason', `no trigger gives it to ${command}`];
  const mayHave = status === 'expired' && reason === 'not-collected';
  if (command === undefined && reason !== undefined && !mayHave) yield ['reason', `must be empty when ${status}`];
}
