import { Inject, Injectable } from '@nestjs/common';
import { decideIncident, evolveIncident } from '@yimen/domain-exchanges';
import type { Incident, IncidentCommand, IncidentFacts } from '@yimen/domain-exchanges';
import { Clock, pause, Refusal } from '@yimen/platform';
import { CityTime } from '../systems/city-time.ts';
import { Systems } from '../systems/system.ts';
import { Appender } from './appender.ts';
import { BUREAUS_JOURNAL, incidentStream } from './bureaus-journal.ts';
import type { BureausJournal, IncidentCommit } from './bureaus-journal.ts';
import { incidentIdOf } from './incident-id.ts';

const maxTries = 5;

/** Incidents as streams of their own. One is open per kind and subject; a repetition counts up. */
@Injectable()
export class Incidents {
  constructor(
    @Inject(BUREAUS_JOURNAL) private readonly journal: BureausJournal,
    private readonly appender: Appender,
    private readonly systems: Systems,
    private readonly time: CityTime,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Incident | undefined> {
    return (await this.load(id)).incident;
  }

  async isOpen(kind: IncidentFacts['kind'], subject: string): Promise<boolean> {
    const incident = await this.find(incidentIdOf(kind, subject));
    return incident !== undefined && incident.state !== 'closed';
  }

  /** Opens an incident or counts it up. `key`: what happened, so that telling of it twice has no second effect. */
  async open(facts: IncidentFacts, key: string): Promise<string> {
    const id = incidentIdOf(facts.kind, facts.subject);
    await this.execute(id, { type: 'open', facts }, facts.system ?? '', `incident/${key}`);
    return id;
  }

  /** Closes an incident because its reason has ended. Nothing happens when none is open. */
  async closeByFact(kind: IncidentFacts['kind'], subject: string, why: string): Promise<void> {
    if (await this.isOpen(kind, subject)) await this.execute(incidentIdOf(kind, subject), { type: 'close', by: 'fact', why }, '');
  }

  async take(id: string, by: string): Promise<Incident> {
    const incident = await this.execute(id, { type: 'take', by }, '');
    if (!incident) throw new Refusal('not-found');
    return incident;
  }

  private async execute(id: string, command: IncidentCommand, system: string, key?: string): Promise<Incident | undefined> {
    for (let attempt = 1; attempt <= maxTries; attempt += 1) {
      const { incident, seq } = await this.load(id);
      if (!incident && command.type !== 'open') throw new Refusal('not-found');
      const events = decideIncident(incident, command, { id, ...this.limits(system || (incident?.system ?? '')) });
      if ('refused' in events) throw new Refusal(events.refused);
      if (events.length === 0) return incident;
      const by = { id: 'by' in command ? command.by : 'bureaus', system, trace: '' };
      const result = await this.appender.append({ stream: incidentStream(id), expectedSeq: seq, events, type: command.type, by, key });
      if (result.kind === 'appended') return (await this.load(id)).incident;
      if (key !== undefined && (await this.journal.findByKey(key))) return (await this.load(id)).incident;
      await pause(Math.random() * 10 * attempt);
    }
    throw new Refusal('journal-unavailable');
  }

  /** Taken within 2 office hours, ended within 2 working days. */
  private limits(system: string): { takeBy: number; endBy: number } {
    const now = this.clock.now();
    const hours = this.systems.find(system)?.rules.hours;
    return { takeBy: this.time.afterOfficeHours(now, 2, hours), endBy: this.time.afterWorkingDays(now, 2) };
  }

  private async load(id: string): Promise<{ incident: Incident | undefined; seq: number }> {
    let incident: Incident | undefined;
    let last = 0;
    for await (const { seq, at, events } of this.journal.read(incidentStream(id))) {
      incident = (events as IncidentCommit['events']).reduce<Incident | undefined>(
        (now, event) => evolveIncident(now, event, at),
        incident,
      );
      last = seq;
    }
    return { incident, seq: last };
  }
}
