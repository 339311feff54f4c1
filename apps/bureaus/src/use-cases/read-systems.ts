import { Injectable } from '@nestjs/common';
import type { ExchangeStateName, SystemHealth, SystemsReply } from '@yimen/contracts';
import { Clock } from '@yimen/platform';
import { ExchangeRows } from '../store/exchange-rows.ts';
import { Systems } from '../systems/system.ts';
import type { System } from '../systems/system.ts';

/** How every connected system stands. */
@Injectable()
export class ReadSystems {
  constructor(
    private readonly systems: Systems,
    private readonly rows: ExchangeRows,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<SystemsReply> {
    return { systems: await Promise.all(this.systems.all.map((system) => this.healthOf(system))) };
  }

  private async healthOf({ row, rules, policy }: System): Promise<SystemHealth> {
    const now = this.clock.now();
    const counts = await this.rows.counts(row.system);
    const isOpen = rules.hours.isOpen(now);
    const opensAt = isOpen ? undefined : rules.hours.nextOpen(now);
    const oldest = counts.map(({ oldest: since }) => since);
    return {
      system: row.system,
      bureau: row.bureau,
      names: row.names,
      isOpen,
      ...(opensAt === undefined ? {} : { opensAt }),
      breaker: policy.state,
      backlog: counts.reduce((sum, { count }) => sum + count, 0),
      byState: Object.fromEntries(counts.map(({ state, count }) => [state, count])) as Record<ExchangeStateName, number>,
      ...(oldest.length === 0 ? {} : { oldestSince: Math.min(...oldest) }),
    };
  }
}
