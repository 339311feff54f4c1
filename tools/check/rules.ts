import type { Rule } from './rule.ts';
import { fileBudgets, folderBudgets } from './rules/budgets.ts';
import { permissionsUsed, subjectsDescribed, subjectsUsed } from './rules/contracts-used.ts';
import { dependenciesListed, exactVersions } from './rules/dependencies.ts';
import { generatedFresh } from './rules/generated.ts';
import { noForbiddenWords, noMachinePaths, noRegistryHosts, specsAssert } from './rules/words.ts';

/** Every rule of the house that no other tool knows, by its name on the command line. */
export const rules: Readonly<Record<string, Rule>> = {
  'file-budgets': fileBudgets,
  'folder-budgets': folderBudgets,
  'machine-paths': noMachinePaths,
  'registry-hosts': noRegistryHosts,
  'forbidden-words': noForbiddenWords,
  'specs-assert': specsAssert,
  'exact-versions': exactVersions,
  'dependencies-listed': dependenciesListed,
  'subjects-used': subjectsUsed,
  'subjects-described': subjectsDescribed,
  'permissions-used': permissionsUsed,
  'generated-fresh': generatedFresh,
};
