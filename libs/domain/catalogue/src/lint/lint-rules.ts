import type { ItemContent } from '../content/item-content.ts';
import { compileRule, compileText, hasFaults } from '../rules/compile.ts';
import { declarationsOf } from '../rules/conditions.ts';
import type { RuleFault } from '../rules/rule.ts';
import { completeAnswers } from '../situations/answers.ts';
import { compileSituations, findSituation } from '../situations/find-situation.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';

/** L12, L13: every rule compiles, and each complete set of answers has exactly one situation. */
export function* lintRules(content: ItemContent): Generator<Finding> {
  const faults = [...ruleFindings(content)];
  yield* faults;
  if (faults.length === 0) yield* lintSituations(content);
}

function* ruleFindings(content: ItemContent): Generator<Finding> {
  const { item } = content;
  const declared = declarationsOf(content);
  const rows: (readonly [file: string, key: string, column: string, rule: unknown])[] = [
    ...content.situations.map((row) => ['situations', row.code, 'rule', row.rule] as const),
    ...content.conditions.map((row) => ['rules', row.id, 'rule', row.rule] as const),
    ...content.questions.map((row) => ['questions', row.id, 'visible', row.visible] as const),
    ...content.fields.flatMap((row) => [
      ['fields', row.id, 'visible', row.visible] as const,
      ['fields', row.id, 'required', typeof row.required === 'boolean' ? undefined : row.required] as const,
    ]),
  ];
  for (const [file, key, column, rule] of rows)
    for (const fault of rule === undefined ? [] : faultsOf(compileRule(rule, declared)))
      yield finding('L13', { file, key: [item, key], column, value: fault.value }, fault.text);
  for (const row of content.jurisdiction)
    for (const fault of faultsOf(compileText(row.rule, declared)))
      yield finding('L13', { file: 'jurisdiction', key: [item, row.basis], column: 'rule', value: fault.value }, fault.text);
}

function faultsOf(compiled: object): readonly RuleFault[] {
  return hasFaults(compiled) ? compiled : [];
}

function* lintSituations(content: ItemContent): Generator<Finding> {
  const finder = compileSituations(content);
  const reached = new Set<string>();
  const at = (code: string, value: string) => ({ file: 'situations', key: [content.item, code], column: 'rule', value });
  for (const answers of completeAnswers(finder.questionnaire)) {
    const result = findSituation(finder, answers);
    const given = JSON.stringify(answers);
    if (result.kind === 'found') reached.add(result.situation.code);
    else if (result.kind === 'undecided' && result.matches.length === 0)
      yield finding('L12', at(content.situations[0]?.code ?? '', given), 'no situation');
    else if (result.kind === 'undecided')
      for (const { code } of result.matches) {
        reached.add(code);
        yield finding('L12', at(code, given), 'overlaps another');
      }
  }
  for (const { code } of content.situations) if (!reached.has(code)) yield finding('L12', at(code, code), 'cannot be reached');
}
