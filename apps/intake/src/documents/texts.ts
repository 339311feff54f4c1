import type { DocumentKind } from '@yimen/domain-cases';

/** What a document says beside its data. A changed text is a new version; old documents keep the version that they name. */
interface Template {
  readonly version: number;
  readonly title: readonly [zh: string, en: string];
  /** Sentences under the data, in both languages. */
  readonly notes: readonly (readonly [zh: string, en: string])[];
}

const templates = {
  receipt: {
    version: 1,
    title: ['收件凭证', 'Receipt'],
    notes: [
      [
        '凭编号和查询码，可以在手机上看办到哪一步、谁在办、哪天前答复。',
        'With number and code you can see on your phone where the case stands, who holds it and when you will have an answer.',
      ],
      [
        '收件不等于受理。还没有交的材料，请在受理期限前补到本中心。',
        'Received does not mean accepted. Please bring what is still missing before the day by which acceptance is decided.',
      ],
      ['查询码不要告诉别人。', 'Keep the code to yourself.'],
    ],
  },
  acceptance: {
    version: 1,
    title: ['受理通知书', 'Notice of acceptance'],
    notes: [['您的申请已经受理，从今天起计算办理期限。', 'Your application is accepted; the time limits run from today.']],
  },
  refusal: {
    version: 1,
    title: ['不予受理通知书', 'Notice of refusal to accept'],
    notes: [
      ['您可以按上面写的办法补齐后再来申请。', 'You may apply again once this is put right as described above.'],
      [
        '不服本通知的，可以自收到之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。',
        'If you disagree you may ask for administrative reconsideration within 60 days of receiving this notice, or sue within six months.',
      ],
    ],
  },
  delivery: {
    version: 1,
    title: ['决定送达回证', 'Proof of delivery'],
    notes: [['办理结果已经当面交给领取人。', 'The result was handed over in person.']],
  },
  withdrawal: {
    version: 1,
    title: ['撤回确认', 'Confirmation of withdrawal'],
    notes: [
      ['按您的书面申请，这件已经撤回，以后可以重新申请。', 'The case was withdrawn as you asked in writing; you may apply again later.'],
    ],
  },
} as const satisfies Record<DocumentKind, Template>;

/** Name and version of the template in force, as the commit stores them: `receipt@1`. */
export function templateOf(kind: DocumentKind): string {
  return `${kind}@${templates[kind].version}`;
}

export function textsOf(kind: DocumentKind): Template {
  return templates[kind];
}

/** Words of the lines and states on paper. */
export const labels = {
  number: ['办件编号', 'Case number'],
  queryCode: ['查询码', 'Query code'],
  item: ['事项', 'Item'],
  bureau: ['决定部门', 'Deciding bureau'],
  applicant: ['申请人', 'Applicant'],
  office: ['受理中心', 'Centre'],
  at: ['时间', 'Time'],
  clerk: ['工号', 'Clerk'],
  window: ['窗口', 'Window'],
  papers: ['材料', 'Papers'],
  pages: ['页', 'pages'],
  acceptanceLimit: ['受理期限', 'Acceptance decided by'],
  promised: ['承诺答复', 'Promised answer by'],
  statutory: ['法定最晚', 'By law at the latest'],
  promisedIfToday: ['今天受理，承诺答复', 'If accepted today: promised answer by'],
  statutoryIfToday: ['今天受理，法定最晚', 'If accepted today: by law at the latest'],
  reason: ['理由', 'Reason'],
  remedy: ['怎么办', 'What to do'],
  outcome: ['结果', 'Outcome'],
  receiver: ['领取人', 'Received by'],
  unknown: ['日期待定：该年度日历尚未公布', 'Date open: the calendar of that year is not published'],
  sample: ['示例', 'sample'],
  complain: ['监督电话', 'Complaints'],
  open: ['未交', 'missing'],
  handedIn: ['已收', 'handed in'],
  scan: ['扫描', 'scanned'],
  'original-seen': ['原件已看，当场退还', 'original seen and given back'],
  waived: ['免交', 'waived'],
  deferred: ['后补', 'to follow'],
  notNeeded: ['不用交', 'not needed'],
  granted: ['准予', 'granted'],
  partly: ['部分准予', 'granted in part'],
  denied: ['不予', 'denied'],
  refused: ['不予受理', 'not accepted'],
  terminated: ['终止', 'ended'],
  self: ['本人', 'the applicant'],
  representative: ['代办人', 'the representative'],
} as const satisfies Record<string, readonly [string, string]>;

export type Label = keyof typeof labels;

/** A label by a word that comes from data; the word itself when there is none. */
export function labelOf(word: string): readonly [string, string] {
  return Object.hasOwn(labels, word) ? labels[word as Label] : [word, word];
}
