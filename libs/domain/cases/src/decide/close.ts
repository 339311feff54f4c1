import type { Case, Order } from '../case.ts';
import type { IssuedDocument } from '../facts.ts';
import { refuse, refuseCommand } from '../refusal.ts';
import type { Context, Decided } from './context.ts';

const endedOrders: ReadonlySet<Order['state']> = new Set<Order['state']>(['answered', 'cancelled', 'rejected']);

/** Closes a decided case: the result is registered and nothing is under way at a bureau. */
export function close(on: Case, context: Context): Decided {
  const refusal = refuseCommand(on, 'close', context.actor);
  if (refusal) return refusal;
  const open = on.orders.filter((order) => !endedOrders.has(order.state)).map((order) => order.exchangeKey);
  if (open.length > 0) return refuse('exchange-open', { exchanges: open });
  const owed = on.item.results.length > 0 && on.decided?.outcome !== 'denied';
  if (owed && on.decided?.results.length === 0)
    return refuse('result-not-registered', { results: on.item.results.map((result) => result.kind) });
  return [{ type: 'caseClosed', by: context.doer }];
}

export interface DeliverCommand {
  readonly receiver: 'applicant' | 'representative';
  /** The clerk has compared the person with the identity document, or seen the authority. */
  readonly identityChecked: boolean;
  readonly document: IssuedDocument;
}

/** Hands the outcome over at the receiving window. Refusals and terminations come back there too. */
export function deliver(on: Case, command: DeliverCommand, context: Context): Decided {
  const refusal = refuseCommand(on, 'deliver', context.actor);
  if (refusal) return refusal;
  if (!command.identityChecked) return refuse('identity-not-checked');
  const { receiver, document } = command;
  return [{ type: 'resultDelivered', by: context.doer, channel: 'window', receiver, document }];
}
