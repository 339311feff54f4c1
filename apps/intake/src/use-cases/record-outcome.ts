import { Injectable, Logger } from '@nestjs/common';
import type { BureauOutcome } from '@yimen/contracts';
import { recordAnswer, recordReport } from '@yimen/domain-cases';
import type { Actor, Case, Context, Decided } from '@yimen/domain-cases';
import { Refusal, Undeliverable } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import { Cases } from '../store/cases.ts';

type Report = Exclude<BureauOutcome, { type: 'orderAnswered' }>;

const states = {
  orderAcknowledged: 'acknowledged',
  orderWaiting: 'waiting',
  orderRejected: 'rejected',
  orderCancelled: 'cancelled',
  orderParked: 'parked',
} as const satisfies Record<Report['type'], string>;

/** Takes in a bureau's word. The effect and the message id are one write, so that a repeated message has no second effect. */
@Injectable()
export class RecordOutcome {
  private readonly log = new Logger(RecordOutcome.name);

  constructor(
    private readonly cases: Cases,
    private readonly city: CityFacts,
  ) {}

  /** Throws `Undeliverable` for an outcome of a case that does not exist here: it becomes a dead letter with an owner. */
  async run(outcome: BureauOutcome): Promise<void> {
    const given = { key: outcome.id, type: outcome.type, by: outcome.data.system, body: outcome };
    try {
      const { on } = await this.cases.execute(outcome.case, given, (before, at) => this.decide(before, outcome, at));
      this.log.log(`${outcome.type} of ${outcome.data.system}: ${on.state}`);
    } catch (error) {
      if (error instanceof Refusal && error.problem.status < 500 && error.code !== 'case-busy') {
        throw new Undeliverable(`${outcome.type} cannot be kept: ${error.code}`, { cause: error });
      }
      throw error;
    }
  }

  private decide(before: Case, outcome: BureauOutcome, { now, seq }: { now: number; seq: number }): Decided {
    const actor: Actor = { id: outcome.data.system, roles: ['system'] };
    const context: Context = { now, seq, today: this.city.today(now), actor, doer: { id: actor.id } };
    if (outcome.type !== 'orderAnswered') return recordReport(before, reportOf(outcome), context);
    const { system, exchangeKey, bureauRef, outcome: decision, decidedAt, by, reason, results, claims } = outcome.data;
    const answer = { system, exchangeKey, bureauRef, outcome: decision, decidedAt, by, results };
    return recordAnswer(
      before,
      { ...answer, ...(reason === undefined ? {} : { reason }), ...(claims === undefined ? {} : { claims }) },
      context,
    );
  }
}

function reportOf(outcome: Report): Parameters<typeof recordReport>[1] {
  const { system, exchangeKey } = outcome.data;
  const common = { system, exchangeKey, state: states[outcome.type] };
  switch (outcome.type) {
    case 'orderAcknowledged':
      return { ...common, bureauRef: outcome.data.bureauRef };
    case 'orderWaiting': {
      const { why, until, notice } = outcome.data;
      return { ...common, why, ...(until === undefined ? {} : { until }), ...(notice ? { notice } : {}) };
    }
    case 'orderRejected': {
      const { code, text } = outcome.data;
      return { ...common, why: code, ...(text === undefined ? {} : { text }) };
    }
    case 'orderCancelled':
      return { ...common, ...(outcome.data.bureauRef === undefined ? {} : { bureauRef: outcome.data.bureauRef }) };
    case 'orderParked':
      return { ...common, why: outcome.data.why, incident: outcome.data.incident };
  }
}
