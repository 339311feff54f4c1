import { cpus, totalmem } from 'node:os';

/** What the figures were measured on: enough to judge them, nothing that names a machine. */
export interface Machine {
  readonly system: string;
  readonly cpus: number;
  readonly memoryMb: number;
  readonly node: string;
}

export function machine(): Machine {
  return { system: process.platform, cpus: cpus().length, memoryMb: Math.round(totalmem() / 1e6), node: process.version };
}
