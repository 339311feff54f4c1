import { Injectable, Logger } from '@nestjs/common';
import { hasEnded } from '@yimen/domain-exchanges';
import { Clock } from '@yimen/platform';
import { isExchangeCommit } from '../store/bureaus-journal.ts';
import type { BureausCommit } from '../store/bureaus-journal.ts';
import { ExchangeRows } from '../store/exchange-rows.ts';
import type { ExchangeRow } from '../store/exchange-rows.ts';
import { Exchanges } from '../store/exchanges.ts';
import { Systems } from '../systems/system.ts';
import type { System } from '../systems/system.ts';
import { CarryOut } from '../use-cases/carry-out.ts';
import { SystemScheduler } from './system-scheduler.ts';

/** One scheduler a system, so that a slow one never holds up another. */
@Injectable()
export class Scheduler {
  private readonly log = new Logger(Scheduler.name);
  private readonly bySystem: ReadonlyMap<string, SystemScheduler>;

  constructor(
    systems: Systems,
    private readonly rows: ExchangeRows,
    private readonly exchanges: Exchanges,
    private readonly carryOut: CarryOut,
    private readonly clock: Clock,
  ) {
    this.bySystem = new Map(systems.all.map((system) => [system.row.system, this.schedulerOf(system)]));
  }

  /** After a start nobody is sending: what stands in `sending` broke off, and is asked about. */
  async start(): Promise<void> {
    for (const [system, scheduler] of this.bySystem) {
      for (const { key } of await this.rows.inState(system, 'sending')) await this.exchanges.execute(key, system, { type: 'resume' });
      scheduler.start();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.bySystem.values()].map((scheduler) => scheduler.stop()));
  }

  /** Wakes who has something to do now. The end of an exchange frees those that wait for it. */
  notice(commit: BureausCommit): void {
    if (!isExchangeCommit(commit)) return;
    const system = commit.causes[0]?.by.system ?? '';
    this.bySystem.get(system)?.wake();
  }

  private schedulerOf(system: System): SystemScheduler {
    return new SystemScheduler({
      system,
      rows: this.rows,
      clock: this.clock,
      carryOut: async (key) => {
        await this.carryOut.run(key, system);
        await this.freeSuccessors(key, system);
      },
      holdBack: (row) => this.holdBack(row, system),
      onError: (error) => this.log.warn(`${system.row.system}: ${error instanceof Error ? error.message : 'failed'}`),
    });
  }

  private async holdBack({ key, state }: ExchangeRow, { row, policy }: System): Promise<void> {
    if (state !== 'ordered' && state !== 'waiting') return;
    const until = this.clock.now() + policy.nextTryInMs;
    await this.exchanges.execute(key, row.system, { type: 'wait', why: 'breaker', until });
  }

  private async freeSuccessors(key: string, { row }: System): Promise<void> {
    const { exchange } = await this.exchanges.load(key);
    if (!exchange || !hasEnded(exchange.state)) return;
    const now = this.clock.now();
    for (const next of await this.rows.waitingFor(key))
      if (next.state === 'waiting') await this.exchanges.execute(next.key, row.system, { type: 'wait', why: 'predecessor', until: now });
  }
}
