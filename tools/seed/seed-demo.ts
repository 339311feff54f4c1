import type { City } from '../start/city.ts';
import type { StartOptions } from '../start/options.ts';

/** Fills a city with its living demo. */
export async function seedDemo(
  _city: City,
  _options: Pick<StartOptions, 'seed'>,
  _report: (line: string) => void = () => undefined,
): Promise<void> {
  await Promise.resolve();
}
