import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import { chance, logNormal } from './chance.ts';
import type { OrderSchema, Published } from './published.ts';

/** A line of a bureau's own book. */
export interface Line {
  readonly _id: string;
  readonly key: string;
  readonly item: string;
  readonly bodyHash: string;
  readonly ref: string;
  readonly state: 'taken' | 'decided' | 'cancelled';
  readonly takenAt: number;
  readonly decideAt: number;
  readonly decision?: string;
  readonly reason?: string;
  readonly decidedAt?: number;
  readonly resultNo?: string;
}

export interface BookSettings {
  readonly seed: number;
  /** Share of orders that are denied where deciding takes time. */
  readonly denyShare: number;
  /** How long one working day of deciding lasts. */
  readonly workingDayMs: number;
  readonly now: () => number;
}

export type Entry = { readonly kind: 'new' | 'known'; readonly line: Line } | { readonly kind: 'conflict' };

const durable = { writeConcern: { w: 'majority', journal: true } } as const;

/** The ledger of one simulated system, in a database of its own: durable before it answers, with its own states and numbers. */
export class Book {
  readonly #lines: mongo.Collection<Line>;
  readonly #published: Published;
  readonly #settings: BookSettings;

  constructor(lines: mongo.Collection<Line>, published: Published, settings: BookSettings) {
    this.#lines = lines;
    this.#published = published;
    this.#settings = settings;
  }

  async prepare(): Promise<void> {
    // Where keys are only a remark, two lines may carry the same.
    await this.#lines.createIndex({ key: 1 }, { name: 'key', unique: this.#published.canQuery }, {});
    await this.#lines.createIndex({ takenAt: 1 }, { name: 'day' }, {});
  }

  /** Enters an order. The same key with the same body is known, with another it conflicts. */
  async enter(key: string, item: string, body: Buffer): Promise<Entry> {
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const line = this.#newLine(key, item, bodyHash);
    try {
      await this.#lines.insertOne(line, durable);
      return { kind: 'new', line };
    } catch (error) {
      if ((error as { code?: unknown }).code !== 11000) throw error;
      const there = await this.find(key);
      return there?.bodyHash === bodyHash ? { kind: 'known', line: there } : { kind: 'conflict' };
    }
  }

  /** A line as it is now: what was to be decided by now is decided, durably. */
  async find(key: string): Promise<Line | undefined> {
    const line = await this.#lines.findOne({ key: { $eq: key } });
    return line ? this.#decided(line) : undefined;
  }

  /** Takes an order back unless it is decided. */
  async cancel(key: string): Promise<Line | undefined> {
    const line = await this.find(key);
    if (line?.state !== 'taken') return line;
    await this.#lines.updateOne({ _id: line._id, state: 'taken' }, { $set: { state: 'cancelled' } }, durable);
    return this.find(key);
  }

  /** Decides a line otherwise than before: a fault that can be switched on. */
  decideDifferently(line: Line): Line {
    const [granted = '', , denied = ''] = this.#published.words.decision;
    const isDenied = line.decision === denied;
    const other = isDenied ? { decision: granted } : { decision: denied, reason: this.#published.words.reason[0] ?? '' };
    return { ...line, state: 'decided', ...other, decidedAt: line.decidedAt ?? this.#settings.now() };
  }

  async all(): Promise<Line[]> {
    const lines = await this.#lines.find().sort({ key: 1 }).toArray();
    return Promise.all(lines.map((line) => this.#decided(line)));
  }

  /** Lines of a day from a key on, sorted by key. */
  async page(from: number, to: number, after: string, size: number): Promise<Line[]> {
    const lines = await this.#lines
      .find({ takenAt: { $gte: from, $lt: to }, key: { $gt: after } })
      .sort({ key: 1 })
      .limit(size)
      .toArray();
    return Promise.all(lines.map((line) => this.#decided(line)));
  }

  #newLine(key: string, item: string, bodyHash: string): Line {
    const { system, orders, canQuery } = this.#published;
    const { seed, workingDayMs, now } = this.#settings;
    const takenAt = now();
    const schema = orders.get(item);
    const waits = schema?.['x-decides'] === 'at-once' ? 0 : (schema?.['x-working-days'] ?? 10) * workingDayMs;
    const factor = logNormal(chance(seed, system, key, 'latency', 1), chance(seed, system, key, 'latency', 2));
    const ref = `${system.slice(0, 2).toUpperCase()}${createHash('sha256').update(`${seed}\0${key}`).digest('hex').slice(0, 10).toUpperCase()}`;
    const line: Line = {
      _id: canQuery ? key : `${key}/${takenAt}/${Math.random()}`,
      key,
      item,
      bodyHash,
      ref,
      state: 'taken',
      takenAt,
      decideAt: takenAt + waits * factor,
    };
    return waits === 0 ? { ...line, ...this.#decisionOf(line, schema) } : line;
  }

  async #decided(line: Line): Promise<Line> {
    if (line.state !== 'taken' || line.decideAt > this.#settings.now()) return line;
    const decision = this.#decisionOf(line, this.#published.orders.get(line.item));
    await this.#lines.updateOne({ _id: line._id, state: 'taken' }, { $set: decision }, durable);
    return (await this.#lines.findOne({ _id: line._id })) ?? line;
  }

  #decisionOf(
    { key, decideAt }: Line,
    schema: OrderSchema | undefined,
  ): Pick<Line, 'state' | 'decision' | 'reason' | 'decidedAt' | 'resultNo'> {
    const { system, words } = this.#published;
    const { seed, denyShare } = this.#settings;
    const [granted = '', , denied = ''] = words.decision;
    const isDenied = schema?.['x-decides'] === 'later' && chance(seed, system, key, 'decision') < denyShare;
    const decidedAt = Math.round(decideAt);
    if (isDenied) {
      const reason = words.reason[Math.floor(chance(seed, system, key, 'reason') * words.reason.length)] ?? '';
      return { state: 'decided', decision: denied, reason, decidedAt };
    }
    const resultNo = `${system.slice(0, 3).toUpperCase()}-${String(Math.floor(chance(seed, system, key, 'number') * 1e9)).padStart(9, '0')}`;
    return { state: 'decided', decision: granted, decidedAt, ...(schema?.['x-gives'] === 'number' ? { resultNo } : {}) };
  }
}
