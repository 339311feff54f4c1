import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** A measured figure, as every tool writes it. */
export interface ResultRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
  readonly met?: boolean;
  readonly rounds?: number;
  readonly spread?: readonly [number, number];
  /** The floor against itself: how far the machine alone moves a ratio. */
  readonly aa?: { readonly ratio: number; readonly spread: readonly [number, number] };
  /** Latencies behind a ratio, ms. */
  readonly ours?: number;
  readonly floor?: number;
}

/** What the figures were measured on: enough to judge them, nothing that names a machine. */
export interface Machine {
  readonly system: string;
  readonly cpus: number;
  readonly memoryMb: number;
  readonly node: string;
}

/** An invariant that was checked so often and broken so often; `first` says where. */
export interface Invariant {
  readonly id: string;
  readonly checked: number;
  readonly broken: number;
  readonly first?: string;
}

export interface Result {
  readonly command: string;
  readonly seed: number | null;
  readonly rows: readonly ResultRow[];
  readonly invariants: readonly Invariant[];
}

/** Writes a result in the one shape that `npm run report` reads (design section 8). */
export function writeResult(file: string, result: Result): void {
  const { command, seed, rows, invariants } = result;
  writeFileSync(file, `${JSON.stringify({ command, seed, machine: machine(), rows, invariants }, null, 2)}\n`);
}

function machine(): Machine {
  const memoryMb = Math.round(totalmem() / 1e6);
  return { system: process.platform, cpus: cpus().length, memoryMb, node: process.version };
}
