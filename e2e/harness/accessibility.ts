import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules of WCAG 2.2 A and AA, and axe's own best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe on the page as it stands and throws with every finding: rule, what is wrong, and where. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  if (violations.length === 0) return;
  const findings = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `  ${id}: ${help} at ${node.target.join(' ')}`));
  throw new Error(`${name} has ${findings.length} accessibility findings:\n${findings.join('\n')}`);
}
