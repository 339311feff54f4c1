import type { ItemVersion } from '@yimen/contracts';
import type { ItemContent } from '@yimen/domain-catalogue';
import { canonicalJson, sha256 } from '@yimen/journal';

const both = (text: string) => ({ zh: text, en: text });
const line = (material: string, necessity: 'required' | 'optional') => ({ material, necessity, count: 1, waivers: [], order: 1 });
const field = (id: string, type: 'text' | 'idNumber' | 'choice' | 'date' | 'region', more: object = {}) => ({
  id,
  type,
  label: both(id),
  required: true,
  options: [],
  constraints: {},
  prefill: [],
  readRoles: ['clerk'],
  writeRoles: ['clerk'],
  lockedWhenVerified: false,
  sentTo: ['insurance'],
  ...more,
});
const paper = (code: string, name: string) => ({
  code,
  names: { zh: name, en: code },
  kind: 'identity',
  forms: ['original' as const],
  issuer: 'x',
  source: 'applicant' as const,
  acceptanceStandard: 'x',
  legalBasis: 'x',
});

/** The first journey's item, as small as its tests need it. */
export const remoteCare: ItemContent = {
  item: 'remote-care-register',
  handlingCode: '11310000XNJG00046A200200360050101',
  implementationCode: '11310000XNJG00046A2002003600501',
  basicCode: '002003600501',
  names: { zh: '跨省异地就医登记备案', en: 'Registration for medical care in another province' },
  aliases: [],
  bureau: { code: 'yibao', names: { zh: '市医疗保障局', en: 'Healthcare Security' }, shortZh: '医保局', creditCode: 'x' },
  system: 'insurance',
  kind: 'case',
  type: { code: '20', names: both('public service') },
  mode: 'direct',
  scope: 'nation',
  handling: 'instant',
  clocks: {
    statutory: { n: 5, unit: 'workingDay' },
    promised: { n: 0, unit: 'workingDay' },
    acceptanceDays: 1,
    supplementDays: 15,
    deliveryDays: 10,
    extensionDays: 0,
    silenceAccepts: true,
    afterSupplement: 'resume',
  },
  special: [],
  legalBasis: [{ title: 'x' }],
  fee: { charged: false, amountFen: 0, basis: '' },
  results: [{ name: '异地就医备案记录', kind: 'entry' }],
  channels: ['window'],
  visits: '1',
  audience: [],
  lifeEvents: [],
  serviceGroup: 'yibao',
  weight: 0.01,
  retentionYears: 2,
  illustrative: true,
  jurisdiction: [],
  questions: [{ id: 'who', order: 1, text: both('who'), options: ['self', 'agent'].map((code) => ({ code, names: both(code) })) }],
  situations: [
    {
      code: 'self',
      names: both('self'),
      rule: ['eq', 'answers.who', 'self'],
      order: 1,
      lines: [line('m-id-card', 'required'), line('m-social-card', 'optional')],
    },
    {
      code: 'agent',
      names: both('agent'),
      rule: ['eq', 'answers.who', 'agent'],
      order: 2,
      lines: [line('m-id-card', 'required'), line('m-authorization', 'required')],
    },
  ],
  materials: [paper('m-id-card', '居民身份证'), paper('m-social-card', '社会保障卡'), paper('m-authorization', '委托书')],
  fields: [
    field('name', 'text'),
    field('kind', 'choice', { options: ['settled', 'referral'].map((code) => ({ code, names: both(code) })) }),
    field('hospital', 'text', { visible: ['eq', 'fields.kind', 'referral'] }),
    field('from', 'date'),
  ],
  conditions: [
    { id: 'normal', effect: 'block-accept', rule: ['eq', 'applicant.insuranceStatus', 'normal'], text: both('insured'), legalBasis: 'x' },
    { id: 'adult', effect: 'block-accept', rule: ['gte', ['age', 'applicant.birthDate'], 18], text: both('adult'), legalBasis: 'x' },
  ],
  facts: [
    {
      fact: 'applicant.insuranceStatus',
      type: 'choice',
      options: ['normal', 'stopped'],
      names: both('status'),
      source: 'sharing:q-insurance',
    },
    { fact: 'applicant.birthDate', type: 'date', options: [], names: both('born'), source: 'credential:id-card.birthdate' },
  ],
};

/** A version of it, as the catalogue answers. */
export function versionOf(content: ItemContent = remoteCare, more: Partial<ItemVersion> = {}): ItemVersion {
  const contentHash = sha256(canonicalJson(content));
  return { item: content.item, version: 1, contentHash, validFrom: '2018-03-01', connected: true, content, ...more };
}
