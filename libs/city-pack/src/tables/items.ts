import { anyText, code, date, decimal, list, oneOf, optional, text, whole, yesNo } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

const limitUnit = oneOf(['workingDay', 'calendarDay']);
const days = whole(0, 365);
const verified = oneOf(['yes', 'illustrative']);

export const itemsTable = table({
  file: 'items',
  key: ['slug'],
  required: true,
  columns: {
    code: text(80),
    basicCode: text(80),
    implementationCode: text(80),
    slug: code,
    nameZh: text(120),
    nameEn: anyText(120),
    bureau: code,
    /** `none` = decided in the console. */
    system: code,
    kind: oneOf(['case', 'query', 'print', 'booking']),
    type: text(10),
    mode: oneOf(['direct', 'separated', 'local-only']),
    scope: oneOf(['nation', 'province', 'city', 'district', 'none']),
    handling: oneOf(['instant', 'promised']),
    statutoryN: days,
    statutoryUnit: limitUnit,
    promisedN: days,
    promisedUnit: limitUnit,
    acceptanceDays: days,
    supplementDays: days,
    silenceAccepts: yesNo,
    feeFen: whole(0, 100_000_000),
    resultKind: oneOf(['credential', 'document', 'entry']),
    resultNameZh: text(),
    credentialType: optional(code),
    visits: oneOf(['0', '1', 'n']),
    audience: list(code),
    lifeEvents: list(code),
    /** Share of the yearly cases. */
    weight: decimal(0, 1),
    serviceGroup: code,
    validFrom: date,
    /** First day on which it is no longer in force. */
    validTo: optional(date),
    status: oneOf(['active', 'planned', 'retired']),
    successor: optional(code),
    verified,
    legalBasisZh: anyText(),
    feeBasisZh: anyText(),
    /** `kind:limitDays:counts` */
    special: list(
      text(40).regex(
        /^(hearing|inspection|test|expert|publicNotice|homeVisit):[0-9]{1,3}:(yes|no)$/,
        'must be kind:limitDays:counts, e.g. homeVisit:10:no',
      ),
    ),
    extensionDays: days,
    deliveryDays: days,
    afterSupplement: oneOf(['resume', 'restart']),
    channels: list(oneOf(['window', 'online', 'kiosk', 'courier'])),
    retentionYears: whole(1, 30),
  },
});
export type ItemRow = Row<typeof itemsTable>;

export const materialsTable = table({
  file: 'materials',
  key: ['code'],
  required: true,
  columns: {
    code,
    nameZh: text(),
    nameEn: anyText(),
    kind: text(40),
    forms: list(oneOf(['original', 'copy', 'electronic'])),
    issuer: text(),
    /** The city bureau that issues it, if one does. */
    issuerBureau: optional(code),
    source: oneOf(['applicant', 'government', 'third-party']),
    credentialType: optional(code),
    credentialClaims: list(text(80)),
    sharing: optional(code),
    commitment: yesNo,
    acceptanceStandardZh: anyText(),
    legalBasisZh: anyText(),
  },
});
export type MaterialRow = Row<typeof materialsTable>;

export const itemMaterialsTable = table({
  file: 'item-materials',
  key: ['item', 'situation', 'material'],
  required: true,
  columns: {
    item: code,
    situation: code,
    material: code,
    necessity: oneOf(['required', 'optional', 'deferrable']),
    count: whole(1, 20),
    waivers: list(oneOf(['no-basis', 'credential', 'sharing', 'commitment'])),
    order: whole(1, 200),
  },
});
export type ItemMaterialRow = Row<typeof itemMaterialsTable>;

export const aliasesTable = table({
  file: 'aliases',
  key: ['item', 'alias'],
  columns: { item: code, alias: text(80), kind: oneOf(['everyday', 'dialect', 'english', 'initials']) },
});
export type AliasRow = Row<typeof aliasesTable>;

/** Words that people use for words of the catalogue; search only. */
export const synonymsTable = table({
  file: 'synonyms',
  key: ['word'],
  columns: { word: text(40), means: list(text(60)) },
});

export const codeListsTable = table({
  file: 'code-lists',
  key: ['list', 'code'],
  columns: { list: code, code: text(40), nameZh: text(), nameEn: text() },
});
export type CodeListRow = Row<typeof codeListsTable>;

export const reasonsTable = table({
  file: 'reasons',
  key: ['code'],
  columns: { code, textZh: text(), textEn: text(), remedyZh: text(), remedyEn: text() },
});
export type ReasonRow = Row<typeof reasonsTable>;

export const ratingTextsTable = table({
  file: 'rating-texts',
  key: ['code'],
  columns: {
    code,
    grade: whole(1, 5),
    kind: oneOf(['grade', 'indicator']),
    textZh: text(),
    textEn: text(),
    order: whole(1, 99),
    version: whole(1, 9999),
  },
});
export type RatingTextRow = Row<typeof ratingTextsTable>;

/** Templates of documents; written with intake, a pack may lack them. */
export const noticesTable = table({
  file: 'notices',
  key: ['code', 'version'],
  columns: { code, version: whole(1, 9999), titleZh: text(), titleEn: text(), bodyZh: text(8000), bodyEn: text(8000) },
});
export type NoticeRow = Row<typeof noticesTable>;
