import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureBrowser } from './browser.ts';

const environment = { ...process.env };
let bin: string;
let said: string[];
const say = (line: string) => void said.push(line);

beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'yimen-browser-'));
  said = [];
  process.env.PATH = `${bin}:/bin`;
  process.env.PLAYWRIGHT_BROWSERS_PATH = join(bin, 'browsers');
  delete process.env.CHROMIUM_PATH;
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(bin, { recursive: true, force: true });
});

function program(name: string, script: string): string {
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return join(bin, name);
}

describe('ensureBrowser', () => {
  it('refuses a CHROMIUM_PATH that leads nowhere and looks no further', async () => {
    program('chromium', "echo 'Chromium 156.0.1'");
    process.env.CHROMIUM_PATH = '/nowhere/chromium';
    await expect(ensureBrowser({ say })).rejects.toThrow('CHROMIUM_PATH is set, but there is no /nowhere/chromium.');
  });

  it('fails with one line of advice when there is no font and none can be had', async () => {
    program('chromium', "echo 'Chromium 156.0.1'");
    program('fc-list', 'exit 0');
    program('apt-get', "echo 'E: no network' >&2; exit 100");
    await expect(ensureBrowser({ say })).rejects.toThrow(
      /^No font with Chinese characters \(.*\)\. Install Chromium and a Chinese font .*CHROMIUM_PATH\.$/,
    );
  });

  it('takes the browser and the font that are there', async () => {
    const path = program('chromium', "echo 'Chromium 156.0.1 built on Debian'");
    program('fc-list', "echo 'Noto Sans CJK SC'");
    expect(await ensureBrowser({ say })).toEqual({ path, version: '156.0.1' });
    expect(said).toEqual([`chromium: PATH, 156.0.1 at ${path}`]);
  });
});
