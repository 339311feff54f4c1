import { Inject, Injectable } from '@nestjs/common';
import { evolve, hasEnded } from '@yimen/domain-exchanges';
import type { Exchange, ExchangeState } from '@yimen/domain-exchanges';
import { Projection } from '@yimen/journal';
import type { Row } from '@yimen/journal';
import { MongoLink } from '@yimen/platform';
import { BUREAUS_JOURNAL, exchangeKeyOf, isExchangeCommit } from './bureaus-journal.ts';
import type { Author, BureausCommit, BureausEvent, BureausJournal } from './bureaus-journal.ts';

/** What the scheduler and the pages look for. The exchange itself goes along, without the sealed content of its order. */
export interface ExchangeRow {
  readonly key: string;
  readonly system: string;
  readonly state: ExchangeState;
  readonly due?: number | undefined;
  readonly told?: string | undefined;
  readonly after?: string | undefined;
  readonly since: number;
  readonly exchange: Exchange;
}

/** One row an exchange: what is due, what waits, what is parked. */
@Injectable()
export class ExchangeRows {
  readonly projection: Projection<ExchangeRow, BureausEvent, Author>;

  constructor(
    @Inject(BUREAUS_JOURNAL) journal: BureausJournal,
    private readonly link: MongoLink,
  ) {
    const indexes: ConstructorParameters<typeof Projection>[0]['indexes'] = [
      { key: { 'view.system': 1, 'view.due': 1 }, name: 'due', partialFilterExpression: { 'view.due': { $exists: true } } },
      { key: { 'view.system': 1, 'view.state': 1 }, name: 'state' },
      { key: { 'view.after': 1 }, name: 'after', partialFilterExpression: { 'view.after': { $exists: true } } },
    ];
    this.projection = new Projection({ journal, connection: link.connection, name: 'exchanges', version: 1, project, indexes });
  }

  /** Rows of a system that are due, the longest first. `except`: what this process has in hand. */
  async due(
    system: string,
    now: number,
    limit: number,
    options: { untold?: string; except?: readonly string[] } = {},
  ): Promise<ExchangeRow[]> {
    const { untold, except = [] } = options;
    const filter = {
      'view.system': system,
      'view.due': { $lte: now },
      ...(untold === undefined ? {} : { 'view.told': { $ne: untold } }),
      ...(except.length === 0 ? {} : { 'view.key': { $nin: except } }),
    };
    return this.find(filter, { 'view.due': 1 }, limit);
  }

  /** When the next row of a system is due. */
  async nextDue(system: string): Promise<number | undefined> {
    const [row] = await this.find({ 'view.system': system, 'view.due': { $exists: true } }, { 'view.due': 1 }, 1);
    return row?.due;
  }

  async inState(system: string, state: ExchangeState, limit = 1000): Promise<ExchangeRow[]> {
    return this.find({ 'view.system': system, 'view.state': state }, { 'view.since': 1 }, limit);
  }

  /** Exchanges that wait for the end of another. */
  async waitingFor(key: string): Promise<ExchangeRow[]> {
    return this.find({ 'view.after': key, 'view.state': { $in: ['ordered', 'waiting'] } }, { _id: 1 }, 100);
  }

  /** How many exchanges of a system stand in each state, and since when the oldest. */
  async counts(system: string): Promise<{ state: ExchangeState; count: number; oldest: number }[]> {
    if (!this.link.up) return [];
    const rows = await this.projection.rows();
    const open = { $match: { 'view.system': system, 'view.state': { $nin: ['answered', 'rejected', 'cancelled'] } } };
    const group = { $group: { _id: '$view.state', count: { $sum: 1 }, oldest: { $min: '$view.since' } } };
    const found = (await rows.aggregate([open, group]).toArray()) as { _id: ExchangeState; count: number; oldest: number }[];
    return found.map(({ _id, count, oldest }) => ({ state: _id, count, oldest }));
  }

  private async find(filter: object, sort: Record<string, 1>, limit: number): Promise<ExchangeRow[]> {
    const rows = await this.projection.rows();
    const found = (await rows
      .find(filter as never)
      .sort(sort)
      .limit(limit)
      .toArray()) as unknown as Row<ExchangeRow>[];
    return found.flatMap(({ view }) => view ?? []);
  }
}

function project(view: ExchangeRow | undefined, commit: BureausCommit): ExchangeRow | undefined {
  if (!isExchangeCommit(commit)) return undefined;
  const exchange = commit.events.reduce<Exchange | undefined>((now, event) => evolve(now, event, commit.at), view?.exchange);
  if (!exchange) return undefined;
  const { order, state, due, told } = exchange;
  const since = view?.state === state ? view.since : commit.at;
  return {
    key: exchangeKeyOf(commit.stream),
    system: order.system,
    state,
    since,
    ...(due === undefined || hasEnded(state) ? {} : { due }),
    ...(told === undefined ? {} : { told }),
    ...(order.after === undefined ? {} : { after: order.after }),
    exchange: { ...exchange, order: { ...order, content: '' } },
  };
}
