import { Injectable } from '@nestjs/common';
import { ExchangeRows } from '../store/exchange-rows.ts';
import { Incidents } from '../store/incidents.ts';
import { Systems } from '../systems/system.ts';
import type { System } from '../systems/system.ts';
import { incidentKindOf } from '@yimen/domain-exchanges';
import { RaiseIncidents } from './raise-incidents.ts';

const outageMs = 10 * 60_000;

/** Compares what stands still with the incidents: every stop has an owner within a minute, whatever crashed in between. */
@Injectable()
export class Sweep {
  constructor(
    private readonly systems: Systems,
    private readonly rows: ExchangeRows,
    private readonly incidents: Incidents,
    private readonly raise: RaiseIncidents,
  ) {}

  async run(): Promise<void> {
    for (const system of this.systems.all) {
      await this.sweepParked(system);
      await this.sweepOutage(system);
    }
  }

  private async sweepParked(system: System): Promise<void> {
    for (const { key, exchange } of await this.rows.inState(system.row.system, 'parked')) {
      const why = exchange.why ?? 'parked';
      const kind = incidentKindOf(why);
      if (!(await this.incidents.isOpen(kind, key)))
        await this.raise.open(key, system, { kind, reason: why }, `sweep/${key}/${exchange.attempts}`);
    }
  }

  /** The breaker has been open for ten minutes of office time: one incident for the system. It ends when the system answers. */
  private async sweepOutage(system: System): Promise<void> {
    const { policy, row } = system;
    if (policy.state === 'closed') await this.raise.outageEnded(row.system);
    else if (policy.openForMs > outageMs && policy.state !== 'held') await this.raise.outage(system, 'breaker-open');
  }
}
