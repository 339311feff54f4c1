import { anyText, code, date, list, oneOf, optional, placeCode, text, whole } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

/** Invented residents of the demo. */
export const peopleTable = table({
  file: 'people',
  key: ['id'],
  demoOnly: true,
  columns: {
    id: code,
    nameZh: text(),
    nameEn: text(),
    sex: oneOf(['female', 'male']),
    birthDate: date,
    idNumber: text(18),
    /** Ethnic group as on an identity card; empty for foreigners. */
    nationality: anyText(40),
    /** The city's English name in lower case, `other-province` or `none`; see `checkPeople`. */
    householdKind: code,
    householdDistrict: optional(placeCode),
    residenceDistrict: placeCode,
    residenceTownship: placeCode,
    permitValidUntil: optional(date),
    marriedTo: optional(code),
    parents: list(code),
    phone: anyText(20),
    traits: list(oneOf(['elder', 'disabled', 'pregnant', 'infant', 'needs-guardian', 'no-phone', 'english', 'foreigner'])),
    noteZh: anyText(),
  },
});
export type PersonRow = Row<typeof peopleTable>;

/** Accounts of the demo's staff. */
export const clerksTable = table({
  file: 'clerks',
  key: ['id'],
  demoOnly: true,
  columns: {
    id: code,
    nameZh: text(),
    nameEn: text(),
    /** Absent = city-wide. */
    centre: optional(placeCode),
    role: oneOf([
      'clerk',
      'acceptor',
      'supervisor',
      'bureau-officer',
      'catalogue-editor',
      'catalogue-reviewer',
      'city-operator',
      'auditor',
    ]),
    bureau: optional(code),
    skills: list(code),
    languages: list(oneOf(['zh', 'en', 'wuu'])),
    window: optional(text(6)),
  },
});
export type ClerkRow = Row<typeof clerksTable>;

export const partnersTable = table({
  file: 'partners',
  key: ['id'],
  columns: {
    id: code,
    nameZh: text(),
    nameEn: text(),
    purposeZh: text(),
    purposeEn: text(),
    credentialTypes: list(code),
    /** `type.path` */
    claims: list(text(120)),
    ratePerMinute: whole(1, 1_000_000),
  },
});
export type PartnerRow = Row<typeof partnersTable>;
