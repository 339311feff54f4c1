import { anyText, code, list, oneOf, optional, text, whole, yesNo } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

export const bureausTable = table({
  file: 'bureaus',
  key: ['code'],
  required: true,
  columns: {
    code,
    nameZh: text(),
    shortZh: text(40),
    nameEn: text(),
    /** GB 32100. */
    creditCode: text(18),
    hotline: anyText(40),
    /** Slot of the colour table, 1 upwards. */
    color: whole(1, 24),
  },
});
export type BureauRow = Row<typeof bureausTable>;

const hours = text(60).regex(
  /^(daily|working-days|bureau-calendar) \d{2}:\d{2}-\d{2}:\d{2}$/,
  'must be daily, working-days or bureau-calendar hh:mm-hh:mm',
);

/** Columns of spec/bureaus.md section 2. */
export const systemsTable = table({
  file: 'systems',
  key: ['system'],
  required: true,
  columns: {
    system: text(20).regex(/^[a-z][a-z0-9-]{1,19}$/, 'must be 2 to 20 lower-case letters, digits and hyphens'),
    bureau: code,
    nameZh: text(),
    nameEn: text(),
    transport: oneOf(['rest', 'rest-callback', 'soap11', 'soap12', 'xml', 'sftp-csv', 'sftp-fixed', 'nats']),
    address: text(200),
    auth: oneOf(['none', 'basic', 'bearer', 'hmac', 'mtls', 'sshKey']),
    secretRef: anyText(120),
    encoding: oneOf(['utf-8', 'gb18030', 'gbk']),
    keyField: text(120),
    keyLength: whole(16, 64),
    dedupe: oneOf(['native', 'query', 'ledger', 'none']),
    cancel: yesNo,
    callback: oneOf(['none', 'hmac', 'mtls']),
    ledger: oneOf(['none', 'page', 'file']),
    hours,
    batch: optional(text(60).regex(/^out \d{2}:\d{2}; in \d{2}:\d{2}$/, 'must be out hh:mm; in hh:mm')),
    connectMs: whole(1, 600_000),
    answerMs: whole(1, 600_000),
    concurrency: whole(1, 1000),
    ratePerSecond: whole(1, 100_000),
    retry: code,
    settleMs: whole(1, 864_000_000),
    codes: anyText(120),
    mapping: anyText(120),
    quirks: list(code),
    maxAnswerKib: whole(1, 1_048_576),
  },
});
export type SystemRow = Row<typeof systemsTable>;

export const sharingsTable = table({
  file: 'sharings',
  key: ['code'],
  columns: {
    code,
    bureau: code,
    system: code,
    nameZh: text(),
    nameEn: text(),
    claims: list(text(80)),
    maxAgeDays: whole(0, 3650),
  },
});
export type SharingRow = Row<typeof sharingsTable>;
