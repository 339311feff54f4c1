import { compileConditions, compileForm, compileSituations } from '@yimen/domain-catalogue';
import type { CompiledConditions, CompiledForm, ItemContent, SituationFinder } from '@yimen/domain-catalogue';

/** An item version, compiled once: the very functions that the server judges with. */
export interface Guide {
  readonly content: ItemContent;
  readonly version: number;
  readonly connected: boolean;
  readonly finder: SituationFinder;
  readonly form: CompiledForm;
  readonly conditions: CompiledConditions;
}

export function guideOf(content: ItemContent, version: number, connected: boolean): Guide {
  return {
    content,
    version,
    connected,
    finder: compileSituations(content),
    form: compileForm(content),
    conditions: compileConditions(content),
  };
}
