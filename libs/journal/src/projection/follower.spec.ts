import { describe, expect, it } from '@jest/globals';
import { Follower } from './follower.ts';

describe('Follower', () => {
  it('asks for the highest seq of a stream once', async () => {
    const asked: string[] = [];
    const follower = new Follower(
      (stream, seq) => Promise.resolve(asked.push(`${stream} ${seq}`)),
      () => undefined,
      new AbortController().signal,
    );
    const gate = Array.from({ length: 8 }, (_, lane) => `busy/${lane}`);
    for (const stream of gate) follower.want(stream, 1);
    for (const seq of [3, 9, 5]) follower.want('test/a', seq);
    await follower.idle();
    expect(asked).toContain('test/a 9');
    expect(asked).toHaveLength(9);
  });

  it('keeps a stream wanted until it came forward', async () => {
    let failures = 2;
    const errors: unknown[] = [];
    const advance = () => (failures-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve());
    const follower = new Follower(advance, (error) => errors.push(error), new AbortController().signal);
    follower.want('test/a', 1);
    await follower.idle();
    expect(errors).toHaveLength(2);
    expect(follower.isIdle).toBe(true);
  });
});
