import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { BehaviourName } from './behaviours.ts';

/** A reply that a simulator was about to give. */
export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Spoiler = (response: ServerResponse, reply: Reply, keyName: string) => void;

const problem = (code: string, text: string): Record<string, unknown> => ({ code, text });

/** What happens in place of any work: the order is not entered. */
const before: Readonly<Partial<Record<BehaviourName, Reply | 'hang' | 'reset'>>> = {
  hang: 'hang',
  reset: 'reset',
  'error-500': { status: 500, body: problem('internal', 'An internal error.') },
  'error-503': { status: 503, body: problem('overloaded', 'Please come back.'), headers: { 'retry-after': '2' } },
  'error-429': { status: 429, body: problem('too-many', 'Slower, please.'), headers: { 'retry-after': '1' } },
  closed: { status: 503, body: problem('closed', 'Outside office hours.'), headers: { 'retry-after': '3600' } },
  unauthorised: { status: 401, body: problem('not-signed', 'Not signed as agreed.') },
  redirect: { status: 302, body: {}, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
  refuse: { status: 422, body: problem('person-unknown', 'This person is not insured here.') },
};

/** What happens after the work is done and durable. */
const after: Readonly<Partial<Record<BehaviourName, Spoiler>>> = {
  'commit-then-timeout': () => undefined,
  'commit-then-500': (response) => send(response, { status: 500, body: problem('internal', 'An internal error.') }),
  'commit-then-reset': (response) => response.socket?.resetAndDestroy(),
  html: (response) => raw(response, 200, 'text/html; charset=utf-8', '<!doctype html><title>Sign in</title><form></form>'),
  truncated: (response, { status, body }) => raw(response, status, 'application/json', JSON.stringify(body).slice(0, -9)),
  'wrong-type': (response, { status, body }) => raw(response, status, 'text/plain', JSON.stringify(body)),
  'wrong-charset': (response, { status, body }) => raw(response, status, 'application/json; charset=gbk', JSON.stringify(body)),
  empty: (response, { status }) => raw(response, status, 'application/json', ''),
  huge: (response, { status, body }) =>
    raw(response, status, 'application/json', JSON.stringify({ ...body, padding: 'x'.repeat(10 * 1024 * 1024) })),
  drip: (response, { status, body }) => drip(response, status, JSON.stringify(body)),
  'other-number': (response, { status, body }, keyName) =>
    send(response, { status, body: { ...body, [keyName]: otherKey(String(body[keyName])) } }),
  'unknown-code': (response, { status, body }) => send(response, { status, body: { ...body, status: 'no-such-word' } }),
  'key-twice': (response, { status, body }) => raw(response, status, 'application/json', `{"ref":"X",${JSON.stringify(body).slice(1)}`),
};

/** Whether a switch acts before any work; then it has answered, or never will. */
export function spoilBefore(name: BehaviourName | undefined, response: ServerResponse, socket: Socket): boolean {
  const fault = name === undefined ? undefined : before[name];
  if (fault === undefined) return false;
  if (fault === 'reset') socket.resetAndDestroy();
  else if (fault !== 'hang') send(response, fault);
  return true;
}

/** Gives the reply as the switch wants it: whole, spoilt, or never. */
export function giveReply(name: BehaviourName | undefined, response: ServerResponse, reply: Reply, keyName: string): void {
  const spoil = name === undefined ? undefined : after[name];
  if (spoil) spoil(response, reply, keyName);
  else send(response, reply);
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}

function raw(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

/** One byte a second, until the other side has had enough. */
function drip(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  const bytes = [...Buffer.from(text)];
  const timer = setInterval(() => {
    const next = bytes.shift();
    if (next === undefined || response.destroyed) clearInterval(timer);
    else response.write(Buffer.from([next]));
  }, 1000);
  response.once('close', () => clearInterval(timer));
}

/** A key of the same shape that belongs to somebody else. */
function otherKey(key: string): string {
  return key.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
}
