import { Inject, Injectable } from '@nestjs/common';
import { evolve, isRefusal, replay } from '@yimen/domain-cases';
import type { Case, CaseEvent, Decided } from '@yimen/domain-cases';
import { bodyHash } from '@yimen/journal';
import type { AppendResult, Commit, Draft } from '@yimen/journal';
import { Clock, currentScope, pause, Refusal, traceparentOf } from '@yimen/platform';
import { caseStream, INTAKE_JOURNAL, isCaseCommit } from './intake-journal.ts';
import type { Author, IntakeEvent, IntakeJournal } from './intake-journal.ts';
import { AfterCommit } from './after-commit.ts';

export type CaseCommit = Commit<CaseEvent, Author>;

/** A command as the journal remembers it. `body` is what the caller sent: the same key with another one is refused. */
export interface Given {
  /** `<actor>/<Idempotency-Key>`, or the message id of a consumed message. */
  readonly key: string;
  readonly type: string;
  readonly by: string;
  readonly body: unknown;
}

/** A case right after a command took effect. `repeated` when the command had taken effect before: the answer is then the one of that time. */
export interface Executed {
  readonly on: Case;
  readonly commit: CaseCommit;
  readonly repeated: boolean;
}

type Decide = (on: Case, context: { now: number; seq: number }) => Decided | Promise<Decided>;

const maxTries = 5;
const settleMs = 4000;

/** The cases in the journal: loading by replay, and the one way to change one (decide, append, evolve). */
@Injectable()
export class Cases {
  constructor(
    @Inject(INTAKE_JOURNAL) private readonly journal: IntakeJournal,
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
  ) {}

  /** A case as its journal has it now. */
  async find(caseNumber: string): Promise<Case | undefined> {
    return replay(await this.commits(caseNumber));
  }

  /** All commits of a case, in order. */
  async commits(caseNumber: string): Promise<CaseCommit[]> {
    const commits: CaseCommit[] = [];
    for await (const commit of this.journal.read(caseStream(caseNumber))) if (isCaseCommit(commit)) commits.push(commit);
    return commits;
  }

  /** Whether a command has taken effect already; with the case as it was right after it. Throws `idempotency-key-reused`. */
  async findRepeated(given: Given): Promise<Executed | undefined> {
    const commit = await this.journal.findByKey(given.key);
    return commit && this.repeated(commit as CaseCommit, given);
  }

  /** Writes the first commit of a new case. A key that was used before gives the case of that time. */
  async begin(caseNumber: string, given: Given, decided: Decided, now: number): Promise<Executed> {
    if (isRefusal(decided)) throw new Refusal(decided.refused.code, decided.refused.details);
    const result = await this.settled(await this.journal.append(caseStream(caseNumber), 0, draftOf(given, decided, now)));
    if (result.kind === 'appended') return this.done(undefined, result.commit as CaseCommit);
    if (result.kind === 'key-taken') return this.repeated(result.commit as CaseCommit, given);
    throw new Refusal('case-busy');
  }

  /**
   * Carries out a command on a case: load, decide, append, and again when somebody else was faster, at most five times.
   * Throws the refusal, `not-found`, `case-busy`, `idempotency-key-reused`, `journal-unavailable` or `outcome-unknown`.
   */
  async execute(caseNumber: string, given: Given, decide: Decide): Promise<Executed> {
    for (let attempt = 1; attempt <= maxTries; attempt += 1) {
      const done = await this.try(caseNumber, given, decide);
      if (done) return done;
      await pause(Math.random() * 10 * attempt);
    }
    throw new Refusal('case-busy');
  }

  private async try(caseNumber: string, given: Given, decide: Decide): Promise<Executed | undefined> {
    const commits = await this.commits(caseNumber);
    const earlier = commits.find((commit) => commit.keys.includes(given.key));
    if (earlier) return this.repeated(earlier, given, commits);
    const on = replay(commits);
    if (!on) throw new Refusal('not-found');
    const now = this.clock.now();
    const seq = (commits.at(-1)?.seq ?? 0) + 1;
    const decided = await decide(on, { now, seq });
    if (isRefusal(decided)) throw new Refusal(decided.refused.code, decided.refused.details);
    const result = await this.settled(await this.journal.append(caseStream(caseNumber), seq - 1, draftOf(given, decided, now)));
    if (result.kind === 'appended') return this.done(on, result.commit as CaseCommit);
    if (result.kind === 'key-taken') return this.repeated(result.commit as CaseCommit, given);
    return undefined;
  }

  private done(on: Case | undefined, commit: CaseCommit): Executed {
    this.afterCommit.tell(commit);
    const after = commit.events.reduce<Case | undefined>((now, event) => evolve(now, event, commit), on);
    if (!after) throw new Error('a commit without an event was stored');
    return { on: after, commit, repeated: false };
  }

  private async repeated(commit: CaseCommit, given: Given, known?: readonly CaseCommit[]): Promise<Executed> {
    const cause = commit.causes.find((each) => each.key === given.key);
    if (cause?.bodyHash !== bodyHash(given.body)) throw new Refusal('idempotency-key-reused');
    const commits = known ?? (await this.commits(commit.stream.slice(caseStream('').length)));
    const on = replay(commits.filter((each) => each.seq <= commit.seq));
    if (!on) throw new Refusal('not-found');
    return { on, commit, repeated: true };
  }

  /** An unknown outcome is resolved by sending the very same commit again, never by guessing. */
  private async settled(result: AppendResult<IntakeEvent, Author>): Promise<Verdict> {
    if (result.kind === 'unavailable') throw new Refusal('journal-unavailable', undefined, { cause: result.cause });
    if (result.kind !== 'unknown') return result;
    const signal = AbortSignal.timeout(settleMs);
    const settled = await this.journal.settle(result.commit, { signal }).catch((cause: unknown) => {
      throw new Refusal('outcome-unknown', undefined, { cause });
    });
    if (settled.kind === 'stands') return { kind: 'appended', commit: settled.commit };
    const sameKey = settled.by.keys.some((key) => result.commit.keys.includes(key));
    return sameKey ? { kind: 'key-taken', commit: settled.by } : { kind: 'seq-taken' };
  }
}

type Verdict = Exclude<AppendResult<IntakeEvent, Author>, { kind: 'unknown' | 'unavailable' }>;

function draftOf(given: Given, events: readonly CaseEvent[], at: number): Draft<IntakeEvent, Author> {
  const trace = currentScope()?.trace;
  const by = { id: given.by, trace: trace ? traceparentOf(trace) : '' };
  return { keys: [given.key], causes: [{ key: given.key, type: given.type, by, bodyHash: bodyHash(given.body) }], events, at };
}
