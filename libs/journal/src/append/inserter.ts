import type { Model } from 'mongoose';
import type { AppendResult } from './append-result.ts';
import { classifyInsertFailure } from './classify.ts';
import type { Commit } from '../commit.ts';
import { JournalError } from '../errors.ts';
import { PrimaryWatch } from './primary-watch.ts';
import { late, within } from './within.ts';

/** Durable on a majority and in its journal before it is answered. */
const durable = { writeConcern: { w: 'majority', journal: true } } as const;

/** Looks up a commit by its id or by one of its keys, on the majority. */
export interface Lookup<Event extends object, By> {
  byId(id: string): Promise<Commit<Event, By> | undefined>;
  byAnyKey(keys: readonly string[]): Promise<Commit<Event, By> | undefined>;
}

type Verdict<Event extends object, By> = Promise<AppendResult<Event, By>>;

/** Sends sealed commits and says what became of them. Every verdict but `unknown` is final. */
export class Inserter<Event extends object, By> {
  readonly #model: Model<Commit<Event, By>>;
  readonly #lookup: Lookup<Event, By>;
  readonly #limitMs: number;
  readonly #primary: PrimaryWatch;

  constructor(model: Model<Commit<Event, By>>, lookup: Lookup<Event, By>, limitMs: number) {
    this.#model = model;
    this.#lookup = lookup;
    this.#limitMs = limitMs;
    this.#primary = new PrimaryWatch(model);
  }

  /** Inserts one commit. Throws `insert-refused` on what no retry can cure. */
  insert(commit: Commit<Event, By>): Verdict<Event, By> {
    return this.#primary.isDown ? Promise.resolve(down) : this.#timed(commit, this.#insertOne(commit));
  }

  /** Inserts commits of different streams in one unordered command; each has its own result, in the same order. */
  async insertMany(commits: readonly Commit<Event, By>[]): Promise<AppendResult<Event, By>[]> {
    if (this.#primary.isDown) return commits.map(() => down);
    const failures = this.#insertMany(commits);
    return Promise.all(commits.map((commit, index) => this.#timed(commit, this.#resultOf(commit, failures, index))));
  }

  async #insertOne(commit: Commit<Event, By>): Verdict<Event, By> {
    try {
      await this.#model.collection.insertOne(commit as never, durable);
      return { kind: 'appended', commit };
    } catch (error) {
      return this.#explain(commit, error);
    }
  }

  async #insertMany(commits: readonly Commit<Event, By>[]): Promise<ReadonlyMap<number, unknown>> {
    try {
      await this.#model.collection.insertMany(commits as never, { ...durable, ordered: false });
      return new Map();
    } catch (error) {
      return failuresByIndex(error, commits.length);
    }
  }

  async #resultOf(commit: Commit<Event, By>, failures: Promise<ReadonlyMap<number, unknown>>, index: number): Verdict<Event, By> {
    const failure = (await failures).get(index);
    return failure === undefined ? { kind: 'appended', commit } : this.#explain(commit, failure);
  }

  async #timed(commit: Commit<Event, By>, verdict: Verdict<Event, By>): Verdict<Event, By> {
    const result = await within(verdict, this.#limitMs);
    if (result !== late) return result;
    // A refusal that comes after the limit changes nothing for the writer: its answer is `unknown`, and `settle` will meet the same.
    verdict.catch(() => undefined);
    return { kind: 'unknown', commit };
  }

  async #explain(commit: Commit<Event, By>, error: unknown): Verdict<Event, By> {
    const failure = classifyInsertFailure(error, this.#retryWrites);
    if (failure === 'refused') throw new JournalError('insert-refused', `the store refused commit ${commit._id}`, { cause: error });
    if (failure === 'never-stored') return { kind: 'unavailable', cause: error };
    if (failure === 'unknown') return { kind: 'unknown', commit, cause: error };
    return this.#clash(commit).catch((cause: unknown) => ({ kind: 'unavailable', cause }));
  }

  // A clash is final: the server answers it only when the other commit is safe on the majority.
  async #clash(commit: Commit<Event, By>): Verdict<Event, By> {
    const there = await this.#lookup.byId(commit._id);
    if (there?.hash === commit.hash) return { kind: 'appended', commit: there };
    if (there) return sharesKey(there, commit) ? { kind: 'key-taken', commit: there } : { kind: 'seq-taken' };
    const earlier = await this.#lookup.byAnyKey(commit.keys);
    return earlier ? { kind: 'key-taken', commit: earlier } : { kind: 'seq-taken' };
  }

  get #retryWrites(): boolean {
    return this.#primary.client?.options.retryWrites !== false;
  }
}

const down = { kind: 'unavailable', cause: new Error('no server takes writes now') } as const;

function sharesKey(one: Commit<object, unknown>, other: Commit<object, unknown>): boolean {
  return one.keys.some((key) => other.keys.includes(key));
}

/** The failure of each document of a bulk insert. A failed write concern or a lost link leaves all others unknown. */
function failuresByIndex(error: unknown, count: number): ReadonlyMap<number, unknown> {
  const { writeErrors, result } = error as { writeErrors?: unknown; result?: { getWriteConcernError?(): unknown } };
  const listed = Array.isArray(writeErrors) ? writeErrors : writeErrors === undefined ? [] : [writeErrors];
  const failures = new Map<number, unknown>();
  const common = listed.length === 0 ? error : result?.getWriteConcernError?.();
  if (common !== undefined) for (let index = 0; index < count; index += 1) failures.set(index, common);
  for (const { index, err } of listed as { index: number; err: object }[]) failures.set(index, { name: 'MongoServerError', ...err });
  return failures;
}
