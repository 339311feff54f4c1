import { createHash } from 'node:crypto';
import type { RequestRecord, ResponseRecord, ResultFacts } from '@yimen/domain-exchanges';
import type { Dispatcher } from 'undici';
import type { Adapter, Call, Cancelled, Known, LedgerRow, MappedOrder, NotSent, Parsed, Sent, Unknown } from '../port.ts';
import type { RestCodec, Said } from './codec.ts';
import { exchangeBytes } from './exchange-bytes.ts';
import type { HttpOutcome, HttpReply, HttpRequest } from './exchange-bytes.ts';
import { readLedger } from './ledger.ts';
import { meaningOf, retryAfterMs } from './meanings.ts';
import type { Signer } from './sign.ts';

export interface RestParts {
  readonly system: string;
  readonly can: Adapter['can'];
  readonly dispatcher: Dispatcher;
  readonly codec: RestCodec;
  readonly sign: Signer;
  readonly maxBytes: number;
}

type Trouble = (NotSent | Unknown) & { readonly record?: ResponseRecord | undefined; readonly raw?: Uint8Array | undefined };
type Taken = { readonly kind: 'taken'; readonly reply: HttpReply; readonly record: ResponseRecord } | Trouble;

const nobody = Buffer.alloc(0);
/** A row of the ledger is compared by key, state and decision; what it gives stands in the exchange. */
const noResult: ResultFacts = { kind: 'entry', name: { zh: '', en: '' } };

/** A system that speaks JSON over HTTP: POST with the key in header and body, GET by key (spec/bureaus.md 4.1). */
export class RestAdapter implements Adapter {
  readonly system: string;
  readonly can: Adapter['can'];
  readonly #parts: RestParts;

  constructor(parts: RestParts) {
    this.system = parts.system;
    this.can = parts.can;
    this.#parts = parts;
  }

