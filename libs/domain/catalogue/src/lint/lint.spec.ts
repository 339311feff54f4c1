import { describe, expect, it } from '@jest/globals';
import type { ItemContent } from '../content/item-content.ts';
import { anItem, field, paper } from '../item-content.fake.ts';
import type { LintCode } from './finding.ts';
import { lintCodes } from './finding.ts';
import { likeness } from './likeness.ts';
import type { CatalogueToLint, DatedContent } from './lint-catalogue.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import type { LintRules } from './lint-item.ts';
import { lintItem } from './lint-item.ts';

const code = (length: number) => ({ length, pattern: /^[0-9A-Z]+$/ });
const rules: LintRules = {
  limits: { acceptanceDays: 5, supplementDays: 15, deliveryDays: 10, extensionDays: 10, statutoryByType: new Map([['01', 20]]) },
  codes: { basic: code(9), implementation: code(28), handling: code(30) },
  claims: new Map([['id-card', new Set(['name', 'birthdate'])]]),
};

const sound = anItem();
const [self, relative, other] = sound.situations as [
  ItemContent['situations'][number],
  ItemContent['situations'][number],
  ItemContent['situations'][number],
];
const clocks = (change: Partial<ItemContent['clocks']>) => ({ clocks: { ...sound.clocks, ...change } });
const days = (n: number, unit: 'workingDay' | 'calendarDay' = 'workingDay') => ({ n, unit });

const codesOf = (change: Partial<ItemContent>) =>
  lintItem(anItem(change), rules).map((found) => `${found.code} ${found.file} ${found.column}`);

describe('lintItem', () => {
  it('finds nothing in a sound item', () => {
    expect(codesOf({})).toEqual([]);
  });

  it.each<[LintCode, string, Partial<ItemContent>, string]>([
    [
      'L03',
      'a paper of a bureau without waiver',
      { situations: [{ ...self, lines: self.lines.map((line) => ({ ...line, waivers: [] })) }, relative, other] },
      'item-materials waivers',
    ],
    ['L04', 'promised above statutory', clocks({ promised: days(11) }), 'items promised_n'],
    ['L04', 'units that cannot be compared', clocks({ promised: days(5, 'calendarDay') }), 'items promised_unit'],
    ['L05', 'a longer time to accept', clocks({ acceptanceDays: 6 }), 'items acceptance_days'],
    ['L05', 'a longer extension', clocks({ extensionDays: 11 }), 'items extension_days'],
    [
      'L05',
      'a statutory limit above that of the type',
      { ...clocks({ statutory: days(21) }), type: { code: '01', names: sound.names } },
      'items statutory_n',
    ],
    ['L06', 'a code of another length', { handlingCode: `${sound.handlingCode}1` }, 'items code'],
    [
      'L06',
      'a wrong check character',
      { implementationCode: sound.implementationCode.replace('2XF', '2XG'), handlingCode: sound.handlingCode.replace('2XF', '2XG') },
      'items implementation_code',
    ],
    ['L06', 'the code of another bureau', { bureau: { ...sound.bureau, creditCode: '11310000MB2F30000K' } }, 'items implementation_code'],
    ['L06', 'a handling code of another parent', { handlingCode: sound.handlingCode.replace('100101', '900101') }, 'items code'],
    ['L06', 'a basic code of another parent', { basicCode: '007001002' }, 'items basic_code'],
    [
      'L07',
      'a paper without legal basis',
      { materials: [paper('m-form', '申请表', { legalBasis: '' }), ...sound.materials.slice(0, 2)] },
      'materials legal_basis_zh',
    ],
    [
      'L07',
      'a paper without standard',
      { materials: [paper('m-form', '申请表', { acceptanceStandard: ' ' }), ...sound.materials.slice(0, 2)] },
      'materials acceptance_standard_zh',
    ],
    ['L08', 'a catch-all paper', { materials: [paper('m-form', '其他相关材料'), ...sound.materials.slice(0, 2)] }, 'materials name_zh'],
    ['L09', 'an item without English name', { names: { zh: '借书证', en: ' ' } }, 'items name_en'],
    [
      'L09',
      'an option without English name',
      {
        questions: sound.questions.map((question) => ({
          ...question,
          options: question.options.map((option) => ({ ...option, names: { zh: '甲', en: '' } })),
        })),
      },
      'questions options_en',
    ],
    ['L10', 'a birth date that the card has', { fields: [...sound.fields, field('birthdate', { type: 'date' })] }, 'fields prefill'],
    [
      'L11',
      'original and copy',
      { materials: [paper('m-form', '申请表', { forms: ['original', 'copy'] }), ...sound.materials.slice(0, 2)] },
      'materials forms',
    ],
    [
      'L12',
      'a situation that nothing reaches',
      { situations: [self, relative, other, { ...other, code: 'never', rule: ['not', ['all']] }] },
      'situations rule',
    ],
    ['L12', 'two situations for one set of answers', { situations: [{ ...self, rule: ['all'] }, relative, other] }, 'situations rule'],
    ['L12', 'a set of answers without situation', { situations: [self, relative] }, 'situations rule'],
    [
      'L13',
      'a rule on an undeclared fact',
      { conditions: [{ ...sound.conditions[0]!, rule: ['exists', 'applicant.secret'] }] },
      'rules rule',
    ],
    [
      'L13',
      'a jurisdiction on an undeclared fact',
      { jurisdiction: [{ basis: 'household', rule: ['districtOf', 'applicant.home'], office: 'township-centre', text: sound.names }] },
      'jurisdiction rule',
    ],
    ['L14', 'a field that goes nowhere', { fields: [...sound.fields, field('hobby', { sentTo: [] })] }, 'fields sent_to'],
    ['L16', 'a fee without basis', { fee: { charged: true, amountFen: 2000, basis: '' } }, 'items fee_basis_zh'],
    ['L17', 'a special step without limit', { special: [{ kind: 'expert', limitDays: 0, counts: false }] }, 'items special'],
    ['L18', 'a separated item without jurisdiction', { mode: 'separated' }, 'items mode'],
    ['L20', 'more than one visit', { visits: 'n' }, 'items visits'],
  ])('%s: finds %s', (expected, _, change, where) => {
    expect(codesOf(change)).toContain(`${expected} ${where}`);
    expect(new Set(codesOf(change).map((line) => line.slice(0, 3)))).toEqual(new Set([expected]));
  });
});

