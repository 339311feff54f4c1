import { median, seededRandom, shuffled, spread } from './statistics.ts';

/** One thing that is timed: `run` performs one round and returns the latencies of its operations in ms, having checked every answer. */
export interface Contestant {
  readonly name: string;
  run(round: number): Promise<number[]>;
}

/** A figure of one contestant's round, e.g. its p50. */
export interface Figure {
  readonly id: string;
  of(samples: readonly number[]): number;
}

export interface Comparison {
  readonly figure: string;
  /** Ours ÷ floor, one a round; its median and p5–p95. */
  readonly ratio: number;
  readonly spread: [number, number];
  /** Floor ÷ floor of two runs in the same round: how far the machine alone moves the ratio. */
  readonly aa: { ratio: number; spread: [number, number] };
  readonly ours: number;
  readonly floor: number;
  readonly rounds: number;
}

/**
 * Runs ours, the floor program and the floor program again in every round, in an order shuffled by the seed, so that a drift of the
 * machine hits all three alike. One warm-up round is thrown away. Reports the median of the ratios per round, never a ratio of medians.
 */
export async function compare(
  ours: Contestant,
  floor: Contestant,
  options: { rounds: number; seed: number; figures: readonly Figure[]; progress: (text: string) => void },
): Promise<Comparison[]> {
  const random = seededRandom(options.seed);
  const samples: { ours: number[]; floor: number[]; again: number[] }[] = [];
  for (let round = 0; round <= options.rounds; round++) {
    const measured = { ours: [] as number[], floor: [] as number[], again: [] as number[] };
    for (const who of shuffled(['ours', 'floor', 'again'] as const, random)) {
      measured[who] = await (who === 'ours' ? ours : floor).run(round);
    }
    if (round > 0) samples.push(measured);
    options.progress(`${ours.name}: round ${round} of ${options.rounds}${round === 0 ? ' (warm-up)' : ''}`);
  }
  return options.figures.map((figure) => summarise(figure, samples));
}

function summarise(figure: Figure, samples: readonly { ours: number[]; floor: number[]; again: number[] }[]): Comparison {
  const ours = samples.map((round) => figure.of(round.ours));
  const floor = samples.map((round) => figure.of(round.floor));
  const again = samples.map((round) => figure.of(round.again));
  const ratios = ours.map((value, i) => value / (floor[i] ?? Number.NaN));
  const same = again.map((value, i) => value / (floor[i] ?? Number.NaN));
  return {
    figure: figure.id,
    ratio: median(ratios),
    spread: spread(ratios),
    aa: { ratio: median(same), spread: spread(same) },
    ours: median(ours),
    floor: median(floor),
    rounds: samples.length,
  };
}
