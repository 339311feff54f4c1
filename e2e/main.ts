import { parseArgs } from 'node:util';
import { launchBrowser } from './harness/browser.ts';
import { clearPictures } from './harness/pictures.ts';
import { runJourneys } from './harness/run-journeys.ts';
import type { Journey, Result } from './harness/run-journeys.ts';
import { TestCity } from './harness/test-city.ts';
import { journeys } from './journeys.ts';

const help = `npm test -- journey, or node e2e/main.ts [options]

Starts a city of its own, one process a service, and walks through it in a real browser: ${journeys.length} journeys. Pictures of what people
see go to test-results/pictures.

  --full          outages in the length that the specs name instead of a stand-in
  --only WORDS    only the journeys with these words in their name       --only "two windows"
  --help          this text

Exit status: 0 everything held, 1 something did not, 2 wrong usage.
`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

function readArguments(): { readonly full: boolean; readonly chosen: readonly Journey[] } {
  try {
    const options = { full: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { full = false, only = '', help: isHelp = false } = parseArgs({ options }).values;
    if (isHelp) {
      process.stdout.write(help);
      process.exit(0);
    }
    const chosen = journeys.filter(({ name }) => name.includes(only));
    if (chosen.length === 0) throw new Error(`No journey is called "${only}".`);
    return { full, chosen };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

async function walkThrough(chosen: readonly Journey[], full: boolean): Promise<Result> {
  await using stack = new AsyncDisposableStack();
  const city = await TestCity.start();
  stack.defer(() => city.stop());
  const browser = await launchBrowser();
  stack.defer(() => browser.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stack.disposeAsync().then(() => process.exit(1)));
  return await runJourneys(chosen, city, browser, { full, say });
}

const { full, chosen } = readArguments();
clearPictures(chosen.length === journeys.length);
const { passed, failures } = await walkThrough(chosen, full);
say('');
for (const failure of failures) say(`failed: ${failure}`);
say(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
