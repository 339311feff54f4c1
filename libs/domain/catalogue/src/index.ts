export { kindOf, ValueType } from './value-types.ts';
export type { AddressValue, FactDeclaration, FactDeclarations, Facts, FactValue, ValueKind } from './value-types.ts';
export { isPatternName, namedPatterns } from './named-patterns.ts';
export type { PatternName } from './named-patterns.ts';
export { maxRuleDepth, maxRuleNodes, ruleProblems } from './rules/rule.ts';
export type { Outcome, Rule, RuleFault, RuleProblem, Verdict } from './rules/rule.ts';
export { compileRule, compileText, hasFaults } from './rules/compile.ts';
export type { CompiledRule, CompiledText } from './rules/compile.ts';
export { ageOn, daysBetween } from './rules/dates.ts';
export { FieldConstraints, Field, Option, PrefillSource } from './content/field.ts';
export { Material, MaterialLine, Waiver } from './content/material.ts';
export { LimitDays, RuleJson, Texts } from './content/shared.ts';
export {
  Clocks,
  Condition,
  DeclaredFact,
  ItemContent,
  JurisdictionRule,
  Question,
  Situation,
  SpecialStep,
} from './content/item-content.ts';
export { canonicalJson } from './content/canonical.ts';
