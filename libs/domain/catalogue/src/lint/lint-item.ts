import { creditCodeLength, isRefused, readCreditCode } from '@yimen/domain-identifiers';
import type { ItemContent } from '../content/item-content.ts';
import type { Texts } from '../content/shared.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';
import { lintForm } from './lint-form.ts';
import { lintPapers } from './lint-papers.ts';
import { lintRules } from './lint-rules.ts';

/** What a city says that an item is judged by. */
export interface LintRules {
  readonly limits: {
    readonly acceptanceDays: number;
    readonly supplementDays: number;
    readonly deliveryDays: number;
    readonly extensionDays: number;
    /** Legal default of the statutory limit in working days, by type of item. */
    readonly statutoryByType: ReadonlyMap<string, number>;
  };
  readonly codes: Readonly<Record<'basic' | 'implementation' | 'handling', { readonly length: number; readonly pattern: RegExp }>>;
  /** Claims of the credential types, `type` → paths. */
  readonly claims: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Everything that the lint says of one item alone; an empty list is a clean draft. */
export function lintItem(content: ItemContent, rules: LintRules): readonly Finding[] {
  return [
    ...lintLimits(content, rules.limits),
    ...lintCodesOf(content, rules.codes),
    ...lintTexts(content),
    ...lintTerms(content),
    ...lintPapers(content),
    ...lintForm(content, rules.claims),
    ...lintRules(content),
  ];
}

const at = (content: ItemContent, column: string, value: string | number) => ({
  file: 'items',
  key: [content.item],
  column,
  value: String(value),
});

/** L04, L05. */
function* lintLimits(content: ItemContent, limits: LintRules['limits']): Generator<Finding> {
  const { statutory, promised, ...days } = content.clocks;
  if (promised.n > 0 && promised.unit !== statutory.unit) yield finding('L04', at(content, 'promised_unit', promised.unit), 'units differ');
  else if (promised.n > statutory.n) yield finding('L04', at(content, 'promised_n', promised.n), `statutory is ${statutory.n}`);
  const columns = {
    acceptanceDays: 'acceptance_days',
    supplementDays: 'supplement_days',
    deliveryDays: 'delivery_days',
    extensionDays: 'extension_days',
  } as const;
  for (const [name, column] of Object.entries(columns) as [keyof typeof columns, string][])
    if (days[name] > limits[name]) yield finding('L05', at(content, column, days[name]), `the default is ${limits[name]}`);
  const legal = limits.statutoryByType.get(content.type.code);
  if (legal !== undefined && statutory.n > legal)
    yield finding('L05', at(content, 'statutory_n', statutory.n), `type ${content.type.code} has ${legal}`);
}

/** L06. */
function* lintCodesOf(content: ItemContent, codes: LintRules['codes']): Generator<Finding> {
  const each = [
    ['code', content.handlingCode, codes.handling],
    ['implementation_code', content.implementationCode, codes.implementation],
    ['basic_code', content.basicCode, codes.basic],
  ] as const;
  for (const [column, code, { length, pattern }] of each)
    if (code.length !== length || !pattern.test(code))
      yield finding('L06', at(content, column, code), `must be ${length} characters of the city's pattern`);
  const credit = content.implementationCode.slice(0, creditCodeLength);
  if (isRefused(readCreditCode(credit))) yield finding('L06', at(content, 'implementation_code', credit), 'check character (GB 32100)');
  else if (credit !== content.bureau.creditCode)
    yield finding('L06', at(content, 'implementation_code', credit), 'is not the bureau of the item');
  if (!content.handlingCode.startsWith(content.implementationCode))
    yield finding('L06', at(content, 'code', content.handlingCode), 'wrong parent');
  if (!content.implementationCode.endsWith(content.basicCode))
    yield finding('L06', at(content, 'basic_code', content.basicCode), 'wrong parent');
}

/** L09: every text that a visitor reads. */
function* lintTexts(content: ItemContent): Generator<Finding> {
  const { item } = content;
  const texts: (readonly [file: string, key: readonly string[], column: string, text: Texts | undefined])[] = [
    ['items', [item], 'name_en', content.names],
    ...content.situations.map((row) => ['situations', [item, row.code], 'name_en', row.names] as const),
    ...content.questions.flatMap((row) => [
      ['questions', [item, row.id], 'text_en', row.text] as const,
      ['questions', [item, row.id], 'help_en', row.help] as const,
      ...row.options.map((option) => ['questions', [item, row.id], 'options_en', option.names] as const),
    ]),
    ...content.materials.map((row) => ['materials', [row.code], 'name_en', row.names] as const),
    ...content.conditions.map((row) => ['rules', [item, row.id], 'text_en', row.text] as const),
    ...content.fields.flatMap((row) => [
      ['fields', [item, row.id], 'label_en', row.label] as const,
      ['fields', [item, row.id], 'help_en', row.help] as const,
      ...row.options.map((option) => ['fields', [item, row.id], 'options_en', option.names] as const),
    ]),
  ];
  for (const [file, key, column, text] of texts)
    if (text && text.zh !== '' && text.en.trim() === '') yield finding('L09', { file, key, column, value: text.zh });
}

/** L16, L17, L18, L20. */
function* lintTerms(content: ItemContent): Generator<Finding> {
  const { fee, special, mode, jurisdiction, visits } = content;
  if (fee.charged && fee.basis.trim() === '') yield finding('L16', at(content, 'fee_basis_zh', fee.amountFen));
  for (const step of special) if (step.limitDays === 0) yield finding('L17', at(content, 'special', step.kind));
  if (mode !== 'direct' && jurisdiction.length === 0) yield finding('L18', at(content, 'mode', mode));
  if (visits === 'n') yield finding('L20', at(content, 'visits', visits));
}
