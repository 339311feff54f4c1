import { describe, expect, it } from '@jest/globals';
import { problemOf } from '@yimen/contracts';
import type { Answer } from './answer.ts';
import { press, repeatForMs } from './press.ts';

/** A clock that only moves when somebody waits. */
function clock() {
  let now = 0;
  return {
    wait: (ms: number) => {
      now += ms;
      return Promise.resolve();
    },
    elapsedMs: () => now,
  };
}

const unknown: Answer<string> = { kind: 'unknown' };
const refused = (code: 'nobody-waiting' | 'hall-moving'): Answer<string> => ({ kind: 'refused', problem: problemOf(code) });

describe('a press', () => {
  it('is refused at once when the refusal is definite', async () => {
    const keys: string[] = [];
    const answer = await press((key) => {
      keys.push(key);
      return Promise.resolve(refused('nobody-waiting'));
    }, clock());
    expect(answer).toEqual(refused('nobody-waiting'));
    expect(keys).toHaveLength(1);
  });

  it('is repeated with the same key until there is a verdict, and says once that it is not sure', async () => {
    const answers = [unknown, unknown, refused('hall-moving'), { kind: 'ok', value: 'A059' } as const];
    const keys: string[] = [];
    let unsure = 0;
    const answer = await press(
      (key) => {
        keys.push(key);
        return Promise.resolve(answers[keys.length - 1] ?? unknown);
      },
      { ...clock(), onUnsure: () => (unsure += 1) },
    );
    expect(answer).toEqual({ kind: 'ok', value: 'A059' });
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    expect(unsure).toBe(1);
  });

  it('gives up after two minutes without ever making a new key', async () => {
    const time = clock();
    const keys = new Set<string>();
    const answer = await press((key) => {
      keys.add(key);
      return Promise.resolve(unknown);
    }, time);
    expect(answer).toEqual(unknown);
    expect(keys.size).toBe(1);
    expect(time.elapsedMs()).toBeLessThan(repeatForMs);
    expect(time.elapsedMs()).toBeGreaterThan(repeatForMs - 6_000);
  });
});
