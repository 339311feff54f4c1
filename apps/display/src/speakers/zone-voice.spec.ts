import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Announcement } from '@yimen/contracts';
import type { Lease } from './speaker-lease.ts';
import { ZoneVoice } from './zone-voice.ts';

/** Leases of one zone as the bucket keeps them: one holder, a fence that grows. */
class FakeLeases {
  holder: string | undefined;
  fence = 0;
  away = false;

  take(holder: string): Promise<Lease | undefined> {
    if (this.holder !== undefined || this.away) return Promise.resolve(undefined);
    this.holder = holder;
    this.fence += 1;
    return Promise.resolve({ key: 'k', fence: this.fence });
  }

  renew(lease: Lease, holder: string): Promise<Lease | undefined> {
    if (this.away || lease.fence !== this.fence) return Promise.resolve(undefined);
    this.holder = holder;
    this.fence += 1;
    return Promise.resolve({ key: 'k', fence: this.fence });
  }

  release(): Promise<void> {
    this.holder = undefined;
    return Promise.resolve();
  }
}

class FakeScreen {
  readonly announced: Announcement[] = [];
  speaks = false;
  fence = 0;

  constructor(readonly id: string) {}

  speaker({ you, fence }: { you: boolean; fence: number }): void {
    this.speaks = you;
    this.fence = fence;
  }

  announce(announcement: Announcement): void {
    this.announced.push(announcement);
  }
}

let now = 0;
let leases: FakeLeases;
let done: string[];

beforeEach(() => {
  now = 0;
  leases = new FakeLeases();
  done = [];
});

const voiceWith = (use = leases) =>
  new ZoneVoice('hall', {
    take: (holder) => use.take(holder),
    renew: (lease, holder) => use.renew(lease, holder),
    release: () => use.release(),
    done: (id) => done.push(id),
    now: () => now,
  });

const add = (voice: ZoneVoice, id: string) =>
  voice.add({
    id,
    ticket: id,
    zone: 'hall',
    kind: 'call',
    number: 'A001',
    window: '1',
    languages: ['zh-CN'],
    silent: false,
    committedAt: now,
  });

async function speaking(voice: ZoneVoice, ...screens: FakeScreen[]): Promise<void> {
  for (const screen of screens) voice.join(screen);
  await voice.tick();
  await voice.tick();
}

describe('the voice of a zone', () => {
  it('is one screen’s, which speaks one announcement after the other', async () => {
    const [one, other] = [new FakeScreen('s1'), new FakeScreen('s2')];
    const voice = voiceWith();
    await speaking(voice, one, other);
    add(voice, 'd/1/0');
    add(voice, 'd/2/0');
    expect([one.speaks, other.speaks]).toEqual([true, false]);
    expect(one.announced.map(({ id }) => id)).toEqual(['d/1/0']);
    expect(voice.speaking('d/1/0', one.fence, 's1')).toBe(true);
    expect(done).toEqual(['d/1/0']);
    expect(voice.spoken('d/1/0', one.fence, 's1')).toBe(true);
    expect(one.announced.map(({ id }) => id)).toEqual(['d/1/0', 'd/2/0']);
    expect(other.announced).toEqual([]);
  });

  it('refuses another screen, an old fence and another announcement', async () => {
    const screen = new FakeScreen('s1');
    const voice = voiceWith();
    await speaking(voice, screen);
    add(voice, 'd/1/0');
    expect(voice.speaking('d/1/0', screen.fence, 's2')).toBe(false);
    expect(voice.speaking('d/1/0', screen.fence - 1, 's1')).toBe(false);
    expect(voice.speaking('d/9/0', screen.fence, 's1')).toBe(false);
    expect(done).toEqual([]);
  });

  it('goes to the next screen, under a larger fence, when the speaker does not begin within two seconds', async () => {
    const [one, other] = [new FakeScreen('s1'), new FakeScreen('s2')];
    const voice = voiceWith();
    await speaking(voice, one, other);
    const { fence } = one;
    add(voice, 'd/1/0');
    now = 2100;
    await voice.tick();
    expect([one.speaks, other.speaks]).toEqual([false, true]);
    expect(other.fence).toBeGreaterThan(fence);
    expect(other.announced.map(({ id }) => id)).toEqual(['d/1/0']);
    expect(voice.speaking('d/1/0', fence, 's1')).toBe(false);
  });

  it('does not repeat what was begun when its speaker dies', async () => {
    const [one, other] = [new FakeScreen('s1'), new FakeScreen('s2')];
    const voice = voiceWith();
    await speaking(voice, one, other);
    add(voice, 'd/1/0');
    voice.speaking('d/1/0', one.fence, 's1');
    voice.leave('s1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(other.speaks).toBe(true);
    expect(other.announced).toEqual([]);
  });

  it('is at one edge only, and the other takes over when it is given back', async () => {
    const [here, there] = [new FakeScreen('s1'), new FakeScreen('s2')];
    const [first, second] = [voiceWith(), voiceWith()];
    await speaking(first, here);
    await speaking(second, there);
    expect([here.speaks, there.speaks]).toEqual([true, false]);
    first.leave('s1');
    await first.tick();
    now = 1100;
    await second.tick();
    expect(there.speaks).toBe(true);
    expect(there.fence).toBeGreaterThan(here.fence);
  });

  it('falls silent when its lease cannot be renewed', async () => {
    const screen = new FakeScreen('s1');
    const voice = voiceWith();
    await speaking(voice, screen);
    leases.away = true;
    now = 1100;
    await voice.tick();
    expect(screen.speaks).toBe(false);
    add(voice, 'd/1/0');
    expect(screen.announced).toEqual([]);
  });

  it('goes on when a speaker never says that it is done', async () => {
    const screen = new FakeScreen('s1');
    const voice = voiceWith();
    await speaking(voice, screen);
    add(voice, 'd/1/0');
    voice.speaking('d/1/0', screen.fence, 's1');
    add(voice, 'd/2/0');
    for (now = 1000; now <= 21_000; now += 1000) await voice.tick();
    expect(screen.announced.map(({ id }) => id)).toEqual(['d/1/0', 'd/2/0']);
  });
});
