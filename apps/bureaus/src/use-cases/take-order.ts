import { Injectable, Logger } from '@nestjs/common';
import type { BureauOrder, CancelOrder, SubmitOrder } from '@yimen/contracts';
import type { ExchangeCommand, OrderFacts } from '@yimen/domain-exchanges';
import { Refusal, Undeliverable } from '@yimen/platform';
import { Exchanges } from '../store/exchanges.ts';
import { Systems } from '../systems/system.ts';

/** Takes an order off the command stream: one commit with the message id among its keys, nothing else. */
@Injectable()
export class TakeOrder {
  private readonly log = new Logger(TakeOrder.name);

  constructor(
    private readonly exchanges: Exchanges,
    private readonly systems: Systems,
  ) {}

  /** Throws `Undeliverable` for an order to a system that is not connected: it becomes a dead letter with an owner. */
  async run(order: BureauOrder): Promise<void> {
    const { system, exchangeKey } = order.data;
    if (!this.systems.find(system)) throw new Undeliverable(`the system ${system} is not connected`);
    const command = order.type === 'bureauOrdered' ? orderOf(order) : cancelOf(order);
    const given = { key: order.id, by: 'intake', trace: order.trace, body: order };
    const done = await this.exchanges.execute(exchangeKey, system, command, given);
    if (done.kind === 'done') {
      this.log.log(`${order.type} of ${system}: ${done.exchange?.state ?? 'none'}`);
      return;
    }
    if (await this.exchanges.hasSeen(order.id)) return;
    if (done.kind === 'refused') throw new Undeliverable(`${order.type} cannot be taken: ${done.reason.refused}`);
    throw new Refusal('journal-unavailable');
  }
}

function orderOf({ case: caseNumber, trace, data }: SubmitOrder): ExchangeCommand {
  const { exchangeKey, ...facts } = data;
  const order: OrderFacts = { ...facts, key: exchangeKey, case: caseNumber, trace };
  return { type: 'order', order };
}

function cancelOf({ id, data }: CancelOrder): ExchangeCommand {
  return { type: 'requestCancel', reason: data.reason, messageId: id };
}
