import type { SystemRow } from '@yimen/city-pack';
import type { Mapping, SystemRules, CodeTable } from '@yimen/domain-exchanges';
import type { Adapter } from '../adapters/port.ts';
import type { SystemPolicy } from '../resilience/system-policy.ts';
import type { TokenBucket } from '../resilience/token-bucket.ts';

/** One back-end system with everything that belongs to it alone: adapter, rules, policy, rate. One that fails harms no other. */
export interface System {
  readonly row: SystemRow;
  readonly rules: SystemRules;
  readonly adapter: Adapter;
  readonly codes: CodeTable;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly policy: SystemPolicy;
  readonly rate: TokenBucket;
  close(): Promise<void>;
}

/** The systems that this build can talk to, by code. */
export class Systems {
  readonly all: readonly System[];
  readonly #byCode: ReadonlyMap<string, System>;

  constructor(all: readonly System[]) {
    this.all = all;
    this.#byCode = new Map(all.map((system) => [system.row.system, system]));
  }

  find(code: string): System | undefined {
    return this.#byCode.get(code);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((system) => system.close()));
  }
}
