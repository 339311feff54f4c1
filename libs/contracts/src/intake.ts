export * from './intake/bodies.ts';
export * from './intake/views.ts';
export * from './intake/worklists.ts';
export * from './intake/documents.ts';
export * from './intake/messages.ts';
export { CaseOutcome, CaseState } from '@yimen/domain-cases';
export type { CaseCommand } from '@yimen/domain-cases';