describe('lintCatalogue', () => {
  const version = (change: Partial<DatedContent> = {}): DatedContent => ({
    content: sound,
    validFrom: '2018-03-01',
    isRetired: false,
    ...change,
  });
  const groups = new Set(['general']);
  const city: CatalogueToLint = {
    versions: [version()],
    centres: [{ code: 'c1', kind: 'centre', groups }],
    hours: ['1', '2', '3', '4', '5', '6', '7'].map((day) => ({ centre: '*', day, opens: '08:30', closes: '17:00', note: '' })),
    mayAccept: () => true,
    today: '2026-11-24',
  };
  const found = (change: Partial<CatalogueToLint>) => lintCatalogue({ ...city, ...change }).map((each) => each.code);
  const twin = (change: Partial<ItemContent>) => [version(), version({ content: anItem({ item: 'twin', handlingCode: '1', ...change }) })];

  it('finds nothing in a sound city', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[LintCode, string, Partial<CatalogueToLint>]>([
    ['L01', 'two guides of one code', { versions: twin({ handlingCode: sound.handlingCode, names: { zh: '另一个', en: 'x' } }) }],
    ['L01', 'two names alike', { versions: twin({}) }],
    ['L19', 'a gap', { versions: [version({ validTo: '2020-01-01' }), version({ validFrom: '2020-02-01' })] }],
    ['L19', 'an end without successor', { versions: [version({ validTo: '2026-12-31' })] }],
    ['L21', 'a date for which no hours stand', { hours: city.hours.slice(0, 6) }],
    ['L22', 'a centre without the power', { mayAccept: () => false }],
    ['L22', 'a centre without such a window', { centres: [{ code: 'c1', kind: 'centre', groups: new Set() }] }],
  ])('%s: finds %s', (expected, _, change) => {
    expect(new Set(found(change))).toEqual(new Set([expected]));
  });

  it('leaves alone what is no twin', () => {
    expect(found({ versions: twin({ names: { zh: '借书证补办', en: 'x' } }) })).toEqual([]);
    expect(found({ versions: twin({ bureau: { ...sound.bureau, code: 'other' } }) })).toEqual([]);
    expect(found({ versions: [version({ validTo: '2020-01-01', isRetired: true })] })).toEqual([]);
  });
});

describe('findings', () => {
  it('are errors but for those that only need an answer', () => {
    const warnings = Object.entries(lintCodes).filter(([, { severity }]) => severity === 'W');
    expect(warnings.map(([each]) => each)).toEqual(['L10', 'L11', 'L20', 'L22']);
  });

  it('measure likeness by edits', () => {
    expect([likeness('', ''), likeness('居住证', '居住证'), likeness('居住证', '暂住证'), likeness('a', 'b')]).toEqual([
      1,
      1,
      1 - 1 / 3,
      0,
    ]);
  });
});
