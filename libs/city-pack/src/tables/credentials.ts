import { anyText, code, date, list, oneOf, optional, text, whole, yesNo } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

export const credentialTypesTable = table({
  file: 'credential-types',
  key: ['code'],
  columns: {
    code,
    nameZh: text(),
    nameEn: text(),
    vct: text(200),
    issuerBureau: code,
    validity: list(text(20).regex(/^([0-9]{1,3}y|long-term|unlimited)$/, 'must be <n>y, long-term or unlimited')),
    copyDays: whole(1, 36_500),
    claims: list(text(80)),
    maxAgeDays: whole(0, 36_500),
    phase: whole(1, 9),
  },
});
export type CredentialTypeRow = Row<typeof credentialTypesTable>;

export const credentialClaimsTable = table({
  file: 'credential-claims',
  key: ['type', 'path'],
  columns: {
    type: code,
    path: text(80),
    /** C in clear, S selective, O object, A array. */
    kind: oneOf(['C', 'S', 'O', 'A']),
    schema: oneOf([
      'string',
      'date',
      'dateTime',
      'date-or-long-term',
      'idNumber',
      'creditCode',
      'licenseId',
      'code',
      'integer',
      'boolean',
      'jpeg',
      'object',
      'array',
      'uri',
      'hash',
      'seconds',
    ]),
    maxLength: optional(whole(1, 1_000_000)),
    nameZh: text(),
    nameEn: text(),
    gbt36903Field: anyText(80),
    mandatory: yesNo,
    mask: oneOf(['none', 'name', 'idNumber', 'address', 'date', 'hidden']),
  },
});
export type CredentialClaimRow = Row<typeof credentialClaimsTable>;

export const credentialTriggersTable = table({
  file: 'credential-triggers',
  key: ['id'],
  columns: {
    id: text(80),
    source: oneOf(['case', 'bureau', 'clock', 'court', 'holder']),
    event: text(40),
    bureau: code,
    item: optional(code),
    type: code,
    claims: list(text(80)),
    command: oneOf(['order', 'makeOffer', 'retireCopies', 'suspend', 'resume', 'revoke', 'supersede']),
    whose: oneOf(['subject', 'document', 'credential', 'containing', 'spouses', 'guardians', 'guardian', 'household', 'household-others']),
    reason: optional(code),
    afterDays: whole(0, 36_500),
    order: whole(0, 999),
    noteZh: text(),
    noteEn: text(),
  },
});
export type CredentialTriggerRow = Row<typeof credentialTriggersTable>;

/** Credentials of the demo's people. */
export const credentialsSeedTable = table({
  file: 'credentials-seed',
  key: ['person', 'type', 'about', 'issuedOn'],
  demoOnly: true,
  columns: {
    person: code,
    type: code,
    about: list(code),
    issuedOn: date,
    /** A date or `long-term`. */
    expiry: text(10),
    status: oneOf(['active', 'suspended', 'revoked', 'expired']),
    statusOn: optional(date),
    reason: optional(code),
    notes: anyText(),
  },
});
export type CredentialSeedRow = Row<typeof credentialsSeedTable>;
