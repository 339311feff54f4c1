import { Inject, Injectable } from '@nestjs/common';
import { decide, evolve } from '@yimen/domain-exchanges';
import type { Exchange, ExchangeCommand, ExchangeEvent, Refused } from '@yimen/domain-exchanges';
import { bodyHash } from '@yimen/journal';
import { Clock, pause, Refusal } from '@yimen/platform';
import { Systems } from '../systems/system.ts';
import type { System } from '../systems/system.ts';
import { Appender } from './appender.ts';
import { BUREAUS_JOURNAL, exchangeStream } from './bureaus-journal.ts';
import type { BureausJournal, ExchangeCommit } from './bureaus-journal.ts';
import { incidentIdOf } from './incident-id.ts';

/** An exchange with the position that it was read at. */
export interface Loaded {
  readonly exchange: Exchange | undefined;
  readonly seq: number;
}

/** What became of a command. `raced`: its decision was overtaken, and it must not be carried out again by itself. */
export type Executed =
  | { readonly kind: 'done'; readonly exchange: Exchange | undefined; readonly events: readonly ExchangeEvent[]; readonly seq: number }
  | { readonly kind: 'refused'; readonly reason: Refused }
  | { readonly kind: 'raced' };

export interface Given {
  readonly key?: string | undefined;
  readonly by?: string;
  readonly trace?: string;
  readonly body?: unknown;
}

const maxTries = 5;

/** The exchanges in the journal: loading by replay, and the one way to change one (decide, append, evolve). */
@Injectable()
export class Exchanges {
  constructor(
    @Inject(BUREAUS_JOURNAL) private readonly journal: BureausJournal,
    private readonly appender: Appender,
    private readonly systems: Systems,
    private readonly clock: Clock,
  ) {}

  /** An exchange as its journal has it now. */
  async load(key: string): Promise<Loaded> {
    let loaded: Loaded = { exchange: undefined, seq: 0 };
    for (const { seq, at, events } of await this.commits(key))
      loaded = { exchange: events.reduce<Exchange | undefined>((now, event) => evolve(now, event, at), loaded.exchange), seq };
    return loaded;
  }

  /** All commits of an exchange, in order. */
  async commits(key: string): Promise<ExchangeCommit[]> {
    const commits: ExchangeCommit[] = [];
    for await (const commit of this.journal.read(exchangeStream(key))) commits.push(commit as ExchangeCommit);
    return commits;
  }

  /** Whether a message has had its effect. */
  async hasSeen(key: string): Promise<boolean> {
    return (await this.journal.findByKey(key)) !== undefined;
  }

  /**
   * Carries out a command: load, decide, append, and again when somebody else was faster. An attempt is decided once: who loses the
   * append sends nothing.
   */
  async execute(key: string, systemCode: string, command: ExchangeCommand, given: Given = {}): Promise<Executed> {
    const system = this.systems.find(systemCode);
    if (!system) throw new Refusal('not-found');
    const tries = command.type === 'attempt' ? 1 : maxTries;
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const done = await this.try(key, system, command, given);
      if (done.kind !== 'raced') return done;
      await pause(Math.random() * 10 * attempt);
    }
    return { kind: 'raced' };
  }

  private async try(key: string, system: System, command: ExchangeCommand, given: Given): Promise<Executed> {
    const { exchange, seq } = await this.load(key);
    const now = this.clock.now();
    const incidentOf = (kind: string): string => incidentIdOf(kind, key);
    const decided = decide(exchange, command, { now, jitter: Math.random(), rules: system.rules, incidentOf });
    if ('refused' in decided) return { kind: 'refused', reason: decided };
    if (decided.length === 0) return { kind: 'done', exchange, events: [], seq };
    const trace = given.trace ?? exchange?.order.trace ?? '';
    const by = { id: given.by ?? system.row.system, system: system.row.system, trace };
    const hash = given.body === undefined ? undefined : bodyHash(given.body);
    const entry = {
      stream: exchangeStream(key),
      expectedSeq: seq,
      events: decided,
      type: command.type,
      by,
      key: given.key,
      bodyHash: hash,
    };
    const result = await this.appender.append(entry);
    if (result.kind !== 'appended') return { kind: 'raced' };
    const { at, events } = result.commit as ExchangeCommit;
    return {
      kind: 'done',
      exchange: events.reduce<Exchange | undefined>((state, event) => evolve(state, event, at), exchange),
      events,
      seq: seq + 1,
    };
  }
}
