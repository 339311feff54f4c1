import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Behaviour, Switches } from './behaviours.ts';
import type { BehaviourInput, BehaviourName, Question } from './behaviours.ts';
import type { Book, Line } from './book.ts';
import { giveReply, spoilBefore } from './faults.ts';
import type { Reply } from './faults.ts';
import type { Gate } from './gate.ts';
import { ledgerPage } from './ledger-page.ts';
import type { Published } from './published.ts';

interface Parts {
  readonly published: Published;
  readonly book: Book;
  readonly gate: Gate;
  /** Median time that an answer takes. */
  readonly answerMs: number;
}

const ajv = { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false } } as const;
const notFound: Reply = { status: 404, body: { code: 'not-known', text: 'No order has this key.' } };

/** One stand-in for a bureau's system: a real HTTP server with its own book, that can be told to misbehave. */
export class Simulator {
  readonly system: string;
  readonly #parts: Parts;
  readonly #switches = new Switches();
  readonly #sockets = new Set<Socket>();
  #server: FastifyInstance;
  #port = 0;
  /** Requests that arrived, by question: what was really asked, whatever came of it. */
  readonly asked: Record<Question, number> = { order: 0, query: 0, cancel: 0, ledger: 0 };

  constructor(parts: Parts) {
    this.system = parts.published.system;
    this.#parts = parts;
    this.#server = this.#makeServer();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    await this.#server.listen({ host: '127.0.0.1', port: this.#port });
    this.#port = (this.#server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#server.close();
  }

  /** Switches a behaviour on. `stop` closes the door: connections are refused until it heals. */
  async behave(input: BehaviourInput): Promise<void> {
    const behaviour = Behaviour.parse(input);
    this.#switches.add(behaviour);
    if (behaviour.name === 'stop') await this.stop();
  }

  /** Behaves well again. */
  async heal(): Promise<void> {
    this.#switches.heal();
    if (this.#server.server.listening) return;
    this.#server = this.#makeServer();
    await this.start();
  }

  get log(): Switches['log'] {
    return this.#switches.log;
  }

  /** What the bureau holds. */
  lines(): Promise<Line[]> {
    return this.#parts.book.all();
  }

  #makeServer(): FastifyInstance {
    const server = Fastify({ ajv, bodyLimit: 1024 * 1024, forceCloseConnections: true });
    server.server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    });
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const { canQuery, canCancel, hasLedger } = this.#parts.published;
    server.post('/orders', (request, reply) => this.#handle('order', request, reply, (key, body) => this.#order(request, key, body)));
    if (canQuery) server.get('/orders/:key', (request, reply) => this.#handle('query', request, reply, (key) => this.#query(key)));
    if (canCancel)
      server.post('/orders/:key/cancellation', (request, reply) => this.#handle('cancel', request, reply, (key) => this.#cancel(key)));
    if (hasLedger) server.get('/ledger', (request, reply) => this.#handle('ledger', request, reply, () => this.#ledger(request)));
    return server;
  }

  async #handle(
    on: Question,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (key: string, body: Buffer) => Promise<Reply>,
  ): Promise<void> {
    reply.hijack();
    this.asked[on] += 1;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const key = keyOf(request);
    const name = this.#switches.take(on, key);
    if (spoilBefore(name, reply.raw, request.raw.socket)) return;
    await sleep(this.#parts.answerMs * (name === 'slow' ? 20 : 1));
    const { gate, published } = this.#parts;
    const given = gate.admits(request.headers, body)
      ? await this.#work(name, key, () => work(key, body))
      : { status: 401, body: { code: 'not-signed', text: 'Not signed as agreed.' } };
    if (!reply.raw.destroyed) giveReply(name, reply.raw, given, published.keyName);
  }

  async #work(name: BehaviourName | undefined, key: string, work: () => Promise<Reply>): Promise<Reply> {
    const { published, book } = this.#parts;
    if (name === 'acknowledge-and-forget')
      return { status: 202, body: { [published.keyName]: key, ref: 'FORGOTTEN', status: published.words.status[0] } };
    const reply = await work();
    if (name !== 'decide-differently') return reply;
    const line = await book.find(key);
    return line ? { status: 200, body: this.#say(book.decideDifferently(line)) } : reply;
  }

  async #order(request: FastifyRequest, key: string, body: Buffer): Promise<Reply> {
    const order = parsed(body);
    const { published, book } = this.#parts;
    const item = textOf(order, 'item');
    const schema = published.orders.get(item);
    if (!order || !schema) return refusal('item-unknown', 'This item is not handled here.');
    const isValid = request.compileValidationSchema(schema);
    if (!isValid(order)) return refusal('field-wrong', isValid.errors?.[0]?.instancePath ?? 'a field is wrong');
    if (order[published.keyName] !== key) return refusal('key-differs', 'Header and body carry different keys.');
    const entry = await book.enter(key, item, body);
    if (entry.kind === 'conflict') return { status: 409, body: { code: 'key-used', text: 'This key was used for something else.' } };
    return { status: entry.line.state === 'taken' ? 202 : 200, body: this.#say(entry.line) };
  }

  async #query(key: string): Promise<Reply> {
    const line = await this.#parts.book.find(key);
    return line ? { status: 200, body: this.#say(line) } : notFound;
  }

  async #cancel(key: string): Promise<Reply> {
    const line = await this.#parts.book.cancel(key);
    if (!line) return notFound;
    return { status: line.state === 'cancelled' ? 200 : 409, body: this.#say(line) };
  }

  #ledger(request: FastifyRequest): Promise<Reply> {
    return ledgerPage(this.#parts.book, request.query, (line) => this.#say(line));
  }

  #say({ key, ref, state, decision, reason, decidedAt, resultNo }: Line): Record<string, unknown> {
    const { keyName, words } = this.#parts.published;
    const [open, decided, cancelled] = words.status;
    const status = { taken: open, decided, cancelled }[state];
    const at = decidedAt === undefined ? {} : { decidedAt: new Date(decidedAt).toISOString() };
    return { [keyName]: key, ref, status, ...at, ...(decision && { decision }), ...(reason && { reason }), ...(resultNo && { resultNo }) };
  }
}

function textOf(value: Record<string, unknown> | undefined, name: string): string {
  const text = value?.[name];
  return typeof text === 'string' ? text : '';
}

function keyOf({ params, headers }: FastifyRequest): string {
  const { key } = params as { key?: string };
  const header = headers['idempotency-key'];
  return key ?? (typeof header === 'string' ? header : '');
}

function parsed(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function refusal(code: string, text: string): Reply {
  return { status: 422, body: { code, text } };
}
