import { AuthorizationError, connect } from '@nats-io/transport-node';
import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { pause, within } from '../clock/pause.ts';

export interface NatsLinkOptions {
  readonly url: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Name of the service: names the connection and its inbox prefix, which the server's permissions rest on. */
  readonly service: string;
}

/** `denied`: the server knows us and refuses the password; it is asked again every few seconds, and health says so. */
export type NatsState = 'connecting' | 'up' | 'down' | 'denied' | 'closed';

type UpListener = (connection: NatsConnection) => void;

const RETRY_MS = 200;
const DENIED_RETRY_MS = 5000;
const DRAIN_LIMIT_MS = 500;

/**
 * One connection of a service to NATS that may come late and go away: the app starts without it, and what needs it asks `up`.
 * A frozen server is noticed after two missed pings of a second each.
 */
export class NatsLink {
  private readonly log = new Logger(NatsLink.name);
  private readonly upListeners = new Set<UpListener>();
  private readonly firstTry = Promise.withResolvers<undefined>();
  private readonly stopped = new AbortController();
  private held?: NatsConnection;
  private current: NatsState = 'connecting';
  private loop: Promise<void> | undefined;
  /** Permission violations that the server reported for publishes and subscriptions. */
  deniedCount = 0;

  constructor(private readonly options: NatsLinkOptions) {}

  /** Starts connecting. Resolves after the first attempt, whatever came of it. */
  open(): Promise<undefined> {
    this.loop ??= this.connectUntilClosed();
    return this.firstTry.promise;
  }

  get state(): NatsState {
    return this.current;
  }

  get up(): boolean {
    return this.current === 'up';
  }

  /** The connection while it is up. */
  get connection(): NatsConnection | undefined {
    return this.up ? this.held : undefined;
  }

  /** Calls back now if up, and after every return of the connection. Returns what stops it. */
  onUp(listener: UpListener): () => void {
    this.upListeners.add(listener);
    if (this.connection) listener(this.connection);
    return () => this.upListeners.delete(listener);
  }

  /** Resolves with the connection, now or when it comes; never after `close`. */
  whenUp(): Promise<NatsConnection> {
    return new Promise((resolve) => {
      const stop = this.onUp((connection) => {
        resolve(connection);
        queueMicrotask(() => stop());
      });
    });
  }

  /** Sends what is buffered, then ends; gives up waiting on a server that does not answer. */
  async close(): Promise<void> {
    const wasUp = this.up;
    this.current = 'closed';
    this.upListeners.clear();
    this.stopped.abort();
    this.firstTry.resolve(undefined);
    const held = this.held;
    if (held && !held.isClosed()) {
      if (wasUp) await within(held.drain(), DRAIN_LIMIT_MS);
      if (!held.isClosed()) await within(held.close(), DRAIN_LIMIT_MS);
    }
    await within(Promise.resolve(this.loop), DRAIN_LIMIT_MS);
  }

  private async connectUntilClosed(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.follow(await connect(this.connectOptions()));
      } catch (error) {
        this.noteFailure(error);
      }
      this.firstTry.resolve(undefined);
      await pause(this.current === 'denied' ? DENIED_RETRY_MS : RETRY_MS, this.stopped.signal);
    }
  }

  private async follow(connection: NatsConnection): Promise<void> {
    if (this.stopped.signal.aborted) return connection.close();
    this.held = connection;
    this.becomeUp(connection);
    this.firstTry.resolve(undefined);
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.become('down');
      else if (status.type === 'reconnect') this.becomeUp(connection);
      else if (status.type === 'error') this.noteServerError(status.error);
    }
    this.become('down');
  }

  private becomeUp(connection: NatsConnection): void {
    this.become('up');
    for (const listener of [...this.upListeners]) listener(connection);
  }

  private become(state: NatsState): void {
    if (this.current === 'closed' || this.current === state) return;
    this.current = state;
    this.log.log(`NATS is ${state}`);
  }

  private noteFailure(error: unknown): void {
    const denied = error instanceof AuthorizationError || (error instanceof Error && error.cause instanceof AuthorizationError);
    if (denied && this.current !== 'denied') this.log.error('NATS refuses our user or password');
    this.become(denied ? 'denied' : 'down');
  }

  private noteServerError(error: Error): void {
    this.deniedCount += 1;
    this.log.error(`NATS: ${error.message}`);
  }

  private connectOptions(): NodeConnectionOptions {
    const { url, user, password, service } = this.options;
    return {
      servers: url.split(','),
      name: service,
      ...(user ? { user, pass: password ?? '' } : {}),
      inboxPrefix: `_INBOX_${service}`,
      timeout: 1500,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RETRY_MS,
      reconnectJitter: RETRY_MS,
      pingInterval: 1000,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
    };
  }
}
