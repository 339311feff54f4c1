import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { bodyHash } from '@yimen/journal';
import { Clock, currentScope, Refusal, traceparentOf } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import { AfterCommit } from './after-commit.ts';
import { accessStream, INTAKE_JOURNAL } from './intake-journal.ts';
import type { AccessLine, IntakeJournal } from './intake-journal.ts';

interface Waiting {
  readonly line: AccessLine;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const maxTries = 20;
const keptStreams = 1000;
/** A page that looks again and again within this time has opened the case once. */
const sameOpeningMs = 60_000;
const keptOpenings = 5000;

/**
 * Every opening of a case by staff, in the hash-chained stream `intake/access/<centre>/<day>`. What is opened in one turn becomes one
 * commit; nothing is shown before its line is durable (invariant C17).
 */
@Injectable()
export class AccessLog {
  private readonly queues = new Map<string, Waiting[]>();
  private readonly seqs = new Map<string, number>();
  private readonly openings = new Map<string, number>();

  constructor(
    @Inject(INTAKE_JOURNAL) private readonly journal: IntakeJournal,
    private readonly clock: Clock,
    private readonly city: CityFacts,
    private readonly afterCommit: AfterCommit,
  ) {}

  /** Writes a line, unless this person opened the same within the last minute. Throws `journal-unavailable`. */
  async add(centre: string, by: string, caseNumber: string, what: AccessLine['what']): Promise<void> {
    const at = this.clock.now();
    const stream = accessStream(centre, this.city.today(at));
    const opening = `${stream}/${by}/${caseNumber}/${what}`;
    if (at - (this.openings.get(opening) ?? -Infinity) < sameOpeningMs) return;
    const line: AccessLine = { type: 'caseOpened', case: caseNumber, by, what, at };
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const waiting: Waiting = { line, done: () => resolve(undefined), failed: reject };
    const queue = this.queues.get(stream);
    if (queue) queue.push(waiting);
    else {
      this.queues.set(stream, [waiting]);
      setImmediate(() => void this.drain(stream));
    }
    await promise;
    this.rememberOpening(opening, at);
  }

  private rememberOpening(opening: string, at: number): void {
    this.openings.delete(opening);
    this.openings.set(opening, at);
    const [oldest] = this.openings.keys();
    if (this.openings.size > keptOpenings && oldest !== undefined) this.openings.delete(oldest);
  }

  private async drain(stream: string): Promise<void> {
    for (let batch = this.queues.get(stream) ?? []; batch.length > 0; batch = this.queues.get(stream) ?? []) {
      this.queues.set(stream, []);
      try {
        await this.write(stream, batch);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.queues.delete(stream);
  }

  private async write(stream: string, batch: readonly Waiting[]): Promise<void> {
    const events = batch.map(({ line }) => line);
    const key = `access/${randomUUID()}`;
    const trace = currentScope()?.trace;
    const by = { id: events[0]?.by ?? '', trace: trace ? traceparentOf(trace) : '' };
    const draft = { keys: [key], causes: [{ key, type: 'open', by, bodyHash: bodyHash(events) }], events, at: this.clock.now() };
    for (let attempt = 0; attempt < maxTries; attempt += 1) {
      const seq = this.seqs.get(stream) ?? (await this.journal.tail(stream))?.seq ?? 0;
      const result = await this.journal.append(stream, seq, draft);
      if (result.kind === 'appended' || result.kind === 'key-taken') {
        this.remember(stream, result.commit.seq);
        this.afterCommit.tell(result.commit);
        return;
      }
      this.seqs.delete(stream);
      if (result.kind !== 'seq-taken') throw new Refusal('journal-unavailable');
    }
    throw new Refusal('journal-unavailable');
  }

  /** Only today's streams are written to; the others are forgotten now and then. */
  private remember(stream: string, seq: number): void {
    if (this.seqs.size > keptStreams) this.seqs.clear();
    this.seqs.set(stream, seq);
  }
}
