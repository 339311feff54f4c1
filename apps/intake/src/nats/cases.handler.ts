import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CaseKeyRequest, CaseRequest, OrderListRequest, subjects } from '@yimen/contracts';
import type { CaseKeyReply, CaseSummary, OrderListReply } from '@yimen/contracts';
import { startOfDay, addDays } from '@yimen/domain-calendar';
import { Answer, Refusal } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import { CaseKeys } from '../store/case-keys.ts';
import { Cases } from '../store/cases.ts';
import { CaseViews } from '../store/read-models/case-views.ts';

const pageSize = 200;

/** What other services may ask of intake. Who may ask what is held by the NATS users. */
@Controller()
export class CasesHandler {
  constructor(
    private readonly cases: Cases,
    private readonly keys: CaseKeys,
    private readonly views: CaseViews,
    private readonly city: CityFacts,
  ) {}

  @Answer(subjects.intake.caseGet)
  async get(@Payload({ schema: CaseRequest }) request: CaseRequest): Promise<CaseSummary> {
    const on = await this.cases.find(request.case);
    if (!on) throw new Refusal('not-found');
    return {
      number: on.number,
      seq: on.seq,
      state: on.state,
      ...(on.outcome ? { outcome: on.outcome } : {}),
      item: on.item.code,
      itemVersion: on.item.version,
      bureau: on.item.bureau,
      system: on.item.system,
      receivingCentre: on.receivingCentre,
      holdingCentre: on.holdingCentre,
      since: on.since,
    };
  }

  /** Keys of unused numbers are not given away: only of a case that exists. */
  @Answer(subjects.intake.keyGet)
  async key(@Payload({ schema: CaseKeyRequest }) request: CaseKeyRequest): Promise<CaseKeyReply> {
    const [on, key] = [await this.cases.find(request.case), await this.keys.find(request.case)];
    if (!on || !key) throw new Refusal('not-found');
    return { case: request.case, key: key.toString('base64url') };
  }

  @Answer(subjects.intake.orderList)
  async orders(@Payload({ schema: OrderListRequest }) { system, day, after = '' }: OrderListRequest): Promise<OrderListReply> {
    const [from, to] = [startOfDay(day, this.city.timeZone), startOfDay(addDays(day, 1), this.city.timeZone)];
    const orders = await this.views.orders(system, from, to, after, pageSize);
    return { orders: orders.slice(0, pageSize), more: orders.length > pageSize };
  }
}