  async submit(order: MappedOrder, call: Call): Promise<Sent> {
    const body = this.#parts.codec.write(call.key, order.item, order.body);
    const taken = await this.#ask({ method: 'POST', path: '/orders', body }, call);
    if (taken.kind !== 'taken') return taken;
    const { reply, record } = taken;
    if (reply.status === 409) return { kind: 'unknown', why: 'conflict', record };
    if (reply.status === 404) return { kind: 'unknown', why: 'refused-request', record, raw: reply.body };
    if (reply.status === 422) return this.#rejection(reply, record);
    return this.#about(call, taken, (said): Sent => {
      if (said.answer) return { kind: 'answered', answer: said.answer, record };
      if (said.state === 'cancelled') return { kind: 'rejected', code: 'cancelled-there', text: '', record };
      return { kind: 'acknowledged', bureauRef: said.bureauRef, record };
    });
  }

  async query(call: Call): Promise<Known> {
    const taken = await this.#ask({ method: 'GET', path: this.#pathOf(call.key), body: nobody }, call);
    if (taken.kind !== 'taken') return taken;
    const { reply, record } = taken;
    if (reply.status === 404) return this.#absence(reply, record);
    return this.#about(call, taken, ({ bureauRef, state, answer }): Known => {
      if (answer) return { kind: 'known', state: 'answered', bureauRef, answer, record };
      return { kind: 'known', state: state === 'cancelled' ? 'cancelled' : 'open', bureauRef, record };
    });
  }

  async cancel(reason: string, call: Call): Promise<Cancelled> {
    const body = Buffer.from(JSON.stringify({ reason }), 'utf8');
    const taken = await this.#ask({ method: 'POST', path: `${this.#pathOf(call.key)}/cancellation`, body }, call);
    if (taken.kind !== 'taken') return taken;
    const { reply, record } = taken;
    if (reply.status === 404) return this.#absence(reply, record);
    return this.#about(call, taken, ({ bureauRef, state, answer }): Cancelled => {
      if (state === 'cancelled') return { kind: 'cancelled', bureauRef, record };
      return { kind: 'too-late', record, ...(answer ? { answer } : {}) };
    });
  }

  parse(raw: Uint8Array): Parsed {
    const reply: HttpReply = { kind: 'reply', status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(raw) };
    const said = this.#parts.codec.read(reply, noResult);
    if (typeof said === 'string') return { kind: 'unusable', why: said === 'code-not-mapped' ? said : 'unreadable' };
    const { key, bureauRef, state, answer } = said;
    return { kind: 'row', row: { key, bureauRef, state, answer } };
  }

  ledger(day: string, signal: AbortSignal): AsyncIterable<LedgerRow> {
    const { codec, maxBytes } = this.#parts;
    const ask = (path: string): Promise<HttpOutcome> =>
      exchangeBytes(this.#parts.dispatcher, this.#signed({ method: 'GET', path, body: nobody }, ''), {
        signal,
        sendBefore: Infinity,
        maxBytes,
      });
    return readLedger(day, ask, (value) => codec.readValue(value, noResult));
  }

  /** Commits the request, sends it, and reads what the status alone says. */
  async #ask(plain: Omit<HttpRequest, 'headers'>, call: Call): Promise<Taken> {
    const request = recordOf(plain);
    const sendBefore = await call.record(request);
    if (sendBefore === undefined) return { kind: 'not-sent', why: 'too-late' };
    const { dispatcher, maxBytes } = this.#parts;
    const began = performance.now();
    const outcome = await exchangeBytes(dispatcher, this.#signed(plain, call.key), { signal: call.signal, sendBefore, maxBytes });
    const record = responseOf(request, outcome, performance.now() - began);
    if (outcome.kind === 'not-sent') return { ...outcome, record };
    if (outcome.kind === 'lost') return { kind: 'unknown', why: outcome.why, record, raw: outcome.body };
    const meaning = meaningOf(outcome.status);
    if (meaning.kind === 'read') return { kind: 'taken', reply: outcome, record };
    const raw = meaning.kind === 'unknown' ? outcome.body : undefined;
    return {
      ...meaning,
      record,
      raw,
      ...(meaning.kind === 'not-sent' ? { retryAfterMs: retryAfterMs(outcome.headers['retry-after'], Date.now()) } : {}),
    };
  }

  #signed(request: Omit<HttpRequest, 'headers'>, key: string): HttpRequest {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...this.#parts.sign(request.body),
    };
    if (request.method === 'POST') headers['content-type'] = 'application/json; charset=utf-8';
    if (request.method === 'POST' && key !== '') headers['idempotency-key'] = this.#parts.codec.keyOnWire(key);
    return { ...request, headers };
  }

  #pathOf(key: string): string {
    return `/orders/${encodeURIComponent(this.#parts.codec.keyOnWire(key))}`;
  }

  #about<Meaning>({ key, result }: Call, taken: Extract<Taken, { kind: 'taken' }>, meaning: (said: Said) => Meaning): Meaning | Trouble {
    const { reply, record } = taken;
    const said = this.#parts.codec.readAbout(key, reply, result);
    return typeof said === 'string' ? { kind: 'unknown', why: said, record, raw: reply.body } : meaning(said);
  }

  #rejection(reply: HttpReply, record: ResponseRecord): Sent {
    const problem = this.#parts.codec.readProblem(reply);
    if (typeof problem === 'string') return { kind: 'unknown', why: problem, record, raw: reply.body };
    return { kind: 'rejected', code: problem.code, text: problem.text, record };
  }

  // A 404 of somebody in between is no word of the bureau: only its own code is believed.
  #absence(reply: HttpReply, record: ResponseRecord): { kind: 'not-known'; record: ResponseRecord } | Trouble {
    const problem = this.#parts.codec.readProblem(reply);
    if (typeof problem !== 'string' && problem.code === 'not-known') return { kind: 'not-known', record };
    return { kind: 'unknown', why: typeof problem === 'string' ? problem : 'refused-request', record, raw: reply.body };
  }
}

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('hex');

function recordOf({ method, path, body }: Omit<HttpRequest, 'headers'>): RequestRecord {
  return { method, path, requestHash: sha512(body), bytes: body.length };
}

function responseOf({ requestHash }: RequestRecord, outcome: HttpOutcome, tookMs: number): ResponseRecord {
  const common = { requestHash, tookMs: Math.round(tookMs) };
  if (outcome.kind === 'not-sent' || outcome.body === undefined) return common;
  const { status, body } = outcome;
  return { ...common, ...(status === undefined ? {} : { status }), responseHash: sha512(body), bytes: body.length };
}
