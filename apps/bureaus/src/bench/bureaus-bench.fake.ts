import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BureauOutcome, ExchangeView, IncidentsReply } from '@yimen/contracts';
import type { RunningApp } from '@yimen/platform';
import { FakeClock } from '@yimen/platform/testing';
import { startJwks, useServers, waitFor, withDatabase } from '@yimen/testing';
import type { TestIssuer, TestServers } from '@yimen/testing';
import type { BureausSettings } from '../config.ts';
import { startSimulators } from '../simulators/start-simulators.ts';
import type { RunningSimulators } from '../simulators/start-simulators.ts';
import type { Simulator } from '../simulators/simulator.ts';
import { secretsFrom } from '../systems/secrets.ts';
import { start } from '../start.ts';
import { IntakeStandIn } from './intake-stand-in.fake.ts';
import type { Ordered } from './intake-stand-in.fake.ts';

const shanghai = resolve(import.meta.dirname, '../../../../cities/shanghai');
const systemSecrets = 'demo-bureaus-of-this-test';
const simulated = ['insurance', 'lease-filing', 'relief', 'disability', 'elderly-assessment', 'residence-points'] as const;

export interface BenchOptions {
  /** Cells of systems.csv by system, in place of the pack's. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings?: Partial<BureausSettings>;
}

/** One bureaus service on servers of its own, with simulators, an intake that answers, and a clock that the test moves. */
export class BureausBench {
  readonly clock = new FakeClock(Date.parse('2026-11-24T10:00:00+08:00'));
  app!: RunningApp;
  private token = '';

  private constructor(
    readonly servers: TestServers,
    readonly issuer: TestIssuer,
    readonly intake: IntakeStandIn,
    readonly simulators: RunningSimulators,
    readonly settings: BureausSettings,
  ) {}

  static async start({ rows = {}, settings = {} }: BenchOptions = {}): Promise<BureausBench> {
    const [servers, issuer] = await Promise.all([useServers(), startJwks()]);
    const cityPack = await packWith({ insurance: { answer_ms: '1000', connect_ms: '500' }, ...rows });
    const now = { clock: Date.now };
    const simulators = await startSimulators({
      mongoUri: withDatabase(servers.mongoUri, `${new URL(servers.mongoUri).pathname.slice(1)}-sim`),
      cityPack,
      systems: simulated.map((system) => ({ system, secret: secretsFrom(systemSecrets)(refOf(system)) })),
      controlToken: 'demo-control',
      production: false,
      denyShare: 0,
      now: () => now.clock(),
    });
    const all = { ...settingsOf(servers, issuer, cityPack), addresses: simulators.urls, ...settings };
    const bench = new BureausBench(servers, issuer, await IntakeStandIn.start(servers), simulators, all);
    now.clock = () => bench.clock.now();
    bench.token = await issuer.mintToken({ sub: 'desk-1', client_id: 'web', roles: ['incident-desk'] }, { expiresInSec: 3600 });
    await bench.startApp();
    return bench;
  }

  async startApp(): Promise<void> {
    this.app = await start(this.settings, this.clock);
    await waitFor(async () => (await fetch(`${this.app.url}/health/ready`)).status === 200, { about: 'bureaus', timeoutMs: 15_000 });
    await this.intake.listen();
  }

  simulator(system: (typeof simulated)[number] = 'insurance'): Simulator {
    const simulator = this.simulators.simulators.get(system);
    if (!simulator) throw new Error(`no simulator of ${system}`);
    return simulator;
  }

  /** Moves the city's clock while the machine goes on, step by step, until something holds. */
  async passUntil<Value>(
    holds: () => Promise<Value> | Value,
    about: string,
    stepMs = 1000,
  ): Promise<Exclude<Value, false | null | undefined | 0 | ''>> {
    return waitFor(
      async () => {
        const held = await holds();
        if (!held) this.clock.advance(stepMs);
        return held;
      },
      { timeoutMs: 25_000, everyMs: 60, about },
    );
  }

  /** The outcome of an order once it was told. */
  outcome<Type extends BureauOutcome['type']>({ data }: Ordered, type: Type): Promise<Extract<BureauOutcome, { type: Type }>> {
    return this.passUntil(() => this.intake.told(data.exchangeKey, type), type) as Promise<Extract<BureauOutcome, { type: Type }>>;
  }

  async exchange({ data }: Ordered): Promise<ExchangeView> {
    return (await this.call('GET', `exchanges/${data.exchangeKey}`)) as ExchangeView;
  }

  async incidents(state: 'open' | 'closed' = 'open'): Promise<IncidentsReply['incidents']> {
    return ((await this.call('GET', `incidents?state=${state}`)) as IncidentsReply).incidents;
  }

  async call(method: string, path: string, token = this.token): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'idempotency-key': 'press-0123456789abcdef' } : {}) };
    const answer = await fetch(`${this.app.url}/api/bureaus/${path}`, { method, headers });
    const body: unknown = await answer.json();
    if (answer.status >= 400) throw Object.assign(new Error(`${method} ${path}: ${answer.status}`), { status: answer.status, body });
    return body;
  }

  /** An order that somebody else sent to a system, past our service. */
  async sendByHand(system: (typeof simulated)[number], key: string, body: object): Promise<Response> {
    const authorization = `Bearer ${secretsFrom(systemSecrets)(refOf(system))}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
    return fetch(`${this.simulator(system).url}/orders`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.intake.stop();
    await this.simulators.stop();
    await Promise.all([this.servers.stop(), this.issuer.stop(), rm(this.settings.cityPack, { recursive: true, force: true })]);
  }
}

function refOf(system: string): string {
  const bureaus: Readonly<Record<string, string>> = {
    insurance: 'yibao',
    'lease-filing': 'zhujian',
    disability: 'canlian',
    'residence-points': 'renshe',
  };
  return `bureaus/${bureaus[system] ?? 'minzheng'}/${system}`;
}

/** A copy of the Shanghai pack with other cells in systems.csv. */
async function packWith(rows: NonNullable<BenchOptions['rows']>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yimen-pack-'));
  await cp(shanghai, folder, { recursive: true });
  const file = join(folder, 'systems.csv');
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const columns = header.split(',');
  const changed = lines.map((line) => {
    const cells = line.split(',');
    for (const [column, value] of Object.entries(rows[cells[0] ?? ''] ?? {})) cells[columns.indexOf(column)] = value;
    return cells.join(',');
  });
  await writeFile(file, `${[header, ...changed].join('\n')}\n`);
  return folder;
}

function settingsOf(servers: TestServers, issuer: TestIssuer, cityPack: string): BureausSettings {
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
    cityPack,
    demo: true,
    addresses: {},
    secrets: systemSecrets,
    simulatorControlToken: 'demo-control',
    simulatorSeed: 1,
  };
}
