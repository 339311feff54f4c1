import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { Pipe } from './fault-pipe.ts';
import type { Fault } from './fault-pipe.ts';

export interface FaultProxyOptions {
  /** Where it leads to: `host:port`, or a URL of that server such as `nats://127.0.0.1:4222`. */
  readonly target: string;
  readonly port?: number;
}

/** A stretch of network between two real processes that a test can break and heal. */
export interface FaultProxy {
  readonly port: number;
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  /** Connections open at this moment. */
  readonly connections: number;
  /** Everything arrives `ms` later, in both directions. */
  delay(ms: number): void;
  /** Ends all connections with a reset and refuses new ones. */
  cut(): void;
  /** Nothing arrives any more, yet no side is told: as if the cable were pulled. New connections open and stay silent. */
  halfOpen(): void;
  /** At most so many bytes a second, each direction of each connection. */
  slow(bytesPerSecond: number): void;
  /** A sound network again. What half-open connections have lost stays lost: they are ended. */
  heal(): void;
  /** Ends all connections and stops listening. */
  stop(): Promise<void>;
}

const sound: Fault = { delayMs: 0, silent: false, bytesPerSecond: Number.POSITIVE_INFINITY };

/** Starts a TCP proxy on the loopback. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const target = parseTarget(options.target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let fault = sound;
  let isCut = false;
  const current = () => fault;
  const reset = () => pairs.forEach((pair) => pair.forEach((socket) => socket.resetAndDestroy()));

  const server = createServer({ allowHalfOpen: true }, (inner) => {
    if (isCut) return void inner.resetAndDestroy();
    const outer = connect({ ...target, allowHalfOpen: true });
    const pair = [inner, outer] as const;
    pairs.add(pair);
    join(pair, current, () => pairs.delete(pair));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `127.0.0.1:${port}`,
    get connections() {
      return pairs.size;
    },
    delay: (delayMs) => void (fault = { ...fault, delayMs }),
    slow: (bytesPerSecond) => void (fault = { ...fault, bytesPerSecond }),
    halfOpen: () => void (fault = { ...fault, silent: true }),
    cut: () => {
      isCut = true;
      reset();
    },
    heal: () => {
      if (fault.silent) reset();
      isCut = false;
      fault = sound;
    },
    stop: () => {
      reset();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function join(pair: readonly [Socket, Socket], fault: () => Fault, gone: () => void): void {
  const [inner, outer] = pair;
  for (const [from, to] of [pair, [outer, inner]] as const) {
    from.setNoDelay(true);
    new Pipe(from, to, fault).start();
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => {
      if (to.destroyed) gone();
      else if (!fault().silent) to.destroySoon();
    });
  }
}

function parseTarget(target: string): { host: string; port: number } {
  const { hostname, port } = new URL(target.includes('://') ? target : `tcp://${target}`);
  if (!port) throw new TypeError(`the target needs a port: ${target}`);
  return { host: hostname, port: Number(port) };
}
