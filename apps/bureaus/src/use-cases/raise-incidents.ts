import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { incidentKindOf } from '@yimen/domain-exchanges';
import type { ExchangeEvent, IncidentFacts, IncidentKind } from '@yimen/domain-exchanges';
import { Incidents } from '../store/incidents.ts';
import type { System } from '../systems/system.ts';

type Stop = { readonly kind: IncidentKind; readonly reason: string };

const outcomes: ReadonlySet<ExchangeEvent['type']> = new Set([
  'orderAcknowledged',
  'orderAnswered',
  'orderRejected',
  'orderCancelled',
  'exchangeReplayed',
]);

/** What a command wrote, and where. */
interface Committed {
  readonly events: readonly ExchangeEvent[];
  readonly seq: number;
}

/** Opens an incident for every stop of an exchange, and closes it when its reason has ended. */
@Injectable()
export class RaiseIncidents {
  constructor(private readonly incidents: Incidents) {}

  /** Looks at what was committed. Telling it twice has no second effect; what is lost by a crash the sweep finds. */
  async afterEvents(key: string, system: System, { events, seq }: Committed, rawRef?: string): Promise<void> {
    for (const event of events) {
      const stop = stopOf(event);
      if (stop) await this.open(key, system, stop, `${key}@${seq}`, rawRef);
      if (outcomes.has(event.type)) await this.closeAll(key, event.type);
    }
  }

  /** An exchange that stands still. */
  async open(key: string, system: System, { kind, reason }: Stop, cause: string, rawRef?: string): Promise<void> {
    const [caseNumber] = key.split('/');
    const rawRefs = rawRef === undefined ? [] : [rawRef];
    const facts: IncidentFacts = { kind, subject: key, system: system.row.system, case: caseNumber, exchangeKey: key, reason, rawRefs };
    await this.incidents.open(facts, `${kind}/${cause}`);
  }

  /** The system refuses us as such: credentials or a redirect. One incident for the system, not one a case. */
  async outage({ row: { system } }: System, reason: string): Promise<void> {
    if (await this.incidents.isOpen('outage', system)) return;
    await this.incidents.open({ kind: 'outage', subject: system, system, reason, rawRefs: [] }, `outage/${system}/${randomUUID()}`);
  }

  async outageEnded(system: string): Promise<void> {
    await this.incidents.closeByFact('outage', system, 'the system answers again');
  }

  private async closeAll(key: string, why: ExchangeEvent['type']): Promise<void> {
    for (const kind of ['parked', 'malformed', 'foreign-number', 'overdue-answer'] as const)
      await this.incidents.closeByFact(kind, key, why);
  }
}

function stopOf(event: ExchangeEvent): Stop | undefined {
  switch (event.type) {
    case 'exchangeParked':
      return { kind: incidentKindOf(event.why), reason: event.why };
    case 'answerOverdue':
      return { kind: 'overdue-answer', reason: 'overdue' };
    case 'secondAnswerKept':
      return { kind: 'second-answer', reason: 'second-answer' };
    case 'outcomeLost':
    case 'askedInVain':
      return event.why === 'foreign-number' ? { kind: 'foreign-number', reason: 'foreign-number' } : undefined;
    default:
      return undefined;
  }
}
