import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCityPack } from '@yimen/city-pack';
import type { HallCommand } from '@yimen/domain-ticketing';
import { bodyHash } from '@yimen/journal';
import { MongoLink } from '@yimen/platform';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { HallActor } from '../engine/hall/hall-actor.ts';
import { HallDay } from '../engine/hall/hall-day.ts';
import { openHall } from '../engine/hall/open-hall.ts';
import { HallJournal } from '../store/hall-journal.ts';
import type { HallCommit } from '../store/hall-journal.ts';
import { HallPlans } from '../store/hall-plan.ts';
import { newKey } from './queue-bench.fake.ts';

const morning = Date.parse('2026-03-02T09:00:00+08:00');
let servers: TestServers;
let mongo: MongoLink;
let store: HallJournal;
let plans: HallPlans;
let halls: readonly string[];

beforeAll(async () => {
  servers = await useServers();
  mongo = new MongoLink(servers.mongoUri);
  await mongo.open();
  store = new HallJournal(mongo);
  await store.journal.createIndexes();
  plans = new HallPlans(await loadCityPack(fileURLToPath(new URL('../../../../cities/shanghai', import.meta.url))));
  halls = plans.halls;
}, 60_000);
afterAll(async () => {
  await mongo.close();
  await servers.stop();
});

interface Engine {
  readonly actor: HallActor;
  readonly commits: HallCommit[];
  readonly lost: string[];
  /** Whether its lease was confirmed lately. */
  fresh: boolean;
}

async function own(hall: string, engine: string): Promise<Engine> {
  const opening = { store, plans, engine, reason: 'start', now: () => morning, today: () => '2026-03-02' } as const;
  const { day } = await openHall(hall, opening);
  const commits: HallCommit[] = [];
  const lost: string[] = [];
  const parts = {
    journal: store.journal,
    engine,
    now: () => morning,
    seen: () => ({}),
    isFresh: () => here.fresh,
    committed: (commit: HallCommit) => void commits.push(commit),
    lost: (why: string) => void lost.push(why),
  };
  const here: Engine = { actor: new HallActor(day, parts), commits, lost, fresh: true };
  return here;
}

function send({ actor }: Engine, command: HallCommand, key = newKey()) {
  const by = { kind: 'supervisor', id: 's1' } as const;
  return actor.execute({ key, command, by, bodyHash: bodyHash({ command, by }), id: newKey() });
}

const issue: HallCommand = { type: 'issueTicket', service: 'zonghe', channel: 'desk', language: 'en' };
async function codeOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? 'fault';
  }
}

async function opened(hall: string, engine = 'one'): Promise<Engine> {
  const here = await own(hall, engine);
  if (here.actor.day.state.state === 'planned') await send(here, { type: 'openDay' });
  return here;
}

describe('group commit', () => {
  it('makes one commit of everything that arrives in one turn, with one number each', async () => {
    const here = await opened(halls[0]!);
    const before = here.commits.length;
    const sent = await Promise.all(Array.from({ length: 150 }, () => send(here, issue)));
    expect(here.commits.length - before).toBe(1);
    const numbers = sent.map(({ answer }) => (answer.kind === 'issued' ? answer.number : ''));
    expect(new Set(numbers).size).toBe(150);
    expect([numbers[0], numbers[149]]).toEqual(['J001', 'J150']);
  });

  it('takes at most 200 commands into one, and refuses beyond a thousand waiting', async () => {
    const here = await opened(halls[1]!);
    const before = here.commits.length;
    const codes = await Promise.all(Array.from({ length: 1100 }, () => codeOf(send(here, issue))));
    expect(codes.filter((code) => code === 'hall-overloaded')).toHaveLength(100);
    expect(here.commits.length - before).toBe(5);
    expect(here.commits.slice(before).map(({ keys }) => keys.length)).toEqual([200, 200, 200, 200, 200]);
  });

  it('gives 64 equal presses of one turn one effect, and another body under the key a refusal', async () => {
    const here = await opened(halls[2]!);
    const key = newKey();
    const sent = await Promise.all(Array.from({ length: 64 }, () => send(here, issue, key)));
    expect(new Set(sent.map((done) => JSON.stringify(done))).size).toBe(1);
    expect(here.commits.at(-1)?.keys).toHaveLength(1);
    const other: HallCommand = { ...issue, language: 'zh-CN' };
    expect(await codeOf(send(here, other, key))).toBe('idempotency-key-reused');
    const fresh = newKey();
    expect(await Promise.all([codeOf(send(here, issue, fresh)), codeOf(send(here, other, fresh))])).toEqual([
      'done',
      'idempotency-key-reused',
    ]);
  });

  it('decides a refusal anew under its key', async () => {
    const here = await opened(halls[3]!);
    const key = newKey();
    await send(here, { type: 'openWindow', window: '1', clerkServices: [] });
    const call: HallCommand = { type: 'callNext', window: '1', fence: 1 };
    expect(await codeOf(send(here, call, key))).toBe('nobody-waiting');
    await send(here, issue);
    expect(await codeOf(send(here, call, key))).toBe('done');
  });
});

