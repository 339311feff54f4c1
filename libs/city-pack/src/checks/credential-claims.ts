import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { CredentialClaimRow } from '../tables/credentials.ts';

/** Claims in clear in every type; nothing else is, and they never come from a disclosure (spec/credentials.md 2). */
const clear = new Set(['iss', 'vct', 'vct#integrity', 'iat', 'exp', 'nbf', 'cnf', 'status']);

const maxDisclosures = 160;
const maxStringLength = 512;
const claimPath = /^[a-z][a-z0-9_#]*(\[\]|\.[a-z0-9_]+)*$/;
const nestedPath = /^(.+)(\[\]|\.[^.[\]]+)$/;

type Claims = ReadonlyMap<string, CredentialClaimRow>;

/** Paths are well-formed, members have their parents, kinds fit schemas, and no type has more disclosures than a token allows. */
export function checkCredentialClaims(pack: PackTables, rows: AllRows): void {
  const claims: Claims = new Map(rows.credentialClaims.map((claim) => [`${claim.type}.${claim.path}`, claim]));
  const parents = new Set(rows.credentialClaims.map((claim) => `${claim.type}.${nestedPath.exec(claim.path)?.[1] ?? ''}`));
  for (const claim of rows.credentialClaims)
    for (const [property, text] of [...pathFaults(claim, claims), ...kindFaults(claim, parents), ...lengthFaults(claim)])
      tell(pack.faults, claim, property, text);
  checkDisclosures(pack, rows.credentialClaims, claims);
}

type Found = Generator<[keyof CredentialClaimRow, string]>;

function* pathFaults(claim: CredentialClaimRow, claims: Claims): Found {
  const [, parent = '', step] = nestedPath.exec(claim.path) ?? [];
  const parentKind = step === '[]' ? 'A' : 'O';
  if (!claimPath.test(claim.path)) yield ['path', 'must be names with . before a member and [] for the elements'];
  if (step !== undefined && claims.get(`${claim.type}.${parent}`)?.kind !== parentKind)
    yield ['path', `${parent} is not a claim of kind ${parentKind}`];
}

function* kindFaults(claim: CredentialClaimRow, parents: ReadonlySet<string>): Found {
  const schemaOfKind = claim.kind === 'O' ? 'object' : claim.kind === 'A' ? 'array' : '';
  if ((claim.kind === 'C') !== clear.has(claim.path)) yield ['kind', 'C is for the claims in clear and for them alone'];
  if (schemaOfKind !== '' && !parents.has(`${claim.type}.${claim.path}`)) yield ['kind', 'has no members'];
  const nesting = claim.schema === 'object' || claim.schema === 'array' ? claim.schema : '';
  if (claim.kind !== 'C' && nesting !== schemaOfKind) yield ['schema', `does not fit kind ${claim.kind}`];
}

function* lengthFaults(claim: CredentialClaimRow): Found {
  if (claim.maxLength === undefined && ['string', 'array', 'jpeg'].includes(claim.schema)) yield ['maxLength', 'must be a whole number'];
  if (claim.schema === 'string' && (claim.maxLength ?? 0) > maxStringLength)
    yield ['maxLength', `a string has at most ${maxStringLength} characters`];
}

/** S and O are one disclosure each, in an array once per element; an array itself is none. */
function checkDisclosures(pack: PackTables, rows: readonly CredentialClaimRow[], claims: Claims): void {
  const counts = new Map<string, number>();
  for (const { type, path, kind } of rows) {
    if (kind !== 'S' && kind !== 'O') continue;
    const arrays = [...path.matchAll(/\[\]/g)].map((found) => claims.get(`${type}.${path.slice(0, found.index)}`));
    counts.set(type, (counts.get(type) ?? 0) + arrays.reduce((product, array) => product * (array?.maxLength ?? 1), 1));
  }
  for (const [type, count] of counts)
    if (count > maxDisclosures)
      pack.faults.add({
        file: 'credential-claims.csv',
        column: 'type',
        value: type,
        text: `${count} disclosures, at most ${maxDisclosures}`,
      });
}

const fromCredential = (sources: readonly string[]) =>
  sources.filter((source) => source.startsWith('credential:')).map((source) => source.slice('credential:'.length));

/** Every claim that a file names exists, and a type lists all its claims of the first level. */
export function checkClaimUses({ faults }: PackTables, rows: AllRows): void {
  if (rows.credentialClaims.length === 0) return;
  const known = new Set(rows.credentialClaims.map((claim) => `${claim.type}.${claim.path}`));
  const uses: readonly (readonly [row: object, property: string, claims: readonly string[]])[] = [
    ...rows.credentialTypes.map((row) => [row, 'claims', row.claims.map((path) => `${row.code}.${path}`)] as const),
    ...rows.credentialTriggers.map((row) => [row, 'claims', row.claims.map((path) => `${row.type}.${path}`)] as const),
    ...rows.materials.map(
      (row) => [row, 'credentialClaims', row.credentialClaims.map((path) => `${row.credentialType ?? ''}.${path}`)] as const,
    ),
    ...rows.partners.map((row) => [row, 'claims', row.claims] as const),
    ...rows.fields.map((row) => [row, 'prefill', fromCredential(row.prefill)] as const),
    ...rows.facts.map((row) => [row, 'source', fromCredential([row.source])] as const),
  ];
  for (const [row, property, claims] of uses)
    for (const claim of claims) if (!known.has(claim)) tell(faults, row, property, `${claim} is not in credential-claims`);
  const listed = new Set(rows.credentialTypes.flatMap((type) => type.claims.map((path) => `${type.code}.${path}`)));
  for (const claim of rows.credentialClaims)
    if (rows.credentialTypes.length > 0 && claim.kind !== 'C' && !nestedPath.test(claim.path) && !listed.has(`${claim.type}.${claim.path}`))
      tell(faults, claim, 'path', 'is not among the claims of its type');
}
