import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HallFeed } from '@yimen/contracts';
import { positionOf } from '@yimen/domain-ticketing';
import type { HallState } from '@yimen/domain-ticketing';
import { Unanswered } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import { FakeEngine } from '../engine.fake.ts';
import { CommitLog } from './commit-log.ts';
import { EngineWord } from './engine-word.ts';
import { HallFollower } from './hall-follower.ts';

const at = (seq: number, epoch = 1) => ({ day: '2026-03-02', epoch, seq });

describe('HallFollower', () => {
  let engine: FakeEngine;
  let feeds: HallFeed[];
  let asked: number;
  let jumps: number;
  let follower: HallFollower;
  let answer: () => HallState;

  beforeEach(() => {
    engine = new FakeEngine('310101015', () => Date.parse('2026-03-02T09:00:00+08:00'));
    feeds = [];
    engine.hear((feed) => feeds.push(feed));
    asked = jumps = 0;
    answer = () => engine.state;
    follower = new HallFollower('310101015', {
      ask: async (hall) => {
        asked += 1;
        const state = answer();
        await Promise.resolve();
        return { v: 1, hall, at: positionOf(state), time: 0, state };
      },
      now: () => 0,
      changed: ({ events }) => (jumps += events ? 0 : 1),
      failed: () => undefined,
      connected: () => true,
    });
  });

  const known = async () => {
    await follower.resync();
    asked = jumps = 0;
  };
  const equal = () => expect(follower.state).toEqual(engine.state);

  it('applies commits in order without asking', async () => {
    await known();
    for (let count = 0; count < 3; count += 1) engine.issue();
    for (const feed of feeds) follower.onFeed(feed);
    equal();
    expect([asked, jumps]).toEqual([0, 0]);
  });

  it('asks once for many signs of one gap, and goes on with what came early', async () => {
    await known();
    const before = engine.state;
    engine.issue();
    const lost = engine.state;
    answer = () => lost;
    engine.issue();
    engine.issue();
    for (const feed of feeds.slice(1)) follower.onFeed(feed);
    follower.onBeat(positionOf(engine.state));
    expect(follower.state).toBe(before);
    await waitFor(() => follower.position?.seq === engine.state.seq);
    equal();
    expect([asked, jumps]).toEqual([1, 1]);
  });

  it('drops what it knows, and never goes back to an older state', async () => {
    await known();
    const old = engine.state;
    engine.issue();
    for (const feed of [...feeds, ...feeds]) follower.onFeed(feed);
    answer = () => old;
    await follower.resync();
    equal();
  });

  it('waits for the next owner when nobody answers', async () => {
    answer = () => {
      throw new Unanswered('queue.snapshot.get.310101015', 'no-responder');
    };
    await follower.resync();
    expect([asked, follower.state]).toEqual([1, undefined]);
    answer = () => engine.state;
    follower.onBeat(positionOf(engine.state));
    await waitFor(() => follower.state !== undefined);
  });
});

describe('EngineWord', () => {
  it('vouches for the view, with the age of the word, for three seconds', () => {
    const word = new EngineWord();
    word.hear(at(5), at(5), 1000);
    expect(word.vouch(1200)).toEqual({ at: at(5), ageMs: 200 });
    expect(word.vouch(4000)).toEqual({ at: at(5), ageMs: 3000 });
    expect(word.vouch(4001)).toBeUndefined();
  });

  it('is silent when the view differs from it for more than a second', () => {
    const word = new EngineWord();
    word.hear(at(6), at(5), 1000);
    expect(word.vouch(2000)?.at).toEqual(at(6));
    word.hear(at(7), at(5), 2000);
    expect(word.vouch(2001)).toBeUndefined();
    word.viewMoved(at(7));
    expect(word.vouch(2002)?.at).toEqual(at(7));
  });

  it('was never heard', () => {
    expect(new EngineWord().vouch(0)).toBeUndefined();
  });
});

describe('CommitLog', () => {
  it('hands out what came after a position, as long as it has it without a gap', () => {
    const log = new CommitLog<number>();
    log.reset(at(10));
    for (let seq = 11; seq <= 300; seq += 1) log.push({ at: at(seq), changes: seq });
    expect(log.since(at(300))).toEqual([]);
    expect(log.since(at(298))?.map(({ changes }) => changes)).toEqual([299, 300]);
    expect(log.since(at(44))).toHaveLength(256);
    expect(log.since(at(43))).toBeUndefined();
    expect(log.since(at(301))).toBeUndefined();
    expect(log.since(at(298, 0))).toBeUndefined();
  });
});
