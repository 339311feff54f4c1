import { Injectable } from '@nestjs/common';
import type { IncidentsReply, IncidentView, Principal } from '@yimen/contracts';
import type { Incident } from '@yimen/domain-exchanges';
import { Refusal } from '@yimen/platform';
import { IncidentRows } from '../store/incident-rows.ts';
import { Incidents } from '../store/incidents.ts';
import { Systems } from '../systems/system.ts';
import { mayActOn } from './may-act-on.ts';
import { present } from './present.ts';

/** What the incident desk sees and takes. A liaison has the incidents of the own bureau's systems. */
@Injectable()
export class Desk {
  constructor(
    private readonly rows: IncidentRows,
    private readonly incidents: Incidents,
    private readonly systems: Systems,
  ) {}

  async list(state: IncidentView['state'], actor: Principal | undefined): Promise<IncidentsReply> {
    const all = await this.rows.list(state);
    return { incidents: all.filter((incident) => this.isVisible(incident, actor)).map(viewOf) };
  }

  /** Throws `not-found`, `incident-closed` or `incident-taken`. */
  async take(id: string, actor: Principal | undefined): Promise<IncidentView> {
    const incident = await this.incidents.find(id);
    if (!incident || !actor || !this.isVisible(incident, actor)) throw new Refusal('not-found');
    return viewOf(await this.incidents.take(id, actor.id));
  }

  private isVisible({ system }: Incident, actor: Principal | undefined): boolean {
    return mayActOn(actor, this.systems.find(system ?? '')?.row.bureau ?? '');
  }
}

function viewOf({ rawRefs: _rawRefs, ...shown }: Incident): IncidentView {
  return present<IncidentView>(shown);
}
