import type { Machine, ResultRow } from '../result/result.ts';

export interface BenchResult {
  readonly seed: number;
  readonly machine: Machine;
  readonly rows: readonly ResultRow[];
}

const names: Readonly<Record<string, string>> = {
  'press/p50': 'press to the last of 20 screens, median',
  'press/p99': 'press to the last of 20 screens, 99th percentile',
  'case/p50': 'receive and accept a case, median',
  'case/p99': 'receive and accept a case, 99th percentile',
  'start/empty-store': 'start of the whole city with an empty store, in ms',
  'start/again': 'start of the whole city over yesterday’s store, in ms',
  'start/resident': 'resident memory of the one process with all services, in MiB',
};

/** docs/performance.md: what was measured, on what, against what, and how to measure it again. */
export function performancePage({ seed, machine, rows }: BenchResult): string {
  const ratios = rows.filter((row) => row.unit === '× floor');
  const absolutes = rows.filter((row) => row.unit !== '× floor');
  return `# Performance

Written by \`npm run report\` from \`docs/performance.json\`. Measure again: \`npm run bench -- --json docs/performance.json && npm run report\`.

Machine: ${machine.system}, ${machine.cpus} processors, ${Math.round(machine.memoryMb / 1000)} GB, Node ${machine.node}; clients and servers on the same machine. Seed ${seed}.

## Against the floor

The floor program does what cannot be avoided and nothing else: \`node:http\`, one insert with the same write concern into the same mongod, one bare
NATS publish, bare WebSocket frames. It has no rights, no validation, no state and no gateway; ours runs one process a service behind its gateway. Both take turns in
every round, in an order shuffled by the seed; the ratio is taken within each round. A/A is the floor against itself: how far the machine
alone moves a ratio.

| what | ratio, p5–p95 | A/A, p5–p95 | ours | floor | goal |
| --- | --- | --- | --- | --- | --- |
${ratios.map(ratioLine).join('\n')}

## In absolute figures

| what | value |
| --- | --- |
${absolutes.map((row) => `| ${names[row.id] ?? row.id} | ${row.value.toFixed(0)} |`).join('\n')}
`;
}

function ratioLine({ id, value, spread, aa, ours, floor, goal }: ResultRow): string {
  const range = (pair: readonly [number, number] | undefined) => (pair ? `${pair[0].toFixed(2)}–${pair[1].toFixed(2)}` : '–');
  const cells = [
    names[id] ?? id,
    `${value.toFixed(2)}, ${range(spread)}`,
    `${aa?.ratio.toFixed(2) ?? '–'}, ${range(aa?.spread)}`,
    `${ours?.toFixed(2) ?? '–'} ms`,
    `${floor?.toFixed(2) ?? '–'} ms`,
    goal === undefined ? '–' : `≤ ${goal}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
