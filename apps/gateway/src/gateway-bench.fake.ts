import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { identityPaths } from '@yimen/contracts';
import type { RunningApp } from '@yimen/platform';
import { startJwks, waitFor } from '@yimen/testing';
import type { TestIssuer } from '@yimen/testing';
import { GatewaySettings } from './config.ts';
import { start } from './start.ts';

/** A gateway on a free port, believed to be the public origin, with an issuer for tokens. */
export interface GatewayBench {
  readonly origin: string;
  readonly port: number;
  readonly app: RunningApp;
  readonly issuer: TestIssuer;
  stop(): Promise<void>;
}

export async function startGateway(overrides: Record<string, unknown> = {}): Promise<GatewayBench> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const issuer = await startJwks(`${origin}${identityPaths.issuer}`);
  const settings = GatewaySettings.parse({
    port,
    publicOrigin: origin,
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    connectTimeoutMs: 300,
    answerTimeoutMs: 800,
    drainMs: 500,
    ...overrides,
  });
  const app = await start(settings);
  const stop = async () => {
    await app.stop();
    await issuer.stop();
  };
  return { origin, port, app, issuer, stop };
}

/** A real service in a process of its own: to be killed, frozen and started again on its port. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private constructor(readonly port: number) {}

  static async start(): Promise<ServiceProcess> {
    const service = new ServiceProcess(await freePort());
    await service.run();
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async run(): Promise<void> {
    const file = fileURLToPath(new URL('./echo-service.fake.mjs', import.meta.url));
    this.child = fork(file, [String(this.port)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await new Promise((resolve, reject) => {
      this.child?.once('message', resolve);
      this.child?.once('exit', () => reject(new Error('the service did not start')));
    });
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child?.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request whose path goes out exactly as written. */
export function ask(origin: string, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, ms: performance.now() - startedAt });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Status and problem code of an answer; the code is undefined when the body is no problem document. */
export function refusal({ status, body }: Answer): [number, string | undefined] {
  try {
    return [status, (JSON.parse(body) as { code?: string }).code];
  } catch {
    return [status, undefined];
  }
}

/** A bare socket to the gateway, for what no HTTP client would send. */
export async function rawSocket(port: number, text = ''): Promise<Socket & { received: () => string }> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(text);
  return Object.assign(socket, { received: () => Buffer.concat(chunks).toString('latin1') });
}

/** Head of a WebSocket upgrade as a browser sends it. */
export function upgradeHead(host: string, path: string, headers: Record<string, string> = {}): string {
  const lines = {
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  return `GET ${path} HTTP/1.1\r\n${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export { waitFor };
