import { compileRule, compileText, hasFaults } from '@yimen/domain-catalogue';
import type { FactDeclaration } from '@yimen/domain-catalogue';
import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';

/** Every rule compiles against the declared facts, the questions and the fields of its item; options and bounds are well-formed. */
export function checkRules({ faults }: PackTables, rows: AllRows): void {
  const declarationsOf = declarations(rows);
  const check = (row: { readonly item: string }, property: string, rule: unknown, compile = compileRule) => {
    if (rule === undefined || typeof rule === 'boolean') return;
    const compiled = compile(rule, declarationsOf(row.item));
    if (!hasFaults(compiled)) return;
    for (const fault of compiled) tell(faults, row, property, `rule at [${fault.at.join('.')}]: ${fault.text}`);
  };
  for (const situation of rows.situations) check(situation, 'rule', situation.rule);
  for (const condition of rows.rules) check(condition, 'rule', condition.rule);
  for (const question of rows.questions) check(question, 'visible', question.visible);
  for (const field of rows.fields) {
    check(field, 'visible', field.visible);
    check(field, 'required', field.required);
  }
  for (const row of rows.jurisdiction) check(row, 'rule', row.rule, compileText as typeof compileRule);
  checkOptions({ faults }, rows);
}

/** Facts that rules of an item may use: the declared ones, its questions and its fields. */
function declarations(rows: AllRows): (item: string) => ReadonlyMap<string, FactDeclaration> {
  const shared = rows.facts.map((fact): [string, FactDeclaration] => [fact.fact, declared(fact)]);
  const byItem = new Map<string, Map<string, FactDeclaration>>();
  const of = (item: string) => byItem.get(item) ?? byItem.set(item, new Map(shared)).get(item) ?? new Map<string, FactDeclaration>();
  for (const question of rows.questions) of(question.item).set(`answers.${question.id}`, { type: 'choice', options: question.optionCodes });
  for (const field of rows.fields) of(field.item).set(`fields.${field.id}`, declared({ type: field.type, options: field.optionCodes }));
  return of;
}

function declared(row: { readonly type: FactDeclaration['type']; readonly options: readonly string[] }): FactDeclaration {
  return row.options.length > 0 ? { type: row.type, options: row.options } : { type: row.type };
}

function checkOptions({ faults }: Pick<PackTables, 'faults'>, rows: AllRows): void {
  for (const row of [...rows.questions, ...rows.fields])
    for (const [property, names] of [
      ['optionNamesZh', row.optionNames.zh],
      ['optionNamesEn', row.optionNames.en],
    ] as const)
      if (names.length !== row.optionCodes.length) tell(faults, row, property, `must have ${row.optionCodes.length} values`);
  for (const question of rows.questions)
    if (question.optionCodes.length < 2) tell(faults, question, 'optionCodes', 'needs at least two values');
  const ids = new Set(rows.fields.map((field) => `${field.item} fields.${field.id}`));
  for (const field of rows.fields) {
    const isChoice = field.type === 'choice' || field.type === 'multiChoice';
    if (isChoice !== field.optionCodes.length > 0)
      tell(faults, field, 'optionCodes', isChoice ? 'must not be empty for a choice' : 'must be empty unless it is a choice');
    for (const bound of [field.constraints?.before, field.constraints?.after])
      if (bound?.startsWith('fields.') && !ids.has(`${field.item} ${bound}`))
        tell(faults, field, 'constraints', `${bound} is not a field of the item`);
  }
}
