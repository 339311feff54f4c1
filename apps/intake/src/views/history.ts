import type { HistoryLine } from '@yimen/contracts';
import type { CaseEvent } from '@yimen/domain-cases';
import type { CaseCommit } from '../store/cases.ts';

/** Members of an event that a history line may show; everything sealed, hashed or large stays away. */
const shown: ReadonlySet<string> = new Set([
  'centre',
  'situation',
  'receivedOn',
  'acceptedOn',
  'decidedOn',
  'refusedOn',
  'material',
  'how',
  'system',
  'bureau',
  'exchangeKey',
  'after',
  'bureauRef',
  'state',
  'why',
  'until',
  'notice',
  'incident',
  'outcome',
  'reason',
  'remedy',
  'used',
  'whyNot',
  'channel',
  'receiver',
  'link',
  'promisedUntil',
  'statutoryUntil',
]);

/** What happened to a case, event by event. */
export function historyOf(commits: readonly CaseCommit[]): HistoryLine[] {
  return commits.flatMap(({ seq, at, events }) => events.map((event) => lineOf(event, seq, at)));
}

function lineOf(event: CaseEvent, seq: number, at: number): HistoryLine {
  const by = 'by' in event && typeof event.by === 'object' ? event.by : undefined;
  const facts = Object.fromEntries(Object.entries(event).filter(([name, value]) => shown.has(name) && value !== undefined));
  return { seq, at, type: event.type, ...(by ? { by } : {}), facts };
}
