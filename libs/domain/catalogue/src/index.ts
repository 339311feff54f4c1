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
export {
  answerDeclarations,
  answerFacts,
  answerFaults,
  compileQuestions,
  completeAnswers,
  nextQuestion,
  visibleQuestions,
} from './situations/answers.ts';
export type { AnswerFault, Answers, Questionnaire } from './situations/answers.ts';
export { compileSituations, findSituation } from './situations/find-situation.ts';
export type { SituationFinder, SituationResult } from './situations/find-situation.ts';
export { checklistOf, fullChecklist, isFilledAtWindow, papersToBring } from './situations/checklist.ts';
export type { ChecklistLine } from './situations/checklist.ts';
export { compileConditions, declarationsOf, judgeConditions } from './rules/conditions.ts';
export type { CompiledConditions, ConditionVerdict, Eligibility } from './rules/conditions.ts';
export { Address, NamedPerson, readFieldValue } from './forms/field-value.ts';
export type { ReadValue, ValueProblem } from './forms/field-value.ts';
export { compileForm, evaluateForm } from './forms/evaluate-form.ts';
export type { CompiledForm, FieldFault, FieldProblem, FormState } from './forms/evaluate-form.ts';
export { ItemEvent, LintSummary, WarningAnswer } from './versions/events.ts';
export { evolveItem, newItem, nextVersion, versionOn } from './versions/item-state.ts';
export type { ItemDraft, ItemState, PublishedVersion } from './versions/item-state.ts';
export { decideItem, isItemRefusal, retirement } from './versions/decide-item.ts';
export type { ItemCommand, ItemContext, ItemDecision, ItemRefusal } from './versions/decide-item.ts';
export { lintCodes } from './lint/finding.ts';
export type { Finding, LintCode } from './lint/finding.ts';
export { lintItem } from './lint/lint-item.ts';
export type { LintRules } from './lint/lint-item.ts';
export { lintCatalogue } from './lint/lint-catalogue.ts';
export type { CatalogueToLint, DatedContent, LintCentre, MayAccept } from './lint/lint-catalogue.ts';
export { likeness } from './lint/likeness.ts';
