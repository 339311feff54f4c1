import { Inject, Injectable } from '@nestjs/common';
import { replay } from '@yimen/domain-cases';
import type { Case } from '@yimen/domain-cases';
import { Projection } from '@yimen/journal';
import { MongoLink } from '@yimen/platform';
import { INTAKE_JOURNAL, isCaseCommit } from '../intake-journal.ts';
import type { Author, IntakeCommit, IntakeEvent, IntakeJournal } from '../intake-journal.ts';

export interface ListedOrder {
  readonly exchangeKey: string;
  readonly case: string;
  readonly orderedAt: number;
  readonly state: string;
}

/** The read model `case-view`: every case as its history makes it, personal parts sealed. Found by file and by order, never by person. */
@Injectable()
export class CaseViews {
  readonly projection: Projection<Case, IntakeEvent, Author>;

  constructor(@Inject(INTAKE_JOURNAL) journal: IntakeJournal, mongo: MongoLink) {
    this.projection = new Projection<Case, IntakeEvent, Author>({
      journal,
      connection: mongo.connection,
      name: 'intake_case_view',
      version: 1,
      project: projectCase,
      indexes: [
        { key: { 'view.files.upload': 1 }, name: 'upload', sparse: true },
        { key: { 'view.orders.system': 1, 'view.orders.orderedAt': 1 }, name: 'orders', sparse: true },
      ],
    });
  }

  /** The case that lists an upload. */
  async findByUpload(upload: string): Promise<string | undefined> {
    const row = await (
      await this.projection.rows()
    ).findOne({ 'view.files.upload': { $eq: upload } } as never, { projection: { 'view.number': 1 } });
    return row?.view?.number;
  }

  /** Orders to a system within a time, in the order of their keys, behind one key: for reconciliation with the bureau's ledger. */
  async orders(system: string, from: number, to: number, after: string, limit: number): Promise<ListedOrder[]> {
    const match = { $elemMatch: { system: { $eq: system }, orderedAt: { $gte: from, $lt: to }, exchangeKey: { $gt: after } } };
    const rows = (await this.projection.rows())
      .find({ 'view.orders': match } as never)
      .sort({ _id: 1 })
      .limit(limit + 1);
    const found: ListedOrder[] = [];
    for await (const { view } of rows) if (view) found.push(...ordersOf(view, system, from, to, after));
    return found.sort((a, b) => (a.exchangeKey < b.exchangeKey ? -1 : 1)).slice(0, limit + 1);
  }
}

/** Folds a commit into the case. Streams that are no case have no view. */
export function projectCase(before: Case | undefined, commit: IntakeCommit): Case | undefined {
  const on = isCaseCommit(commit) ? replay([commit], before) : undefined;
  return on && asStored(on);
}

/** Without members that are undefined: the database would make them null, and a null is something else. */
export function asStored<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function ordersOf(view: Case, system: string, from: number, to: number, after: string): ListedOrder[] {
  return view.orders
    .filter((order) => order.system === system && order.orderedAt >= from && order.orderedAt < to && order.exchangeKey > after)
    .map(({ exchangeKey, orderedAt, state }) => ({ exchangeKey, case: view.number, orderedAt, state }));
}
