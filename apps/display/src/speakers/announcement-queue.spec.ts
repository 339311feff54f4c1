import { describe, expect, it } from '@jest/globals';
import { AnnouncementQueue } from './announcement-queue.ts';
import type { Call } from './announcement-queue.ts';

const call = (id: string, ticket: string, committedAt = 0, kind: 'call' | 'recall' = 'call'): Call => ({
  id,
  ticket,
  zone: 'hall',
  kind,
  number: ticket.toUpperCase(),
  window: '1',
  languages: ['zh-CN'],
  silent: false,
  committedAt,
});

function queueOf(...calls: readonly Call[]): AnnouncementQueue {
  const queue = new AnnouncementQueue();
  for (const one of calls) queue.add(one);
  return queue;
}

describe('AnnouncementQueue', () => {
  it('gives calls in order, each once', () => {
    const queue = queueOf(call('d/1/0', 'a1'), call('d/2/0', 'a2'), call('d/1/0', 'a1'));
    expect(queue.next(0, 0)?.id).toBe('d/1/0');
    queue.finish('d/1/0');
    queue.add(call('d/1/0', 'a1'));
    expect(queue.next(0, 0)?.id).toBe('d/2/0');
    queue.finish('d/2/0');
    expect(queue.next(0, 0)).toBeUndefined();
  });

  it('puts a recall in the place of the same ticket’s call that was not spoken yet', () => {
    const queue = queueOf(call('d/1/0', 'a1'), call('d/2/0', 'a2'), call('d/3/0', 'a1', 0, 'recall'));
    expect(queue.next(0, 0)).toMatchObject({ id: 'd/3/0', kind: 'recall' });
    expect(queue.length).toBe(2);
  });

  it('drops who is not called any more', () => {
    const queue = queueOf(call('d/1/0', 'a1'), call('d/2/0', 'a2'));
    queue.keep((ticket) => ticket === 'a2');
    expect(queue.next(0, 0)?.id).toBe('d/2/0');
  });

  it.each([
    ['a live speaker', 0, 59_999, 'd/1/0'],
    ['a live speaker', 0, 60_000, undefined],
    ['one that came later', 1, 19_999, 'd/1/0'],
    ['one that came later', 1, 20_000, undefined],
  ])('to %s (since %d) after %d ms gives %s', (_, since, now, id) => {
    expect(queueOf(call('d/1/0', 'a1')).next(now, since)?.id).toBe(id);
  });

  it('says how long it may still begin', () => {
    expect(queueOf(call('d/1/0', 'a1', 1000)).next(4000, 0)?.expiresInMs).toBe(57_000);
  });

  it('shortens when more than three wait', () => {
    const three = [1, 2, 3].map((n) => call(`d/${n}/0`, `a${n}`));
    expect(queueOf(...three).next(0, 0)?.short).toBe(false);
    expect(queueOf(...three, call('d/4/0', 'a4')).next(0, 0)?.short).toBe(true);
  });
});
