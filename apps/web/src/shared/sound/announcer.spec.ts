import { describe, expect, it } from '@jest/globals';
import type { Announcement } from '@yimen/contracts';
import { Announcer } from './announcer.ts';
import type { AnnouncerOptions } from './announcer.ts';
import { storedIds } from './begun-ids.ts';

function announcement(seq: number, more: Partial<Announcement> = {}): Announcement {
  const number = `A${String(seq).padStart(3, '0')}`;
  const id = `2026-11-24/${seq}/0`;
  return {
    id,
    zone: 'z1',
    kind: 'call',
    number,
    window: '3',
    languages: ['zh-CN'],
    silent: false,
    expiresInMs: 20_000,
    short: false,
    ...more,
  };
}

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const map = new Map<string, string>();
  return { getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
}

/** An announcer whose voice takes as long as the test wants. */
function announcerOn(more: Partial<AnnouncerOptions> = {}) {
  const said: string[] = [];
  const time = { now: 0 };
  const endings: (() => void)[] = [];
  const announcer = new Announcer({
    voice: {
      play: ({ kind, number }) => {
        said.push(`${kind} ${number}`);
        return new Promise((resolve) => endings.push(resolve));
      },
    },
    begin: () => Promise.resolve('done'),
    end: () => undefined,
    isCalled: () => true,
    maySpeak: () => true,
    now: () => time.now,
    begun: storedIds('ids', memory()),
    ...more,
  });
  async function finish() {
    endings.shift()?.();
    await settle();
  }
  return { announcer, said, time, finish };
}

async function settle() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const me = { zone: 'z1', you: true, fence: 7 };

describe('the announcer', () => {
  it('is silent on a screen that is not the speaker', async () => {
    const { announcer, said } = announcerOn();
    announcer.announce(announcement(1));
    announcer.speaker({ ...me, you: false });
    announcer.announce(announcement(2));
    await settle();
    expect(said).toEqual([]);
  });

  it('never cuts a call: two in one second are spoken one after the other, in order', async () => {
    const { announcer, said, finish } = announcerOn();
    announcer.speaker(me);
    announcer.announce(announcement(1));
    announcer.announce(announcement(2));
    await settle();
    expect(said).toEqual(['call A001']);
    await finish();
    expect(said).toEqual(['call A001', 'call A002']);
  });

  it('lets a recall take the place of the same number that still waits', async () => {
    const { announcer, said, finish } = announcerOn();
    announcer.speaker(me);
    announcer.announce(announcement(1));
    announcer.announce(announcement(2));
    announcer.announce(announcement(3, { kind: 'recall', number: 'A002' }));
    await settle();
    await finish();
    await finish();
    expect(said).toEqual(['call A001', 'recall A002']);
  });

  it('drops what waited too long and whoever is not called any more', async () => {
    const called = new Set(['A001', 'A002', 'A003']);
    const { announcer, said, time, finish } = announcerOn({ isCalled: (number) => called.has(number) });
    announcer.speaker(me);
    [1, 2, 3].forEach((seq) => announcer.announce(announcement(seq)));
    await settle();
    called.delete('A002');
    time.now = 60_001;
    await finish();
    expect(said).toEqual(['call A001']);
  });

  it('starts nothing that had expired when it arrived', async () => {
    const { announcer, said } = announcerOn();
    announcer.speaker(me);
    announcer.announce(announcement(1, { expiresInMs: 0 }));
    await settle();
    expect(said).toEqual([]);
  });

  it('says nothing that the edge refuses, and nothing twice', async () => {
    const refused = announcerOn({ begin: () => Promise.resolve('refused') });
    refused.announcer.speaker(me);
    refused.announcer.announce(announcement(1));
    await settle();
    expect(refused.said).toEqual([]);

    const { announcer, said, finish } = announcerOn();
    announcer.speaker(me);
    announcer.announce(announcement(1));
    await settle();
    await finish();
    announcer.announce(announcement(1));
    await settle();
    expect(said).toEqual(['call A001']);
  });

  it('remembers over a reload what was begun', async () => {
    const storage = memory();
    const first = announcerOn({ begun: storedIds('ids', storage) });
    first.announcer.speaker(me);
    first.announcer.announce(announcement(1));
    await settle();
    const second = announcerOn({ begun: storedIds('ids', storage) });
    second.announcer.speaker(me);
    second.announcer.announce(announcement(1));
    await settle();
    expect(second.said).toEqual([]);
  });

  it('drops to number and window when more than three wait', async () => {
    const { announcer, said, finish } = announcerOn();
    announcer.speaker(me);
    [1, 2, 3, 4, 5].forEach((seq) => announcer.announce(announcement(seq)));
    await settle();
    for (let turn = 0; turn < 5; turn += 1) await finish();
    expect(said).toEqual(['short A001', 'short A002', 'call A003', 'call A004', 'call A005']);
  });

  it('has no voice for a silent call and none in listen mode', async () => {
    const silent = announcerOn();
    silent.announcer.speaker(me);
    silent.announcer.announce(announcement(1, { silent: true }));
    const old = announcerOn({ maySpeak: () => false });
    old.announcer.speaker(me);
    old.announcer.announce(announcement(1));
    await settle();
    expect([...silent.said, ...old.said]).toEqual([]);
  });
});
