import { Injectable } from '@nestjs/common';
import { OrderContent } from '@yimen/contracts';
import { applyMapping } from '@yimen/domain-exchanges';
import type { Exchange } from '@yimen/domain-exchanges';
import { SealBroken } from '@yimen/platform';
import type { MappedOrder } from '../adapters/port.ts';
import { CaseKeys } from '../store/case-keys.ts';
import type { System } from '../systems/system.ts';

/** The order in the bureau's words, or why it can never be. */
export type MappedResult =
  { readonly kind: 'mapped'; readonly order: MappedOrder } | { readonly kind: 'not-mappable'; readonly faults: readonly string[] };

/** Opens an order and writes it as the bureau wants it. Only mapped fields leave the house. */
@Injectable()
export class MapOrder {
  constructor(private readonly keys: CaseKeys) {}

  /** Throws while intake cannot be asked for the key of the case. */
  async run({ order }: Exchange, system: System): Promise<MappedResult> {
    const mapping = system.mappings.get(order.item.code);
    if (!mapping) return { kind: 'not-mappable', faults: [`no mapping for ${order.item.code}`] };
    const content = await this.contentOf(order.case, order.content);
    if (!content) return { kind: 'not-mappable', faults: ['the content does not open'] };
    const { case: number, receivedOn, acceptedOn, centre, item } = order;
    const facts = { number, receivedOn, acceptedOn, centre, situation: item.situation };
    const mapped = applyMapping(mapping, system.codes, { ...content, case: facts });
    if ('faults' in mapped) return { kind: 'not-mappable', faults: mapped.faults.map(({ to, fault }) => `${to} ${fault}`) };
    return { kind: 'mapped', order: { item: mapping.theirItem, body: mapped.body } };
  }

  private async contentOf(caseNumber: string, sealed: string): Promise<OrderContent | undefined> {
    try {
      return OrderContent.parse(JSON.parse(await this.keys.open(caseNumber, 'order', sealed)));
    } catch (error) {
      if (error instanceof SealBroken || error instanceof SyntaxError || (error as Error).name === 'ZodError') return undefined;
      throw error;
    }
  }
}
