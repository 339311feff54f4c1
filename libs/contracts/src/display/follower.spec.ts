import { describe, expect, it } from '@jest/globals';
import type { Position } from '@yimen/domain-ticketing/wire';
import { follow, freshnessOf, notFollowing, reconnectDelayMs } from './follower.ts';
import type { FollowInput, FollowStep, Followed } from './follower.ts';

type View = readonly number[];
type Input = FollowInput<View, number>;

const day = '2026-03-02';
const at = (seq: number, epoch = 1, on = day): Position => ({ day: on, epoch, seq });
const apply = (view: View, change: number): View => [...view, change];
const snapshot = (seq: number, epoch = 1): Input => ({ kind: 'snapshot', at: at(seq, epoch), view: upTo(seq) });
const delta = (seq: number, epoch = 1, on = day): Input => ({ kind: 'delta', at: at(seq, epoch, on), changes: seq });
const beat = (seq: number, ageMs = 0, epoch = 1): Input => ({ kind: 'heartbeat', at: at(seq, epoch), ageMs });

function upTo(seq: number): View {
  return Array.from({ length: seq }, (_, index) => index + 1);
}

/** Runs inputs one a second from 0 on; returns the last step. */
function run(...inputs: readonly Input[]): FollowStep<View> {
  let step: FollowStep<View> = { followed: notFollowing<View>(), changed: false };
  for (const [second, input] of inputs.entries()) step = follow(step.followed, input, second * 1000, apply);
  return step;
}

describe('follow', () => {
  it('asks for everything on the first connect, and from its position afterwards', () => {
    expect(run({ kind: 'connected' }).resync).toEqual({ at: null });
    expect(run(snapshot(3), { kind: 'disconnected' }, { kind: 'connected' }).resync).toEqual({ at: at(3) });
  });

  it('applies the next commit and nothing else', () => {
    const next = run(snapshot(3), delta(4));
    expect(next).toMatchObject({ changed: true, followed: { position: at(4), view: [1, 2, 3, 4] } });
    expect(next.resync).toBeUndefined();
  });

  it.each([
    ['a commit that it has', delta(3)],
    ['an older commit', delta(1)],
    ['an older snapshot', snapshot(2)],
    ['a commit of an older epoch', delta(9, 0)],
    ['a commit of an earlier day', delta(9, 5, '2026-03-01')],
  ])('drops %s', (_, input) => {
    const step = run(snapshot(3), input);
    expect(step).toMatchObject({ changed: false, followed: { position: at(3), view: [1, 2, 3] } });
    expect(step.resync).toBeUndefined();
  });

  it.each([
    ['a gap', delta(5)],
    ['a new epoch', delta(4, 2)],
    ['a new day', delta(1, 1, '2026-03-03')],
    ['a heartbeat ahead', beat(4)],
    ['a heartbeat of a new epoch', beat(3, 0, 2)],
  ])('asks again after %s, once, and keeps what it shows', (_, input) => {
    const step = run(snapshot(3), input);
    expect(step).toMatchObject({ resync: { at: at(3) }, changed: false, followed: { view: [1, 2, 3] } });
    expect(follow(step.followed, input, 1500, apply).resync).toBeUndefined();
  });

  it('repeats a question that is not answered within two seconds', () => {
    const asked = run(snapshot(3), delta(5)).followed;
    expect(follow(asked, { kind: 'tick' }, 2900, apply).resync).toBeUndefined();
    expect(follow(asked, { kind: 'tick' }, 3000, apply).resync).toEqual({ at: at(3) });
  });

  it('goes on with missing deltas as an answer', () => {
    const step = run(snapshot(3), delta(6), delta(4), delta(5), delta(6));
    expect(step.followed).toMatchObject({ position: at(6), view: upTo(6), askedAt: undefined });
  });
});

describe('freshness', () => {
  it('counts from the moment at which the engine’s word was true, by the page’s own clock', () => {
    const { followed } = run(snapshot(3), beat(3, 700));
    expect(followed.truthAt).toBe(300);
    expect(freshnessOf(followed, 5300, 0)).toBe('fresh');
    expect(freshnessOf(followed, 5301, 0)).toBe('late');
    expect(freshnessOf(followed, 30_300, 0)).toBe('late');
    expect(freshnessOf(followed, 30_301, 0)).toBe('lost');
  });

  it('does not take a word for truth that the view is behind of, until it has caught up', () => {
    const behind = run(snapshot(3), beat(5)).followed;
    expect(behind.truthAt).toBeUndefined();
    const caughtUp = follow(behind, snapshot(5), 2000, apply).followed;
    expect(caughtUp.truthAt).toBe(1000);
  });

  it('is not renewed by snapshots and deltas alone', () => {
    expect(run(snapshot(3), beat(3), delta(4), delta(5), delta(6), delta(7), delta(8)).followed.truthAt).toBe(1000);
  });

  it('is gone when nothing was ever heard', () => {
    expect(freshnessOf(notFollowing(), 6000, 0)).toBe('late');
  });
});

