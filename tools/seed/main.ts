import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCity } from '../start/city.ts';
import { readOptions, root } from '../start/options.ts';
import { seedDemo } from './seed-demo.ts';

const help = `npm run seed -- [options]

Fills a city with its living demo: starts the city, seeds it, and stops it again. The numbers, services and order of the first visitors
follow from the seed alone.

  --reset        begin with an empty store              npm run seed -- --reset
  --data FOLDER  where the data lie (.data)
  --clock TIME   local time of the city                 npm run seed -- --reset --clock 2026-03-02T09:25
  --seed N       seed of the demo's chance (1)
  --help         this text

Exit status: 0 seeded, 1 something went wrong, 2 wrong usage, 3 a server could not be had.
`;

function read() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { reset: { type: 'boolean' }, help: { type: 'boolean' }, data: text, clock: text, seed: text } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

const asked = read();
if (asked.help) {
  process.stdout.write(help);
  process.exit(0);
}
const options = readOptions([
  ...(asked.reset ? ['--fresh'] : []),
  ...['--port', '0', '--data', asked.data ?? join(root, '.data')],
  ...(asked.clock === undefined ? [] : ['--clock', asked.clock]),
  ...(asked.seed === undefined ? [] : ['--seed', asked.seed]),
]);
if (options === 'help') throw new Error('never asked for');
const say = (line: string) => process.stderr.write(`${line}\n`);
const city = await startCity(options, say);
try {
  const demo = await seedDemo({ origin: city.origin, cityPack: options.cityPack, seed: options.seed }, say);
  await demo.stop();
} finally {
  await city.stop();
}
process.stdout.write('seeded\n');
process.exit(0);
