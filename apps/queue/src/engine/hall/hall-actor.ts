import { Logger } from '@nestjs/common';
import type { HallEvent, HallState } from '@yimen/domain-ticketing';
import type { AppendResult, Draft, Journal } from '@yimen/journal';
import { Refusal } from '@yimen/platform';
import type { HallCommit } from '../../store/hall-journal.ts';
import { decideBatch } from './decide-batch.ts';
import type { Batch } from './decide-batch.ts';
import { everybody, refuseAll, rejectAll, repeated } from './answering.ts';
import type { Done, HallDay } from './hall-day.ts';
import { isOwnedBy, ownDraft } from './own-draft.ts';
import type { HallRequest, Waiting } from './request.ts';

const maxCommands = 200;
const maxQueued = 1000;

/** What a hall needs of its engine. */
export interface ActorParts {
  readonly journal: Journal<HallEvent>;
  readonly engine: string;
  /** Hall time, ms. */
  now(): number;
  /** When a console was last heard of, by window. */
  seen(): Readonly<Record<string, number>>;
  /** Whether the lease was confirmed lately enough to refuse something without a look at the journal. */
  isFresh(): boolean;
  /** Told after every durable commit, in order, before anybody is answered. */
  committed(commit: HallCommit, after: HallState): void;
  /** The hall belongs to another engine now, or cannot be trusted here any more. */
  lost(why: string): void;
}

/**
 * The one place where a hall's commands meet. Everything that arrived in one turn of the event loop, and while the insert before was
 * under way, becomes one commit; a command is answered after it is durable (spec/queue.md section 7).
 */
export class HallActor {
  private readonly log = new Logger(HallActor.name);
  readonly #queue: Waiting[] = [];
  readonly #stopped = new AbortController();
  #working: Promise<void> | undefined;
  #state: 'serving' | 'settling' | 'ended' = 'serving';
  #unsettled: ReadonlySet<string> = new Set();
  #turnTo: (() => Promise<HallDay | undefined>) | undefined;

  constructor(
    private today: HallDay,
    private readonly parts: ActorParts,
  ) {}

  /** The day that is served. */
  get day(): HallDay {
    return this.today;
  }

  get hasEnded(): boolean {
    return this.#state === 'ended';
  }

  get queued(): number {
    return this.#queue.length;
  }

