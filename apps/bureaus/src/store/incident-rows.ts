import { Inject, Injectable } from '@nestjs/common';
import { evolveIncident } from '@yimen/domain-exchanges';
import type { Incident } from '@yimen/domain-exchanges';
import { Projection } from '@yimen/journal';
import type { Row } from '@yimen/journal';
import { MongoLink } from '@yimen/platform';
import { BUREAUS_JOURNAL, isIncidentCommit } from './bureaus-journal.ts';
import type { Author, BureausCommit, BureausEvent, BureausJournal } from './bureaus-journal.ts';

/** One row an incident. */
@Injectable()
export class IncidentRows {
  readonly projection: Projection<Incident, BureausEvent, Author>;

  constructor(@Inject(BUREAUS_JOURNAL) journal: BureausJournal, link: MongoLink) {
    const indexes = [{ key: { 'view.state': 1, 'view.openedAt': 1 }, name: 'state' }];
    this.projection = new Projection({ journal, connection: link.connection, name: 'incidents', version: 1, project, indexes });
  }

  /** Incidents in a state, the oldest first; of one system or of all. */
  async list(state: Incident['state'], system?: string, limit = 200): Promise<Incident[]> {
    const rows = await this.projection.rows();
    const filter = { 'view.state': state, ...(system === undefined ? {} : { 'view.system': system }) };
    const found = (await rows
      .find(filter as never)
      .sort({ 'view.openedAt': 1 })
      .limit(limit)
      .toArray()) as unknown as Row<Incident>[];
    return found.flatMap(({ view }) => view ?? []);
  }
}

function project(view: Incident | undefined, commit: BureausCommit): Incident | undefined {
  if (!isIncidentCommit(commit)) return undefined;
  return commit.events.reduce<Incident | undefined>((now, event) => evolveIncident(now, event, commit.at), view);
}
