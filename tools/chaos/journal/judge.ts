import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { verify } from '@yimen/journal';
import type { Commit, Journal } from '@yimen/journal';
import type { Invariant } from '../../result/result.ts';
import type { Load } from './load.ts';
import type { Message } from './relay.ts';
import type { StormServers } from './servers.ts';
import { durableName, openJournal, streamName } from './settings.ts';
import type { Done } from './settings.ts';
import type { Victim } from './victim.ts';

interface Case {
  readonly servers: StormServers;
  readonly load: Load;
  readonly victims: readonly Victim<never>[];
  readonly kills: number;
}

/** The invariants that negative controls name. */
export const ids = { lost: 'no effect is lost', doubled: 'no effect is doubled' } as const;

/** A storm leaves a backlog behind, and a busy machine takes its time. */
const settleMs = 120_000;

/** Lets everything come to rest, then checks from outside what a storm may not break. */
export async function judge({ servers, load, victims, kills }: Case): Promise<Invariant[]> {
  const settings = { ...servers, seed: 0 };
  const orders = await openJournal(settings, 'orders_journal');
  const effects = await openJournal(settings, 'effects_journal');
  try {
    await until(() => load.isDone);
    await until(async () => (await unpublished(orders)) === 0);
    await until(() => isConsumed(servers));
    const commits = await all(orders);
    return [
      invariant('all kills done, each process killed', kills, killsMissing(victims, kills)),
      invariant('an acknowledged command stands once', load.ordered, commandsNotOnce(commits, load)),
      invariant('both chains are sound', 2, await brokenChains([orders, effects])),
      invariant(
        'everything is published',
        commits.length,
        Array.from({ length: await unpublished(orders) }, () => 'a commit'),
      ),
      invariant('messages keep the order of their stream', commits.length, outOfOrder(await messages(servers))),
      ...effectInvariants(commits, await effectsOf(effects)),
    ];
  } finally {
    await Promise.all([orders, effects].map((journal) => journal.model.db.close()));
  }
}

function invariant(id: string, checked: number, broken: readonly string[]): Invariant {
  const [first] = broken;
  return { id, checked, broken: broken.length, ...(first === undefined ? {} : { first }) };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + settleMs;
  while (!(await holds()) && performance.now() < limit) await sleep(50);
}

/** Whether the consumer has nothing left: nothing to deliver and nothing to acknowledge. */
async function isConsumed({ nats }: StormServers): Promise<boolean> {
  const consumer = await jetstream(nats).consumers.get(streamName, durableName);
  const { num_pending, num_ack_pending } = await consumer.info();
  return num_pending + num_ack_pending === 0;
}

const unpublished = (journal: Journal<Done>): Promise<number> => journal.model.collection.countDocuments({ published: false });

async function all(journal: Journal<Done>): Promise<Commit<Done>[]> {
  const commits: Commit<Done>[] = [];
  for await (const commit of journal.readAll()) commits.push(commit);
  return commits;
}

async function effectsOf(journal: Journal<Done>): Promise<string[]> {
  return (await all(journal)).flatMap(({ events }) => events.map(nameOf));
}

const nameOf = ({ command, part }: Done): string => `${command}.${part}`;

function killsMissing(victims: readonly Victim<never>[], kills: number): string[] {
  const done = victims.reduce((sum, victim) => sum + victim.kills, 0);
  const spared = victims.filter((victim) => victim.kills === 0).map(({ name }) => `${name} was spared`);
  return done < kills ? [`${done} kills only`, ...spared] : spared;
}

function commandsNotOnce(commits: readonly Commit<Done>[], { ordered, acked }: Load): string[] {
  const counts = new Map<string, number>();
  for (const { causes } of commits) for (const { key } of causes) counts.set(key, (counts.get(key) ?? 0) + 1);
  const commands = Array.from({ length: ordered }, (_, index) => index + 1);
  return commands.flatMap((command) => {
    const count = counts.get(`command-${command}`) ?? 0;
    return count === 1 && acked.has(command) ? [] : [`command ${command} stands ${count} times`];
  });
}

async function brokenChains(journals: readonly Journal<Done>[]): Promise<string[]> {
  const verdicts = await Promise.all(journals.map((journal) => verify(journal.readAll())));
  return verdicts.flatMap(({ faults }) => faults.map(({ kind, id }) => `${id} ${kind}`));
}

/** Where each message came from, in the order of the stream. */
async function messages({ nats }: StormServers): Promise<string[]> {
  const consumer = await jetstream(nats).consumers.get(streamName);
  const { num_pending: count } = await consumer.info();
  const found: string[] = [];
  while (found.length < count) {
    const batch = await consumer.fetch({ max_messages: Math.min(500, count - found.length), expires: 2000 });
    for await (const message of batch) found.push(message.json<Message>().from);
  }
  return found;
}

/** A message that comes for the first time behind a later one of its stream. Repetitions may come whenever they like. */
function outOfOrder(froms: readonly string[]): string[] {
  const seen = new Set<string>();
  const highest = new Map<string, number>();
  return froms.filter((from) => {
    const [, stream = '', seq = '', part = ''] = /^(.+)\/(\d+)\/(\d+)$/.exec(from) ?? [];
    const place = Number(seq) * 100 + Number(part);
    const late = !seen.has(from) && place < (highest.get(stream) ?? 0);
    seen.add(from);
    highest.set(stream, Math.max(place, highest.get(stream) ?? 0));
    return late;
  });
}

function effectInvariants(commits: readonly Commit<Done>[], effects: readonly string[]): Invariant[] {
  const wanted = commits.flatMap(({ events }) => events.map(nameOf));
  const counts = new Map<string, number>();
  for (const name of effects) counts.set(name, (counts.get(name) ?? 0) + 1);
  const lost = wanted.filter((name) => !counts.has(name));
  const doubled = [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${name} has ${count} effects`);
  return [invariant(ids.lost, wanted.length, lost), invariant(ids.doubled, wanted.length, doubled)];
}
