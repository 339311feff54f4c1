import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CityClient, pairDevice, signIn } from '@yimen/testing';
import { root, startCity } from '@yimen/tools/start';
import type { City, ServiceName } from '@yimen/tools/start';

/** A city of this run alone: one process a service, so that each can be killed; own data, own ports, demo accounts, empty halls. */
export class TestCity {
  readonly #city: City;
  readonly #folder: string;

  private constructor(city: City, folder: string) {
    this.#city = city;
    this.#folder = folder;
  }

  static async start(): Promise<TestCity> {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-journeys-'));
    try {
      const options = { fresh: true, port: 0, clock: undefined, demo: true, processes: true, seed: 1, rateLimits: true, quiet: true };
      const city = await startCity({ ...options, dataFolder: folder, cityPack: join(root, 'cities', 'shanghai') });
      return new TestCity(city, folder);
    } catch (error) {
      const words = lastWords(join(folder, 'logs'));
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`the city did not start: ${String(error)}\n${words}`, { cause: error });
    }
  }

  get origin(): string {
    return this.#city.origin;
  }

  /** Where the services write their log lines: `<name>.log`. */
  get logs(): string {
    return join(this.#folder, 'logs');
  }

  /** Signs a member of staff in over HTTP, for what a journey needs beside its pages. */
  async staff(id: string): Promise<CityClient> {
    return new CityClient(this.origin, await signIn(this.origin, { kind: 'staff', staff: id, password: staffPassword }));
  }

  /** A paired device over HTTP. */
  async device(id: string): Promise<CityClient> {
    return new CityClient(this.origin, await pairDevice(this.origin, id), 'device');
  }

  /** Ends a service as a power cut would. */
  async kill(name: ServiceName): Promise<void> {
    await this.#process(name).end('SIGKILL');
  }

  /** Starts it again at its old address and waits until it lives. */
  async revive(name: ServiceName): Promise<void> {
    await this.#process(name).start(this.#city.addresses.urls[name]);
  }

  async killNats(): Promise<void> {
    const { nats } = this.#city.servers;
    if (!nats) throw new Error('the nats-server is not ours to kill');
    nats.kill('SIGKILL');
    await nats.exited;
  }

  reviveNats(): Promise<void> {
    return this.#city.servers.restartNats();
  }

  async stop(): Promise<void> {
    await this.#city.stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #process(name: ServiceName) {
    const found = this.#city.processes.get(name);
    if (!found) throw new Error(`no process of ${name}`);
    return found;
  }
}

/** Password of every account of the demo. */
export const staffPassword = 'one-door-demo';

/** The end of each service's log. */
function lastWords(folder: string): string {
  if (!existsSync(folder)) return '';
  const ends = readdirSync(folder).map((name) => `${name}: ${readFileSync(join(folder, name), 'utf8').trim().split('\n').at(-1) ?? ''}`);
  return ends.join('\n');
}
