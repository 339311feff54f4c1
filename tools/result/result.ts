import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** A measured figure, as every tool writes it. */
export interface ResultRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number | string;
  readonly met?: boolean;
  readonly rounds?: number;
  readonly spread?: readonly [number, number];
  readonly aa?: number;
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

function machine(): Record<string, string | number> {
  const memoryMb = Math.round(totalmem() / 1e6);
  return { system: `${process.platform} ${release()}`, cpus: cpus().length, memoryMb, node: process.version };
}
