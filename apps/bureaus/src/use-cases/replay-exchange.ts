import { Injectable } from '@nestjs/common';
import type { ExchangeView, Principal } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { Exchanges } from '../store/exchanges.ts';
import { Systems } from '../systems/system.ts';
import { mayActOn } from './may-act-on.ts';
import { RaiseIncidents } from './raise-incidents.ts';
import { ReadExchange } from './read-exchange.ts';

/** Lets a parked exchange go on with its old key. Replaying what had an outcome changes nothing. */
@Injectable()
export class ReplayExchange {
  constructor(
    private readonly exchanges: Exchanges,
    private readonly systems: Systems,
    private readonly raise: RaiseIncidents,
    private readonly read: ReadExchange,
  ) {}

  /** Throws `not-found` or `exchange-not-parked`. */
  async run(key: string, press: string, actor: Principal | undefined): Promise<ExchangeView> {
    const { exchange } = await this.exchanges.load(key);
    const system = exchange && this.systems.find(exchange.order.system);
    if (!exchange || !system || !mayActOn(actor, system.row.bureau)) throw new Refusal('not-found');
    const by = actor?.id ?? '';
    const given = { key: `${by}/${press}`, by, body: { replay: key } };
    if (await this.exchanges.hasSeen(given.key)) return this.read.run(key);
    const done = await this.exchanges.execute(key, system.row.system, { type: 'replay', by }, given);
    if (done.kind !== 'done') throw new Refusal('exchange-not-parked', { state: exchange.state });
    await this.raise.afterEvents(key, system, done);
    return this.read.run(key);
  }
}
