import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'pictures');

/** Makes room for the pictures of this run; only a run of all journeys takes the old ones away. */
export function clearPictures(all: boolean): void {
  if (all) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Keeps what a person sees as `test-results/pictures/<name>.png`, at the page's real size. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
