import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, shuffled } from '../../bench/statistics.ts';
import type { Invariant } from '../../result/result.ts';
import type { RunOptions, Suite } from '../suite.ts';
import { ids, judge } from './judge.ts';
import { Load } from './load.ts';
import { startServers } from './servers.ts';
import { Victim } from './victim.ts';

/** Writer, relay and consumer of a journal, killed -9 again and again: nothing is lost, nothing is doubled. */
export const journalSuite: Suite = {
  about: 'kill -9 of writer, relay and consumer of a journal',
  kills: { small: 20, full: 200 },
  negatives: {
    'flag-before-publish': { about: 'marked as published before it is', breaks: ids.lost },
    'no-message-id': { about: 'published without its message id', breaks: ids.doubled },
    'ack-before-effect': { about: 'acknowledged before the effect', breaks: ids.lost },
    'no-effect-key': { about: 'an effect without its unique key', breaks: ids.doubled },
  },
  run,
};

async function run(options: RunOptions): Promise<Invariant[]> {
  const servers = await startServers(options.say);
  const random = seededRandom(options.seed);
  let starts = 0;
  const argument = (): string =>
    JSON.stringify({ ...servers, nats: undefined, negative: options.negative, seed: options.seed + (starts += 1) });
  const load = new Load((order) => writer.send(order));
  const writer = new Victim<{ acked: number }>(
    'writer',
    argument,
    ({ acked }) => load.take(acked),
    () => load.repeat(),
  );
  const victims = [writer, new Victim('relay', argument), new Victim('consumer', argument)] as const;
  try {
    for (const victim of victims) victim.start();
    load.start();
    await storm(victims, options, random);
    load.stop();
    return await judge({ servers, load, victims, kills: options.kills });
  } finally {
    load.stop();
    await Promise.all(victims.map((victim) => victim.end()));
    await servers.stop();
  }
}

/** Kills by seed: who, and when. Each process gets its share; two of three kills are aimed at the gap between two steps. */
async function storm(victims: readonly Victim<never>[], { kills, say }: RunOptions, random: () => number): Promise<void> {
  let order: Victim<never>[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    if (order.length === 0) order = shuffled(victims, random);
    const victim = order.pop();
    await atWork(victim);
    if (random() < 0.67) await victim?.atGap(300);
    else await sleep(random() * 40);
    await victim?.kill();
    if (kill % 20 === 0) say(`${kill} kills`);
  }
}

/** Waits until a process does something, else it would be killed before it can do harm. */
async function atWork(victim: Victim<never> | undefined): Promise<void> {
  const limit = performance.now() + 30_000;
  while (victim && victim.worked < 2) {
    if (performance.now() > limit) throw new Error(`${victim.name} does not get to work`);
    await sleep(2);
  }
}
