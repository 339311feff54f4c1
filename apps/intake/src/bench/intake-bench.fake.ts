import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { ReceiveBody, ReceivedReply, StoredFile } from '@yimen/contracts';
import type { RunningApp } from '@yimen/platform';
import { FakeClock } from '@yimen/platform/testing';
import { startJwks, useServers, waitFor } from '@yimen/testing';
import type { TestIssuer, TestServers } from '@yimen/testing';
import type { IntakeSettings } from '../config.ts';
import { samplePdf } from '../files/sample-files.fake.ts';
import { start } from '../start.ts';
import { Neighbours } from './neighbours.fake.ts';

export const shanghai = resolve(import.meta.dirname, '../../../../cities/shanghai');
export const yuyuan = '310101018';
export const xujiahui = '310104014';

/** A Tuesday in November 2026, 10:00 in Shanghai. */
export const tuesday = '2026-11-24T10:00:00+08:00';

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

export interface Asked {
  readonly as?: string | undefined;
  readonly body?: unknown;
  readonly raw?: string | Buffer | FormData;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

/** One intake on servers of its own, with its neighbours and people. */
export class IntakeBench {
  readonly clock = new FakeClock(Date.parse(tuesday));
  app!: RunningApp;
  private readonly addresses = new AsyncLocalStorage<string>();
  private readonly tokens: Record<string, string> = {};

  private constructor(
    readonly servers: TestServers,
    readonly issuer: TestIssuer,
    readonly neighbours: Neighbours,
    readonly settings: IntakeSettings,
  ) {}

  static async start(more: Partial<IntakeSettings> = {}, throughMongo?: (uri: string) => Promise<string>): Promise<IntakeBench> {
    const [servers, issuer] = await Promise.all([useServers(), startJwks()]);
    const filesDir = await mkdtemp(join(tmpdir(), 'yimen-intake-'));
    const bench = new IntakeBench(servers, issuer, await Neighbours.start(servers), {
      ...settingsOf(servers, issuer, filesDir),
      ...(throughMongo ? { mongoUri: await throughMongo(servers.mongoUri) } : {}),
      ...more,
    });
    await bench.mintTokens();
    await bench.startApp();
    return bench;
  }

  async startApp(): Promise<void> {
    this.app = await start(this.settings, this.clock);
    await waitFor(async () => (await fetch(`${this.app.url}/health/ready`)).status === 200, { about: 'intake', timeoutMs: 30_000 });
  }

  /** Runs what asks intake against another process of it. */
  at<T>(url: string, work: () => Promise<T>): Promise<T> {
    return this.addresses.run(url, work);
  }

  /** Asks intake. `as` names a person of `people`; without it nobody is signed in. */
  async call(method: string, path: string, { as, body, raw, key = newKey(), headers = {} }: Asked = {}): Promise<Answered> {
    const answer = await fetch(`${this.addresses.getStore() ?? this.app.url}/api/intake/${path}`, {
      method,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${this.tokens[as] ?? as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' && key !== null ? { 'idempotency-key': key } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw as string }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: parsed(text), headers: answer.headers };
  }

  /** Receives a case as the clerk c001 of 豫园; throws when it is refused. */
  async receive(change: Partial<ReceiveBody> = {}, key = newKey(), as = 'c001'): Promise<ReceivedReply> {
    const answer = await this.call('POST', 'cases', { as, key, body: receiveBody(change) });
    if (answer.status !== 201) throw new Error(`not received: ${answer.text}`);
    return answer.body as unknown as ReceivedReply;
  }

  /** Receives and accepts, and waits for the order to the bureau. */
  async accepted(): Promise<string> {
    const { case: received } = await this.receive({ materials: [{ material: 'm-id-card', by: 'original-seen', files: [] }] });
    const answer = await this.call('POST', `cases/${received.number}/accept`, { as: 'c001', body: {} });
    if (answer.status !== 200) throw new Error(`not accepted: ${answer.text}`);
    await this.neighbours.orderOf(received.number);
    return received.number;
  }

  async upload(bytes: Buffer = samplePdf(), { as = 'c001', key = newKey() } = {}): Promise<Answered> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '../../x\0.exe');
    return this.call('POST', 'files', { as, key, raw: form });
  }

  async stored(bytes?: Buffer): Promise<StoredFile> {
    const answer = await this.upload(bytes);
    if (answer.status !== 201) throw new Error(`not stored: ${answer.text}`);
    return answer.body as unknown as StoredFile;
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.neighbours.stop();
    await Promise.all([this.servers.stop(), this.issuer.stop(), rm(this.settings.filesDir, { recursive: true, force: true })]);
  }

  private async mintTokens(): Promise<void> {
    for (const [sub, claims] of Object.entries(people)) {
      const token = await this.issuer.mintToken({ sub: sub.split('@')[0] ?? sub, client_id: 'web', ...claims }, { expiresInSec: 3600 });
      this.tokens[sub] = token;
    }
  }
}

/** Staff of two centres, and people who are no staff. */
export const people = {
  c001: { roles: ['clerk'], hall: yuyuan },
  c002: { roles: ['clerk'], hall: yuyuan },
  a001: { roles: ['acceptor'], hall: yuyuan },
  s001: { roles: ['supervisor'], hall: yuyuan },
  c101: { roles: ['clerk'], hall: xujiahui },
  a101: { roles: ['acceptor'], hall: xujiahui },
  s101: { roles: ['supervisor'], hall: xujiahui },
  p001: { roles: ['resident'] },
  g001: { roles: ['guide'], hall: yuyuan },
  u001: { roles: ['auditor'] },
  o001: { roles: ['operator'] },
} satisfies Record<
  string,
  { roles: ('clerk' | 'acceptor' | 'supervisor' | 'resident' | 'guide' | 'auditor' | 'operator')[]; hall?: string }
>;

export const newKey = (): string => randomUUID();

/** Invented: an area code ending in 99 was never assigned. */
export const chen = { name: '陈静姝', idNumber: '310199195212310047' };

export function receiveBody(change: Partial<ReceiveBody> = {}): ReceiveBody {
  return {
    item: 'remote-care-register',
    answers: { who: 'self' },
    applicant: chen,
    fields: { name: chen.name, kind: 'settled', from: '2026-12-01' },
    materials: [],
    ...change,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function settingsOf(servers: TestServers, issuer: TestIssuer, filesDir: string): IntakeSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    audience: issuer.audience,
    publicOrigin: 'http://127.0.0.1:8080',
    trustedProxy: '127.0.0.1',
    production: false,
    drainMs: 1000,
    mongoUri: servers.mongoUri,
    natsUrl: servers.nats.url,
    cityPack: shanghai,
    filesDir,
    keyEncryptionSecret: 'demo-a-secret-of-this-test-run-0001',
    demo: true,
    ticketLimitMs: 300,
  };
}
