import { ValueType } from '@yimen/domain-catalogue';
import { anyText, code, list, oneOf, optional, rule, text, whole, yesNo } from '../cells.ts';
import { constraints, fieldId, requirement } from '../cells-of-fields.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

/** Columns `options`, `options_zh`, `options_en`: codes and their names in the same order. */
const optionColumns = { optionCodes: 'options', optionNamesZh: 'optionsZh', optionNamesEn: 'optionsEn' } as const;

export const situationsTable = table({
  file: 'situations',
  key: ['item', 'code'],
  required: true,
  columns: { item: code, code, nameZh: text(), nameEn: anyText(), rule, order: whole(1, 200) },
});
export type SituationRow = Row<typeof situationsTable>;

export const questionsTable = table({
  file: 'questions',
  key: ['item', 'id'],
  specNames: optionColumns,
  columns: {
    item: code,
    id: code,
    order: whole(1, 7),
    textZh: text(),
    textEn: anyText(),
    helpZh: anyText(),
    helpEn: anyText(),
    visible: optional(rule),
    optionCodes: list(code),
    optionNamesZh: list(text(80)),
    optionNamesEn: list(anyText(80)),
  },
});
export type QuestionRow = Row<typeof questionsTable>;

export const fieldsTable = table({
  file: 'fields',
  key: ['item', 'id'],
  specNames: optionColumns,
  columns: {
    item: code,
    id: fieldId,
    order: whole(1, 200),
    type: oneOf(ValueType.options as [ValueType, ...ValueType[]]),
    labelZh: text(),
    labelEn: anyText(),
    helpZh: anyText(),
    helpEn: anyText(),
    visible: optional(rule),
    required: requirement,
    default: anyText(),
    optionCodes: list(code),
    optionNamesZh: list(text(80)),
    optionNamesEn: list(anyText(80)),
    constraints: optional(constraints),
    prefill: list(
      text(120).regex(
        /^(case|credential:[a-z0-9-]+\.[\w.#[\]]+|sharing:[a-z0-9-]+)$/,
        'must be case, credential:<type>.<claim> or sharing:<query>',
      ),
    ),
    readRoles: list(code),
    writeRoles: list(code),
    lockedWhenVerified: yesNo,
    /** Systems of bureaus that need it, or `notice`. */
    sentTo: list(code),
  },
});
export type FieldRow = Row<typeof fieldsTable>;

export const rulesTable = table({
  file: 'rules',
  key: ['item', 'id'],
  columns: {
    item: code,
    id: code,
    effect: oneOf(['block-accept', 'warn', 'route']),
    rule,
    textZh: text(),
    textEn: anyText(),
    legalBasisZh: anyText(),
  },
});
export type RuleRow = Row<typeof rulesTable>;

export const factsTable = table({
  file: 'facts',
  key: ['fact'],
  columns: {
    fact: text(80).regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/, 'must be two words with a dot'),
    type: oneOf(ValueType.options as [ValueType, ...ValueType[]]),
    options: list(code),
    nameZh: text(),
    nameEn: text(),
    source: text(120).regex(
      /^(case|credential:[a-z0-9-]+\.[\w.#[\]]+|sharing:[a-z0-9-]+)$/,
      'must be case, credential:<type>.<claim> or sharing:<query>',
    ),
  },
});
export type FactRow = Row<typeof factsTable>;
