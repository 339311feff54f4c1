import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { HallAnswer } from '@yimen/contracts';
import { FakeClock } from '@yimen/platform/testing';
import type { RunningApp } from '@yimen/platform';
import { startJwks, useServers } from '@yimen/testing';
import type { TestIssuer, TestServers, TokenClaims } from '@yimen/testing';
import type { QueueSettings } from '../config.ts';
import { start } from '../start.ts';

export const hall = '310101018';
export const otherHall = '310104014';

/** 2026-03-02 09:00 in Shanghai, a Monday: all halls are open. */
export const morning = Date.UTC(2026, 2, 2, 1, 0);

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  readonly body: Record<string, unknown>;
  /** Problem code of a refusal. */
  readonly code: string | undefined;
}

/** One or more engines on real servers, and people who press. */
export class QueueBench {
  readonly clock = new FakeClock(morning);
  readonly apps: Pick<RunningApp, 'url' | 'stop'>[] = [];
  readonly #tokens = new Map<string, string>();

  private constructor(
    readonly servers: TestServers,
    readonly issuer: TestIssuer,
    private readonly overrides: Partial<QueueSettings>,
    private readonly rewire: (settings: QueueSettings) => Promise<QueueSettings>,
  ) {}

  /** `rewire` may put something between an engine and its servers. */
  static async start(
    overrides: Partial<QueueSettings> = {},
    rewire: (settings: QueueSettings) => Promise<QueueSettings> = (settings) => Promise.resolve(settings),
  ): Promise<QueueBench> {
    const [servers, issuer] = await Promise.all([useServers(), startJwks()]);
    const bench = new QueueBench(servers, issuer, overrides, rewire);
    await bench.addEngine();
    return bench;
  }

  /** Servers and people, no engine yet. */
  static async withoutEngine(overrides: Partial<QueueSettings> = {}): Promise<QueueBench> {
    const [servers, issuer] = await Promise.all([useServers(), startJwks()]);
    return new QueueBench(servers, issuer, overrides, (settings) => Promise.resolve(settings));
  }

  settings(more: Partial<QueueSettings> = {}): QueueSettings {
    return {
      host: '127.0.0.1',
      port: 0,
      issuer: this.issuer.issuer,
      jwksUrl: this.issuer.jwksUrl,
      audience: this.issuer.audience,
      publicOrigin: 'http://one-door.test',
      trustedProxy: '127.0.0.1',
      production: false,
      drainMs: 1000,
      mongoUri: this.servers.mongoUri,
      natsUrl: this.servers.nats.url,
      cityPack: fileURLToPath(new URL('../../../../cities/shanghai', import.meta.url)),
      ticketKey: 'test-key-of-the-tickets-0000',
      personKey: 'test-key-of-the-persons-0000',
      demo: false,
      afterRestore: false,
      ...this.overrides,
      ...more,
    };
  }

  async addEngine(more: Partial<QueueSettings> = {}): Promise<RunningApp> {
    const app = await start(await this.rewire(this.settings(more)), this.clock);
    this.apps.push(app);
    return app;
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    await this.issuer.stop();
    await this.servers.stop();
  }

  /** Asks as somebody; without a key a fresh one is made, `key: ''` sends none. */
  async ask(
    method: string,
    path: string,
    who: TokenClaims | undefined,
    body?: unknown,
    more: { key?: string; app?: number } = {},
  ): Promise<Reply> {
    const headers: Record<string, string> = {};
    if (who) headers.authorization = `Bearer ${await this.#tokenOf(who)}`;
    if (more.key !== '') headers['idempotency-key'] = more.key ?? newKey();
    if (body !== undefined) headers['content-type'] = 'application/json';
    const app = this.apps[more.app ?? 0];
    const response = await fetch(`${app?.url ?? ''}/api/queue/halls/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return replyOf(response);
  }

  async issue(service = 'zonghe', more: object = {}): Promise<Reply> {
    return this.ask('POST', `${hall}/tickets`, kiosk, { service, language: 'zh-CN', ...more });
  }

  /** Opens a window for its clerk; returns the fence. */
  async openWindow(window = '1', who = clerk): Promise<number> {
    const { body } = await this.ask('POST', `${hall}/windows/${window}/sessions`, who, { takeOver: true });
    return (body as unknown as Extract<HallAnswer, { kind: 'window' }>).fence ?? 0;
  }

  async #tokenOf(who: TokenClaims): Promise<string> {
    const name = JSON.stringify(who);
    const token = this.#tokens.get(name) ?? (await this.issuer.mintToken(who, { expiresInSec: 3600 }));
    this.#tokens.set(name, token);
    return token;
  }
}

export const newKey = () => randomUUID();

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const code = response.status >= 400 && typeof body.code === 'string' ? body.code : undefined;
  return { status: response.status, headers: response.headers, text, body, code };
}

const skills = ['zonghe', 'huji-zhengzhao', 'shebao-yanglao', 'yibao'];
export const clerk: TokenClaims = { sub: 'c001', client_id: 'web', roles: ['clerk'], hall, skills };
export const clerk2: TokenClaims = { sub: 'c002', client_id: 'web', roles: ['clerk'], hall, skills };
export const guide: TokenClaims = { sub: 'g001', client_id: 'web', roles: ['guide'], hall };
export const supervisor: TokenClaims = { sub: 's001', client_id: 'web', roles: ['supervisor'], hall };
export const resident: TokenClaims = { sub: 'p001', client_id: 'web', roles: ['resident'] };
export const stranger: TokenClaims = { sub: 'c101', client_id: 'web', roles: ['clerk'], hall: otherHall, skills };
export const kiosk: TokenClaims = { sub: 'k001', client_id: 'device', roles: ['device'], device: { kind: 'kiosk', hall } };