  /**
   * Runs a command. Resolves with what it brought, the first time or again; rejects with a `Refusal`: the domain's, or
   * `idempotency-key-reused`, `hall-overloaded`, `hall-moving`, `journal-unavailable`, `outcome-unknown`.
   */
  execute(request: HallRequest): Promise<Done> {
    const known = this.today.answers.get(this.today.storedKey(request.key));
    if (known) return Promise.resolve().then(() => repeated(request, known));
    const refusal = this.#refuseNow(request);
    if (refusal) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#wake();
    });
  }

  /**
   * Turns to the next day between two commits. `begin` makes its first commit; without one the day stays. Does nothing while another
   * turn waits.
   */
  turn(begin: () => Promise<HallDay | undefined>): void {
    this.#turnTo ??= begin;
    this.#wake();
  }

  /** Takes nothing more and resolves when everything in hand is answered. */
  async drain(): Promise<void> {
    if (this.#state === 'settling') this.#end();
    this.#state = 'ended';
    await this.#working;
    this.#end();
  }

  #refuseNow(request: HallRequest): Refusal | undefined {
    if (this.#state === 'ended') return new Refusal('hall-moving');
    if (this.#state === 'settling') {
      const asked = this.#unsettled.has(this.today.storedKey(request.key));
      return new Refusal(asked ? 'outcome-unknown' : 'journal-unavailable');
    }
    return this.#queue.length >= maxQueued ? new Refusal('hall-overloaded') : undefined;
  }

  #wake(): void {
    this.#working ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#work())
      .finally(() => {
        this.#working = undefined;
        if (this.#queue.length > 0) this.#wake();
      });
  }

  async #work(): Promise<void> {
    await this.#turnDay();
    while (this.#queue.length > 0) {
      const requests = this.#queue.splice(0, maxCommands);
      try {
        await this.#turn(requests);
      } catch (error) {
        this.log.error(error instanceof Error ? error : new Error(String(error)));
        this.#giveUp(requests, 'the hall stopped on a fault of ours');
      }
    }
  }

  async #turnDay(): Promise<void> {
    const begin = this.#turnTo;
    if (!begin || this.#state !== 'serving') return;
    const next = await begin().catch(() => undefined);
    this.#turnTo = undefined;
    if (next) this.today = next;
  }

  async #turn(requests: readonly Waiting[]): Promise<void> {
    const at = Math.max(this.today.state.at, this.parts.now());
    const fresh = this.#answerRepeats(requests);
    const batch = decideBatch(this.today, fresh, { at, seen: this.parts.seen() });
    this.#queue.unshift(...batch.rest);
    for (const { reject } of batch.reused) reject(new Refusal('idempotency-key-reused'));
    if (batch.events.length > 0) await this.#store(batch, at);
    else if (await this.#mayRefuse()) refuseAll(batch);
    else this.#giveUp(everybody(batch), 'another engine wrote to this hall');
  }

  /** A repeat that waited while its first press became durable gets that press's answer. */
  #answerRepeats(requests: readonly Waiting[]): Waiting[] {
    return requests.filter(({ request, resolve, reject }) => {
      const known = this.today.answers.get(this.today.storedKey(request.key));
      if (!known) return true;
      try {
        resolve(repeated(request, known));
      } catch (error) {
        reject(error as Error);
      }
      return false;
    });
  }

  async #store(batch: Batch, at: number): Promise<void> {
    const { epoch, seq } = this.today.state;
    const draft = { keys: batch.causes.map(({ key }) => key), causes: batch.causes, events: batch.events, epoch, at };
    const result = await this.parts.journal.append(this.today.stream, seq, draft);
    await this.#conclude(batch, result);
  }

  async #conclude(batch: Batch, result: AppendResult<HallEvent>): Promise<void> {
    switch (result.kind) {
      case 'appended':
        this.#take(result.commit);
        this.#answerAll(batch);
        refuseAll(batch);
        return;
      case 'unavailable':
        // Nothing was stored, so what was decided on it is void too.
        rejectAll(everybody(batch), 'journal-unavailable');
        return;
      case 'unknown':
        rejectAll(everybody(batch), 'outcome-unknown');
        await this.#settle(result.commit);
        return;
      case 'seq-taken':
      case 'key-taken':
        this.#giveUp(everybody(batch), 'another engine wrote to this hall');
    }
  }

  #take(commit: HallCommit): void {
    this.today.take(commit);
    this.parts.committed(commit, this.today.state);
  }

  #answerAll(batch: Batch): void {
    for (const [cause, waiting] of batch.accepted.entries()) {
      const answered = this.today.answers.get(batch.causes[cause]?.key ?? '');
      for (const { request, resolve, reject } of waiting) {
        if (answered?.done) resolve(answered.done);
        else reject(new Error(`${request.command.type} was stored and has no answer`));
      }
    }
  }

  /**
   * An insert was sent and nobody knows whether it landed. A barrier of ours at that very seq decides: it wins, and the old insert can
   * never land, or it meets the old commit, which then stands (7.10). Until then the keys in it have no answer and nothing new is taken.
   */
  async #settle(commit: HallCommit): Promise<void> {
    this.#state = 'settling';
    this.#unsettled = new Set(commit.keys);
    rejectAll(this.#queue.splice(0), 'journal-unavailable');
    const barrier = this.#barrier(commit);
    const settled = await this.parts.journal.settle(commit, { barrier, signal: this.#stopped.signal }).catch(() => undefined);
    if (!settled) return;
    if (settled.kind === 'stands') this.#take(settled.commit);
    else if (settled.by.keys[0] === barrier.keys[0] && isOwnedBy(settled.by, this.parts.engine)) this.#take(settled.by);
    else {
      this.#giveUp([], 'another engine took the hall over');
      return;
    }
    this.#unsettled = new Set();
    this.#state = 'serving';
  }

  #barrier(commit: HallCommit): Draft<HallEvent> {
    return ownDraft(this.today, { engine: this.parts.engine, reason: 'barrier', at: commit.at });
  }

  /** Refusals leave no commit, so nothing else would notice that the hall has a new owner. */
  async #mayRefuse(): Promise<boolean> {
    if (this.parts.isFresh()) return true;
    // The journal of a closed day would not show that the next one has begun elsewhere.
    if (this.today.state.state === 'closed') return false;
    try {
      const tail = await this.parts.journal.tail(this.today.stream);
      return tail?.seq === this.today.state.seq;
    } catch {
      return false;
    }
  }

  #giveUp(waiting: readonly Waiting[], why: string): void {
    const left = [...waiting, ...this.#queue.splice(0)];
    this.#end();
    this.parts.lost(why);
    rejectAll(left, 'hall-moving');
  }

  #end(): void {
    this.#state = 'ended';
    this.#stopped.abort();
  }
}
