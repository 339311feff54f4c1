import { applyStaffChanges, follow, notFollowing } from '@yimen/contracts';
import type { FollowInput, FollowStep, Followed, ScreenView, StaffChanges, StaffView } from '@yimen/contracts';
import { applyChanges } from '@yimen/domain-ticketing';
import type { Change } from '@yimen/domain-ticketing';
import type { RunningApp } from '@yimen/platform';
import { startJwks, useServers, waitFor } from '@yimen/testing';
import type { TestIssuer, TestServers, TokenClaims } from '@yimen/testing';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { DisplaySettings } from './config.ts';
import { FakeEngine, TICKET_KEY } from './engine.fake.ts';
import { startEdge } from './start.ts';

export const hall = '310101015';
export const otherHall = '310106003';
const places = [
  { hall, district: 'huangpu' },
  { hall: otherHall, district: 'jingan' },
];

/** One frame that a client got. */
export interface Got {
  readonly event: string;
  readonly frame: unknown;
}

/** Servers, an issuer, one engine and one edge. */
export class EdgeBench {
  readonly clients: Socket[] = [];

  private constructor(
    readonly servers: TestServers,
    readonly issuer: TestIssuer,
    readonly engine: FakeEngine,
    readonly edge: RunningApp,
  ) {}

  static async start(more: Partial<DisplaySettings> = {}): Promise<EdgeBench> {
    const servers = await useServers();
    const issuer = await startJwks();
    const engine = new FakeEngine(hall, Date.now);
    await engine.start(servers.nats.url);
    const edge = await startEdge(EdgeBench.settings(servers, issuer, more), places);
    await followed(edge);
    return new EdgeBench(servers, issuer, engine, edge);
  }

  static settings(servers: TestServers, issuer: TestIssuer, more: Partial<DisplaySettings> = {}): DisplaySettings {
    return {
      host: '127.0.0.1',
      port: 0,
      issuer: issuer.issuer,
      jwksUrl: issuer.jwksUrl,
      audience: issuer.audience,
      publicOrigin: 'http://one-door.test',
      trustedProxy: '127.0.0.1',
      production: false,
      drainMs: 4000,
      mongoUri: servers.mongoUri,
      natsUrl: servers.nats.url,
      cityPack: 'cities/none',
      ticketKey: TICKET_KEY,
      moreOrigins: '',
      demo: false,
      deviceAdmission: 500,
      phoneAdmission: 300,
      ...more,
    };
  }

  /** Another edge of the same city. */
  async secondEdge(more: Partial<DisplaySettings> = {}): Promise<RunningApp> {
    const edge = await startEdge(EdgeBench.settings(this.servers, this.issuer, more), places);
    await followed(edge);
    return edge;
  }

  connect(namespace: string, auth: Record<string, unknown>, options: { url?: string; query?: string; origin?: string } = {}): Socket {
    const { url = this.edge.url, query = '', origin } = options;
    const client = io(`${url}${namespace}${query}`, {
      transports: ['websocket'],
      auth,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      timeout: 3000,
      ...(origin === undefined ? {} : { extraHeaders: { origin } }),
    });
    this.clients.push(client);
    return client;
  }

  async token(claims: TokenClaims, expiresInSec = 600): Promise<string> {
    return this.issuer.mintToken(claims, { expiresInSec });
  }

  /** A hall display that follows as the page does. */
  async screen(id = 'screen-1', options: { url?: string; expiresInSec?: number } = {}): Promise<Follower<ScreenView, Change[]>> {
    const device = { kind: 'hall' as const, hall };
    const token = await this.token({ sub: id, roles: ['device'], device }, options.expiresInSec);
    return new Follower(this.connect('/screen', { token }, options), applyChanges);
  }

  async console(options: { url?: string } = {}): Promise<Follower<StaffView, StaffChanges>> {
    const token = await this.token({ sub: 'c1', roles: ['clerk'], hall });
    return new Follower(this.connect('/console', { token }, options), applyStaffChanges);
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    await this.engine.stop();
    await this.edge.stop();
    await this.issuer.stop();
    await this.servers.stop();
  }
}

/** Waits until an edge knows the engine's hall and may vouch for it. */
async function followed({ url }: RunningApp): Promise<void> {
  await waitFor(async () => {
    const { halls } = (await (await fetch(`${url}/api/display/load`)).json()) as { halls: { stale: boolean }[] };
    return halls[0]?.stale === false;
  });
}

/** A client that follows by the page's own state machine and keeps what it got. */
export class Follower<View, Delta> {
  followed: Followed<View> = notFollowing();
  readonly got: Got[] = [];
  readonly positions: string[] = [];
  private painting: NodeJS.Timeout | undefined;

  constructor(
    readonly socket: Socket,
    private readonly apply: (view: View, changes: Delta) => View,
  ) {
    socket.on('connect', () => this.take({ kind: 'connected' }));
    socket.on('disconnect', () => this.take({ kind: 'disconnected' }));
    for (const kind of ['snapshot', 'delta', 'heartbeat'] as const) {
      socket.on(kind, (frame: object) => this.take({ kind, ...frame } as FollowInput<View, Delta>));
    }
    socket.onAny((event: string, frame: unknown) => this.got.push({ event, frame }));
  }

  get view(): View | undefined {
    return this.followed.view;
  }

  of(event: string): unknown[] {
    return this.got.filter((one) => one.event === event).map(({ frame }) => frame);
  }

  /** Waits until the view is at the engine's position. */
  async caughtUp(engine: FakeEngine, timeoutMs = 5000): Promise<void> {
    await waitFor(() => this.followed.position?.seq === engine.state.seq && this.followed.position.epoch === engine.state.epoch, {
      timeoutMs,
      about: `position ${engine.state.seq} (is ${this.followed.position?.seq ?? 'none'})`,
    });
  }

  private take(input: FollowInput<View, Delta>): void {
    const step: FollowStep<View> = follow(this.followed, input, performance.now(), this.apply);
    this.followed = step.followed;
    if (step.resync) this.socket.emit('resync', step.resync, () => undefined);
    const { position } = this.followed;
    if (!step.changed || !position) return;
    this.positions.push(`${position.epoch}/${String(position.seq).padStart(6, '0')}`);
    this.paint();
  }

  /** The newest position, at most ten times a second: a client may send twenty events a second, whatever the hall does. */
  private paint(): void {
    this.painting ??= setTimeout(() => {
      this.painting = undefined;
      if (this.socket.connected) this.socket.emit('painted', { at: this.followed.position }, () => undefined);
    }, 100);
  }
}
