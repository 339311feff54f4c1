import { caseEventToken, subjects } from '@yimen/contracts';
import type { BureauOrder, CaseMessage } from '@yimen/contracts';
import type { CaseEvent } from '@yimen/domain-cases';
import { messageId } from '@yimen/journal';
import type { OutgoingMessage } from '@yimen/journal';
import type { CaseCommit } from './cases.ts';
import { caseStream, isCaseCommit } from './intake-journal.ts';
import type { IntakeCommit } from './intake-journal.ts';

/**
 * What a commit tells: each event to INTAKE_EVENTS, and an order to its system's queue besides. Openings of cases stay in the house.
 * @param centreOf the receiving centre of a case number
 */
export function messagesOf(commit: IntakeCommit, centreOf: (caseNumber: string) => string): OutgoingMessage[] {
  if (!isCaseCommit(commit)) return [];
  const caseNumber = commit.stream.slice(caseStream('').length);
  const centre = centreOf(caseNumber);
  return commit.events.flatMap((event, index) => {
    const envelope = envelopeOf(commit, caseNumber, index);
    const body: CaseMessage = { ...envelope, type: event.type, data: event };
    const told = { subject: subjects.intake.caseEvent(caseEventToken(event.type), centre, caseNumber), body, id: envelope.id };
    const order = orderOf(event, envelope);
    return order ? [told, { subject: orderSubject(order), body: order, id: envelope.id }] : [told];
  });
}

type Envelope = Pick<CaseMessage, 'id' | 'v' | 'at' | 'trace' | 'case' | 'seq'>;

function envelopeOf(commit: CaseCommit, caseNumber: string, index: number): Envelope {
  const trace = commit.causes[0]?.by.trace ?? '';
  return { id: messageId(commit, index), v: 1, at: commit.at, trace, case: caseNumber, seq: commit.seq };
}

function orderOf(event: CaseEvent, envelope: Envelope): BureauOrder | undefined {
  if (event.type !== 'bureauOrdered' && event.type !== 'cancelOrdered') return undefined;
  if (event.type === 'cancelOrdered') {
    const { type, ...data } = event;
    return { ...envelope, type, data };
  }
  const { type, ...data } = event;
  return { ...envelope, type, data };
}

function orderSubject(order: BureauOrder): string {
  const verb = order.type === 'bureauOrdered' ? 'submit' : 'cancel';
  return subjects.bureaus.command(verb, order.data.system, order.case);
}
