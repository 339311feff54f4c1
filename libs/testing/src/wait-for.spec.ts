import { describe, expect, it } from '@jest/globals';
import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('gives up after its time and says what it waited for and why', async () => {
    const refusal = new Error('not connected');
    const waiting = waitFor(() => Promise.reject(refusal), { timeoutMs: 30, about: 'the link' });
    await expect(waiting).rejects.toMatchObject({ message: 'the link did not hold within 30 ms', cause: refusal });
  });

  it('gives the first truthy value', async () => {
    let asked = 0;
    expect(await waitFor(() => (asked += 1) === 3 && 'there', { everyMs: 1 })).toBe('there');
    expect(asked).toBe(3);
  });

  it('takes a throw for "not yet"', async () => {
    let asked = 0;
    const condition = () => {
      if ((asked += 1) < 3) throw new Error('not yet');
      return asked;
    };
    expect(await waitFor(condition, { everyMs: 1 })).toBe(3);
  });
});
