import type { ItemContent } from './content/item-content.ts';

const t = (zh: string, en = zh) => ({ zh, en });

/** A small sound item with two questions, three situations, three papers, a form and a condition; `change` replaces parts. */
export function anItem(change: Partial<ItemContent> = {}): ItemContent {
  return {
    item: 'library-card',
    handlingCode: '11310000XNJG0002XF200700100101',
    implementationCode: '11310000XNJG0002XF2007001001',
    basicCode: '007001001',
    names: t('借书证办理', 'Library card'),
    aliases: ['借书卡'],
    bureau: { code: 'library', names: t('图书馆', 'Library'), shortZh: '图书', creditCode: '11310000XNJG0002XF' },
    system: 'books',
    kind: 'case',
    type: { code: '20', names: t('公共服务', 'Public service') },
    mode: 'direct',
    scope: 'city',
    handling: 'promised',
    clocks: {
      statutory: { n: 10, unit: 'workingDay' },
      promised: { n: 5, unit: 'workingDay' },
      acceptanceDays: 5,
      supplementDays: 15,
      deliveryDays: 10,
      extensionDays: 10,
      silenceAccepts: true,
      afterSupplement: 'resume',
    },
    special: [],
    legalBasis: [{ title: '《公共图书馆法》' }],
    fee: { charged: false, amountFen: 0, basis: '' },
    results: [{ name: '借书证', kind: 'credential' }],
    channels: ['window'],
    visits: '1',
    audience: ['child'],
    lifeEvents: ['school'],
    serviceGroup: 'general',
    weight: 0.5,
    retentionYears: 2,
    illustrative: true,
    jurisdiction: [],
    questions: [
      { id: 'who', order: 1, text: t('谁来办', 'Who comes'), options: [option('self'), option('agent')] },
      {
        id: 'relation',
        order: 2,
        text: t('什么关系', 'How related'),
        visible: ['eq', 'answers.who', 'agent'],
        options: [option('relative'), option('other')],
      },
    ],
    situations: [
      { code: 'self', names: t('本人', 'In person'), rule: ['eq', 'answers.who', 'self'], order: 1, lines: [idCard, form] },
      { code: 'relative', names: t('近亲属', 'A relative'), rule: ['eq', 'answers.relation', 'relative'], order: 2, lines: [idCard, form] },
      { code: 'other', names: t('他人', 'Another'), rule: ['eq', 'answers.relation', 'other'], order: 3, lines: [idCard, letter, form] },
    ],
    materials: [paper('m-id-card', '身份证', { issuerBureau: 'police' }), paper('m-letter', '委托书'), paper('m-form', '申请表')],
    fields: [
      field('name', { constraints: { maxLength: 10 }, prefill: [{ kind: 'credential', type: 'id-card', claim: 'name' }] }),
      field('deliver', { type: 'choice', options: [option('window'), option('courier')] }),
      field('address', { type: 'address', visible: ['eq', 'fields.deliver', 'courier'], required: ['eq', 'fields.deliver', 'courier'] }),
    ],
    conditions: [
      {
        id: 'age',
        effect: 'block-accept',
        rule: ['gte', ['age', 'applicant.birthDate'], 6],
        text: t('满六岁', 'Six or older'),
        legalBasis: '《规则》',
      },
      {
        id: 'local',
        effect: 'warn',
        rule: ['eq', 'applicant.registration', 'household'],
        text: t('本市户籍', 'Registered here'),
        legalBasis: '',
      },
    ],
    facts: [
      {
        fact: 'applicant.birthDate',
        type: 'date',
        options: [],
        names: t('出生日期', 'Birth date'),
        source: 'credential:id-card.birthdate',
      },
      {
        fact: 'applicant.registration',
        type: 'choice',
        options: ['household', 'permit'],
        names: t('户籍', 'Registration'),
        source: 'case',
      },
    ],
    ...change,
  };
}

function option(code: string) {
  return { code, names: t(code) };
}

/** A field of type text that is always shown and required; `change` replaces parts. */
export function field(id: string, change: Partial<ItemContent['fields'][number]> = {}): ItemContent['fields'][number] {
  return {
    id,
    type: 'text',
    label: t(id),
    required: true,
    options: [],
    constraints: {},
    prefill: [],
    readRoles: ['clerk'],
    writeRoles: ['resident'],
    lockedWhenVerified: false,
    sentTo: ['books'],
    ...change,
  };
}

export function paper(
  code: string,
  name: string,
  change: Partial<ItemContent['materials'][number]> = {},
): ItemContent['materials'][number] {
  return {
    code,
    names: t(name),
    kind: 'identity',
    forms: ['original'],
    issuer: '某机关',
    source: 'government',
    acceptanceStandard: '清晰',
    legalBasis: '《规则》',
    ...change,
  };
}

type Line = ItemContent['situations'][number]['lines'][number];

const card = { ground: 'credential', type: 'id-card', names: t('身份证', 'Identity card'), claims: ['name'], maxAgeDays: 90 } as const;
const idCard: Line = { material: 'm-id-card', necessity: 'required', count: 1, waivers: [{ ...card, claims: ['name'] }], order: 1 };
const letter: Line = { material: 'm-letter', necessity: 'required', count: 1, waivers: [], order: 2 };
const form: Line = { material: 'm-form', necessity: 'required', count: 1, waivers: [{ ground: 'no-basis' }], order: 3 };
