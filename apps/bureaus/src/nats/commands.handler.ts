import { Controller } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BureauOrder, orderStreamOf, subjects } from '@yimen/contracts';
import { Consume } from '@yimen/platform';
import { TakeOrder } from '../use-cases/take-order.ts';

/** The consumer of one system's orders. Each system has its own stream and consumer, so that none waits behind another. */
export function commandsHandlerOf(system: string): Type {
  @Controller()
  class CommandsHandler {
    constructor(readonly orders: TakeOrder) {}

    @Consume({ stream: orderStreamOf(system), durable: 'bureaus', subject: subjects.bureaus.command('*', system) })
    async take(@Payload({ schema: BureauOrder }) order: BureauOrder): Promise<void> {
      await this.orders.run(order);
    }
  }
  return CommandsHandler;
}
