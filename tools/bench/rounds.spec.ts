import { describe, expect, it } from '@jest/globals';
import { compare } from './rounds.ts';
import { median } from './statistics.ts';

const p50 = { id: 'p50', of: median };
const steady = (name: string, ms: number) => ({ name, run: () => Promise.resolve([ms, ms, ms]) });

describe('compare', () => {
  it('reports the ratio to the floor, and 1 for the floor against itself', async () => {
    const [row] = await compare(steady('ours', 3), steady('floor', 2), { rounds: 4, seed: 1, figures: [p50], progress: () => undefined });
    expect(row).toMatchObject({ ratio: 1.5, aa: { ratio: 1 }, ours: 3, floor: 2, rounds: 4 });
  });

  it('throws the warm-up round away', async () => {
    const cold = { name: 'ours', run: (round: number) => Promise.resolve([round === 0 ? 1000 : 2]) };
    const [row] = await compare(cold, steady('floor', 2), { rounds: 3, seed: 1, figures: [p50], progress: () => undefined });
    expect(row?.ratio).toBe(1);
  });

  it('is not fooled by a machine that slows down: the ratio is taken within each round', async () => {
    let slow = 1;
    const drifting = (factor: number) => ({ name: 'x', run: (round: number) => Promise.resolve([(slow = 1 + round) * factor]) });
    const [row] = await compare(drifting(2), drifting(1), { rounds: 9, seed: 3, figures: [p50], progress: () => undefined });
    expect(slow).toBeGreaterThan(1);
    expect(row?.ratio).toBe(2);
  });
});
