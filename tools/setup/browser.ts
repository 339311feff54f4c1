import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cache.ts';
import { fetchText } from './download.ts';
import { sayOnStderr, withProgress } from './progress.ts';
import type { Say } from './progress.ts';
import { findOnPath, runCommand } from './run-command.ts';
import { findVersion } from './versions.ts';
import { firstThatWorks, NotAvailable } from './ways.ts';
import type { Way } from './ways.ts';

export interface Browser {
  /** The executable, for playwright's `executablePath`. */
  readonly path: string;
  readonly version: string;
}

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const isRootOnDebian = () => process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
const advice =
  'Install Chromium and a Chinese font (Debian, as root: apt-get update && apt-get install -y chromium fonts-noto-cjk fontconfig), or set CHROMIUM_PATH.';

/** A Chromium and a font with Chinese characters for the browser journeys. Throws `NotAvailable` with one line of advice. */
export async function ensureBrowser({ say = sayOnStderr }: { say?: Say } = {}): Promise<Browser> {
  const ways: Way<Browser>[] = [
    { name: 'CHROMIUM_PATH', take: () => Promise.resolve(fromEnvironment()).then(probe) },
    { name: 'PATH', take: () => Promise.resolve(findOnPath(onPath)).then(probe) },
    { name: 'cache', take: () => playwrightPath().then((path) => probe(existsSync(path) ? path : undefined)) },
    { name: 'playwright-core install chromium', take: () => fromPlaywright(say).then(probe) },
    { name: 'apt-get install chromium', take: () => fromDebian(say, ['chromium']).then(() => probe(findOnPath(onPath))) },
  ];
  const browser = await firstThatWorks('chromium', ways, advice, say, ({ path, version }) => `${version} at ${path}`);
  await ensureFont(say);
  return browser;
}

function fromEnvironment(): string | undefined {
  const path = process.env.CHROMIUM_PATH;
  if (path !== undefined && !existsSync(path)) throw new NotAvailable(`CHROMIUM_PATH is set, but there is no ${path}.`);
  return path;
}

async function probe(path: string | undefined): Promise<Browser | undefined> {
  if (path === undefined) return undefined;
  return { path, version: findVersion(await runCommand(path, ['--version'])) ?? 'unknown' };
}

const browsersFolder = join(root, '.cache', 'browsers');

async function playwrightPath(): Promise<string> {
  process.env.PLAYWRIGHT_BROWSERS_PATH ??= browsersFolder;
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function fromPlaywright(say: Say): Promise<string> {
  await fetchText('https://cdn.playwright.dev/').catch((error: unknown) => {
    if ((error as Error).message.includes('does not answer')) throw error; // any answer, even 400, is a sign of life
  });
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const env = { PLAYWRIGHT_BROWSERS_PATH: browsersFolder };
  await withProgress(say, 'chromium: playwright-core install', () => runCommand(process.execPath, [cli, 'install', 'chromium'], env));
  return playwrightPath();
}

async function fromDebian(say: Say, packages: readonly string[]): Promise<void> {
  if (!isRootOnDebian()) throw new Error('needs Debian and root');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await withProgress(say, `apt-get install ${packages.join(' ')}`, async () => {
    await runCommand('apt-get', ['update', '-q'], env);
    await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
  });
}

/** Without one every Chinese character on a screenshot is an empty box. macOS and Windows bring theirs. */
async function ensureFont(say: Say): Promise<void> {
  if (process.platform !== 'linux' || (await hasChineseFont())) return;
  await fromDebian(say, ['fonts-noto-cjk', 'fontconfig']).catch((error: unknown) => {
    throw new NotAvailable(`No font with Chinese characters (${(error as Error).message}). ${advice}`);
  });
  if (!(await hasChineseFont())) throw new NotAvailable(`No font with Chinese characters. ${advice}`);
  say('font: apt-get install fonts-noto-cjk');
}

async function hasChineseFont(): Promise<boolean> {
  if (!findOnPath(['fc-list'])) return false;
  return (await runCommand('fc-list', [':lang=zh', 'family'])).trim() !== '';
}
