import { subjects } from '@yimen/contracts';
import type { BureauOutcome } from '@yimen/contracts';
import type { ExchangeEvent } from '@yimen/domain-exchanges';
import { messageId } from '@yimen/journal';
import type { OutgoingMessage } from '@yimen/journal';
import { exchangeKeyOf, isExchangeCommit } from './bureaus-journal.ts';
import type { BureausCommit } from './bureaus-journal.ts';

/** An outcome without its envelope. */
type Told = BureauOutcome extends infer Outcome
  ? Outcome extends { type: string; data: object }
    ? Pick<Outcome, 'type' | 'data'>
    : never
  : never;

const participles: Readonly<Record<BureauOutcome['type'], string>> = {
  orderAcknowledged: 'acknowledged',
  orderWaiting: 'waiting',
  orderAnswered: 'answered',
  orderRejected: 'rejected',
  orderCancelled: 'cancelled',
  orderParked: 'parked',
};

/** What a commit tells intake on BUREAU_RESULTS. Incidents, attempts and questions stay in the house. */
export function messagesOf(commit: BureausCommit): OutgoingMessage[] {
  if (!isExchangeCommit(commit)) return [];
  const key = exchangeKeyOf(commit.stream);
  const [caseNumber = ''] = key.split('/');
  const { system = '', trace = '' } = commit.causes[0]?.by ?? {};
  return commit.events.flatMap((event, index) => {
    const told = tell(event, { system, exchangeKey: key });
    if (!told) return [];
    const id = messageId(commit, index);
    const envelope = { id, v: 1 as const, at: commit.at, trace, case: caseNumber, seq: commit.seq };
    return [{ subject: subjects.bureaus.caseEvent(participles[told.type], system, caseNumber), body: { ...envelope, ...told }, id }];
  });
}

type Common = { readonly system: string; readonly exchangeKey: string };

const tellers: {
  readonly [Type in ExchangeEvent['type']]?: (event: Extract<ExchangeEvent, { type: Type }>, common: Common) => Told | undefined;
} = {
  orderAcknowledged: ({ bureauRef }, common) => ({ type: 'orderAcknowledged', data: { ...common, bureauRef } }),
  waitingStarted: ({ why, until, tell: isNews }, common) =>
    isNews ? { type: 'orderWaiting', data: { ...common, why, ...(until === undefined ? {} : { until }) } } : undefined,
  orderAnswered: ({ answer, by, claims }, common) => ({
    type: 'orderAnswered',
    data: {
      ...common,
      bureauRef: answer.bureauRef,
      outcome: answer.outcome,
      decidedAt: answer.decidedAt,
      by,
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
      results: [...answer.results],
      ...(claims === undefined ? {} : { claims }),
    },
  }),
  orderRejected: ({ code, text }, common) => ({
    type: 'orderRejected',
    data: { ...common, code, ...(text === undefined ? {} : { text }) },
  }),
  orderCancelled: ({ bureauRef }, common) => ({
    type: 'orderCancelled',
    data: { ...common, ...(bureauRef === undefined ? {} : { bureauRef }) },
  }),
  exchangeParked: ({ why, incident }, common) => ({ type: 'orderParked', data: { ...common, why, incident } }),
};

function tell(event: ExchangeEvent, common: Common): Told | undefined {
  const teller = tellers[event.type] as ((event: ExchangeEvent, common: Common) => Told | undefined) | undefined;
  return teller?.(event, common);
}
