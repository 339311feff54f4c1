import type { Browser } from 'playwright-core';
import type { TestCity } from './test-city.ts';
import { Stopped, Walk } from './walk.ts';
import type { Checked } from './walk.ts';

/** What somebody does with the city, from beginning to end. Journeys share a city but neither halls nor people. */
export interface Journey {
  readonly name: string;
  /** More than the 60 s after which a journey that hangs is ended. */
  readonly limitMs?: { readonly small: number; readonly full: number };
  readonly run: (walk: Walk) => Promise<void>;
}

export interface RunOptions {
  readonly full: boolean;
  readonly say: (line: string) => void;
}

export interface Result {
  readonly passed: number;
  readonly failures: readonly string[];
}

const usualLimitMs = { small: 60_000, full: 120_000 };

/** Runs journeys one after the other. A failure ends its own journey and no other one. */
export async function runJourneys(journeys: readonly Journey[], city: TestCity, browser: Browser, options: RunOptions): Promise<Result> {
  let passed = 0;
  const failures: string[] = [];
  for (const journey of journeys) {
    options.say(`\n${journey.name}`);
    const tell = ({ name, ms, fault }: Checked) => {
      options.say(`  ${fault === undefined ? '✓' : '✗'} ${name} (${Math.round(ms)} ms)${fault === undefined ? '' : `\n    ${fault}`}`);
      if (fault === undefined) passed += 1;
      else failures.push(`${journey.name} › ${name}: ${fault}`);
    };
    const ended = await runOne(journey, new Walk({ city, browser, full: options.full, tell }), options.full);
    if (ended !== undefined) tell({ name: 'goes to its end', ms: 0, fault: ended });
  }
  return { passed, failures };
}

/** Why the journey ended early, if no check of its own says so. */
async function runOne(journey: Journey, walk: Walk, full: boolean): Promise<string | undefined> {
  const limitMs = (journey.limitMs ?? usualLimitMs)[full ? 'full' : 'small'];
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`was not over after ${limitMs / 1000} s`)), limitMs);
  });
  try {
    await Promise.race([journey.run(walk).then(() => walk.end()), limit]);
    return undefined;
  } catch (error) {
    return error instanceof Stopped ? undefined : String(error);
  } finally {
    clearTimeout(timer);
    await walk.close();
  }
}