describe('the fence', () => {
  it('lets a stale owner write nothing: its next insert meets the new owner’s, and it steps down', async () => {
    const stale = await opened(halls[4]!, 'stale');
    const fresh = await opened(halls[4]!, 'fresh');
    expect(fresh.actor.day.state.epoch).toBe(stale.actor.day.state.epoch + 1);
    const key = newKey();
    expect(await codeOf(send(stale, issue, key))).toBe('hall-moving');
    expect([stale.actor.hasEnded, stale.lost.length]).toEqual([true, 1]);
    expect(await codeOf(send(stale, issue))).toBe('hall-moving');
    expect(await codeOf(send(fresh, issue, key))).toBe('done');
  });

  it('lets a stale owner refuse nothing either: it looks at the journal’s tail first', async () => {
    const stale = await opened(halls[5]!, 'stale');
    await send(stale, { type: 'openWindow', window: '1', clerkServices: [] });
    const fresh = await opened(halls[5]!, 'fresh');
    await send(fresh, issue);
    stale.fresh = false;
    expect(await codeOf(send(stale, { type: 'callNext', window: '1', fence: 1 }))).toBe('hall-moving');
    fresh.fresh = false;
    await send(fresh, { type: 'callNext', window: '1', fence: 1 });
    expect(await codeOf(send(fresh, { type: 'callNext', window: '1', fence: 1 }))).toBe('window-busy');
  });

  it('has one winner when ten engines open a hall at the same moment', async () => {
    const engines = await Promise.all(Array.from({ length: 10 }, (_, n) => own(halls[6]!, `e${n}`).catch(() => undefined)));
    const there = engines.filter((engine) => engine !== undefined);
    expect(there.length).toBeGreaterThan(0);
    const codes = await Promise.all(there.map((engine) => codeOf(send(engine, { type: 'openDay' }))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  });
});

describe('replay', () => {
  it('reads 4,000 events and verifies the chain within 150 ms or so, and finds a broken one', async () => {
    const here = await opened(halls[7]!);
    for (let batch = 0; batch < 20; batch += 1) await Promise.all(Array.from({ length: 200 }, () => send(here, issue)));
    const { day } = here.actor.day;
    const timed = async () => {
      const started = performance.now();
      const replayed = new HallDay(halls[7]!, day);
      for await (const commit of store.replay(halls[7]!, day)) replayed.take(commit);
      return { replayed, tookMs: performance.now() - started };
    };
    await timed();
    const { replayed, tookMs } = await timed();
    expect(replayed.state).toEqual(here.actor.day.state);
    expect([...replayed.answers]).toEqual([...here.actor.day.answers]);
    expect(tookMs).toBeLessThan(1500);
    const filter = { _id: `queue/${halls[7]!}/${day}/0000000005` };
    await store.journal.model.collection.updateOne(filter as never, { $set: { at: 1 } });
    await expect(timed()).rejects.toMatchObject({ code: 'journal-broken' });
  });

  it('stops loudly at an event of an unknown type', async () => {
    const here = await opened(halls[8]!);
    const [commit] = here.commits;
    const unknown = { ...commit!, events: [{ type: 'ticketTeleported', cause: 0 }] } as unknown as HallCommit;
    expect(() => here.actor.day.take(unknown)).toThrow('unknown type');
  });
});