describe('reconnectDelayMs', () => {
  it('spreads over the whole span, which doubles up to 30 s', () => {
    expect([0, 1, 2, 6, 50].map((failures) => reconnectDelayMs(failures, 0.999_999))).toEqual([499, 999, 1999, 29_999, 29_999]);
    expect(reconnectDelayMs(3, 0)).toBe(0);
  });
});

/** A server that keeps the last 256 commits, and a network that loses, doubles, delays and re-orders. */
class FaultyRun {
  private readonly random: () => number;
  private seq = 1;
  private epoch = 1;
  private clock = 0;
  private connected = false;
  private wire: Input[] = [];
  followed: Followed<View> = notFollowing();
  disconnects = 0;
  highest: Position = at(0, 0);

  constructor(seed: number) {
    let state = seed;
    this.random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  step(): void {
    this.clock += 50;
    const dice = this.random();
    if (!this.connected) {
      if (dice < 0.3) this.connect();
      this.commit();
      return;
    }
    if (dice < 0.2) this.disconnect();
    else if (dice < 0.7) this.commit();
    else if (dice < 0.72) this.takeOver();
    else if (dice < 0.9) this.say(beat(this.seq, Math.floor(this.random() * 1000), this.epoch));
    else this.take({ kind: 'tick' });
    this.deliver();
  }

  /** Everything arrives from now on, until the page is where the server is. */
  settle(): void {
    if (!this.connected) this.connect();
    for (let round = 0; round < 100; round += 1) {
      this.clock += 1000;
      this.flush();
      this.take(beat(this.seq, 0, this.epoch));
      this.take({ kind: 'tick' });
    }
  }

  get serverPosition(): Position {
    return at(this.seq, this.epoch);
  }

  private connect(): void {
    this.connected = true;
    this.take({ kind: 'connected' });
  }

  private disconnect(): void {
    this.connected = false;
    this.disconnects += 1;
    this.wire = [];
    this.take({ kind: 'disconnected' });
  }

  private commit(): void {
    this.seq += 1;
    this.say(delta(this.seq, this.epoch));
  }

  private takeOver(): void {
    this.epoch += 1;
    this.seq += 1;
    this.say(snapshot(this.seq, this.epoch));
  }

  private say(input: Input): void {
    if (!this.connected) return;
    if (this.random() < 0.05) return;
    this.wire.push(input);
    if (this.random() < 0.05) this.wire.push(input);
    if (this.random() < 0.05) this.wire.reverse();
  }

  private deliver(): void {
    while (this.wire.length > 0 && this.random() < 0.8) this.take(this.wire.shift() ?? { kind: 'tick' });
  }

  private flush(): void {
    while (this.wire.length > 0) this.take(this.wire.shift() ?? { kind: 'tick' });
  }

  private take(input: Input): void {
    const step = follow(this.followed, input, this.clock, apply);
    this.followed = step.followed;
    const { position, view } = this.followed;
    if (position) {
      if (position.epoch < this.highest.epoch || (position.epoch === this.highest.epoch && position.seq < this.highest.seq))
        throw new Error('went back');
      this.highest = position;
      if (view?.length !== position.seq || view.at(-1) !== position.seq) throw new Error(`wrong view at ${position.seq}`);
    }
    if (step.resync) this.answer(step.resync.at);
  }

  private answer(from: Position | null): void {
    const missing = from ? this.seq - from.seq : Infinity;
    if (from?.epoch !== this.epoch || missing > 256) {
      this.say(snapshot(this.seq, this.epoch));
      return;
    }
    for (let seq = from.seq + 1; seq <= this.seq; seq += 1) this.say(delta(seq, this.epoch));
  }
}

describe('a page on a bad network', () => {
  it('ends equal to the hall after 10,000 random disconnects, and never showed a wrong or an older view', () => {
    let disconnects = 0;
    for (let seed = 1; disconnects < 10_000; seed += 1) {
      const faulty = new FaultyRun(seed);
      for (let step = 0; step < 500; step += 1) faulty.step();
      faulty.settle();
      expect(faulty.followed.position).toEqual(faulty.serverPosition);
      disconnects += faulty.disconnects;
    }
    expect(disconnects).toBeGreaterThanOrEqual(10_000);
  });
});
