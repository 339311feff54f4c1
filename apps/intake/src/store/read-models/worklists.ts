import { Inject, Injectable } from '@nestjs/common';
import { WorklistName } from '@yimen/contracts';
import { Projection } from '@yimen/journal';
import { MongoLink } from '@yimen/platform';
import { CityFacts } from '../../city/city-facts.ts';
import { INTAKE_JOURNAL } from '../intake-journal.ts';
import type { Author, IntakeEvent, IntakeJournal } from '../intake-journal.ts';
import { projectWorklist } from './worklist-rows.ts';
import type { WorklistView } from './worklist-rows.ts';

/** Where a page of a list begins: behind this row. */
export interface Place {
  readonly due: string;
  readonly number: string;
}

/** The read model `worklist`: what waits at which office, by deadline. */
@Injectable()
export class Worklists {
  readonly projection: Projection<WorklistView, IntakeEvent, Author>;

  constructor(@Inject(INTAKE_JOURNAL) journal: IntakeJournal, mongo: MongoLink, city: CityFacts) {
    this.projection = new Projection<WorklistView, IntakeEvent, Author>({
      journal,
      connection: mongo.connection,
      name: 'intake_worklist',
      version: 1,
      project: projectWorklist(city),
      indexes: [{ key: { 'view.centre': 1, 'view.lists': 1, 'view.due': 1, 'view.on.number': 1 }, name: 'list', sparse: true }],
    });
  }

  /** One page of a centre's list, by deadline, then by number. */
  async page(centre: string, list: WorklistName, after: Place | undefined, limit: number): Promise<WorklistView[]> {
    const behind = after && {
      $or: [{ 'view.due': { $gt: after.due } }, { 'view.due': { $eq: after.due }, 'view.on.number': { $gt: after.number } }],
    };
    const filter = { 'view.centre': { $eq: centre }, 'view.lists': { $eq: list }, ...behind };
    const rows = (await this.projection.rows())
      .find(filter as never)
      .sort({ 'view.due': 1, 'view.on.number': 1 })
      .limit(limit);
    const views: WorklistView[] = [];
    for await (const row of rows) if (row.view) views.push(row.view);
    return views;
  }

  /** Whether every row was computed with this city pack; another calendar may have moved deadlines. */
  async isOfPack(hash: string): Promise<boolean> {
    const other = await (await this.projection.rows()).findOne({ view: { $ne: null }, 'view.pack': { $ne: hash } } as never);
    return other === null;
  }

  /** How many wait on each list of a centre. */
  async counts(centre: string): Promise<Record<WorklistName, number>> {
    const rows = await this.projection.rows();
    const counted = await Promise.all(
      WorklistName.options.map(async (list) => {
        const filter = { 'view.centre': { $eq: centre }, 'view.lists': { $eq: list } };
        return [list, await rows.countDocuments(filter)] as const;
      }),
    );
    return Object.fromEntries(counted) as Record<WorklistName, number>;
  }
}
