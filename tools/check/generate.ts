import { format, resolveConfig } from 'prettier';
import { root } from '../setup/index.ts';
import { loadContracts } from './contracts.ts';
import { permissionPage } from './pages/permissions.ts';
import { problemPage } from './pages/problems.ts';
import { subjectPage } from './pages/subjects.ts';
import { dependencyPage } from './pages/dependencies.ts';
import type { Tree } from './tree.ts';

/** Every file that is written by the machine from the sources in `tree`: path → text. */
export async function generatedFiles(tree: Tree): Promise<Record<string, string>> {
  const contracts = await loadContracts();
  const pages = {
    'docs/reference/subjects.md': subjectPage(contracts, tree),
    'docs/reference/permissions.md': permissionPage(contracts),
    'docs/reference/problems.md': problemPage(contracts),
    'docs/dependencies.md': dependencyPage(tree),
  };
  const settings = await resolveConfig(root, { editorconfig: true });
  const entries = Object.entries(pages).map(
    async ([path, text]) => [path, await format(text, { ...settings, parser: 'markdown' })] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
