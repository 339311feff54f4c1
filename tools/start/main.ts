import { startCity } from './city.ts';
import type { City } from './city.ts';
import { demoAccounts } from './demo-accounts.ts';
import { seedDemo } from '../seed/seed-demo.ts';
import { WrongUsage, help, readOptions } from './options.ts';
import type { StartOptions } from './options.ts';
import { pageTable } from './table.ts';
import { NotAvailable } from '../setup/index.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Reads the command line, starts the city, tells where it is, and stops everything on the first signal. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(help);
  const startedAt = performance.now();
  const city = await startCity(options, options.quiet ? undefined : say);
  const demo = { stop: () => Promise.resolve() };
  stopOnSignal(async () => {
    await demo.stop();
    await city.stop();
  });
  if (options.demo) Object.assign(demo, await seedDemo({ ...options, origin: city.origin }, options.quiet ? undefined : say));
  await tell(city, options, startedAt);
}

async function tell(city: City, options: StartOptions, startedAt: number): Promise<void> {
  const demo = options.demo ? await demoAccounts(city.origin) : undefined;
  process.stdout.write(`\n${pageTable(city.origin, demo)}\n\n`);
  process.stdout.write(`ready at ${city.origin} after ${((performance.now() - startedAt) / 1000).toFixed(1)} s, Ctrl-C stops everything\n`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping ??= stop().then(
        () => process.exit(0),
        (error: unknown) => {
          say(String(error));
          process.exit(1);
        },
      );
    });
  }
}

try {
  await main();
} catch (error) {
  const status = error instanceof WrongUsage ? 2 : error instanceof NotAvailable ? 3 : 1;
  say(error instanceof Error ? error.message : String(error));
  if (status === 2) say(help);
  process.exit(status);
}
