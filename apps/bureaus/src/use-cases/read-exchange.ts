import { Injectable } from '@nestjs/common';
import type { ExchangeStep, ExchangeView } from '@yimen/contracts';
import type { ExchangeEvent } from '@yimen/domain-exchanges';
import { Refusal } from '@yimen/platform';
import type { ExchangeCommit } from '../store/bureaus-journal.ts';
import { Exchanges } from '../store/exchanges.ts';
import { present } from './present.ts';

/** One exchange as a time line: attempts, answers, durations, who. Nothing personal is in it. */
@Injectable()
export class ReadExchange {
  constructor(private readonly exchanges: Exchanges) {}

  /** Throws `not-found`. */
  async run(key: string): Promise<ExchangeView> {
    const [{ exchange }, commits] = await Promise.all([this.exchanges.load(key), this.exchanges.commits(key)]);
    if (!exchange) throw new Refusal('not-found');
    const { order, state, why, due, attempts, bureauRef, answer, incident } = exchange;
    const { case: caseNumber, system, item } = order;
    const view = { key, case: caseNumber, system, item: item.code, state, attempts, steps: commits.flatMap(stepsOf) };
    return { ...view, ...present({ why, due, bureauRef, outcome: answer?.outcome, incident }) };
  }
}

function stepsOf({ at, events, causes }: ExchangeCommit): ExchangeStep[] {
  const by = causes[0]?.by.id ?? '';
  return events.map((event) => ({ at, type: event.type, by, ...present(factsOf(event)) }));
}

function factsOf(event: ExchangeEvent): Partial<ExchangeStep> {
  const why = 'why' in event ? event.why : undefined;
  if (event.type === 'attemptStarted') return { why: event.act, requestHash: event.request.requestHash };
  const record = 'record' in event ? event.record : undefined;
  return { why, status: record?.status, tookMs: record?.tookMs, requestHash: record?.requestHash, responseHash: record?.responseHash };
}
