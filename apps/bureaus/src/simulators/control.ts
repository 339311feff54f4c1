import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Behaviour } from './behaviours.ts';
import type { Simulator } from './simulator.ts';

/** The address at which simulators are broken and healed: loopback and token only. */
export class Control {
  readonly #server: FastifyInstance;

  constructor(simulators: ReadonlyMap<string, Simulator>, token: string) {
    this.#server = Fastify({ bodyLimit: 4096, forceCloseConnections: true });
    const of = (request: FastifyRequest): Simulator | undefined => simulators.get((request.params as { system: string }).system);
    this.#server.addHook('onRequest', async (request, reply) => {
      if (!isToken(request.headers.authorization, token)) await reply.code(401).send();
      else if (!of(request)) await reply.code(404).send();
    });
    this.#server.post('/control/:system', async (request, reply) => {
      const behaviour = Behaviour.safeParse(request.body);
      if (!behaviour.success)
        return reply.code(422).send({ issues: behaviour.error.issues.map(({ path, message }) => ({ path, message })) });
      await of(request)?.behave(behaviour.data);
      return reply.code(204).send();
    });
    this.#server.delete('/control/:system', async (request, reply) => {
      await of(request)?.heal();
      return reply.code(204).send();
    });
    this.#server.get('/control/:system', async (request) => {
      const simulator = of(request);
      return { asked: simulator?.asked, log: simulator?.log, lines: await simulator?.lines() };
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await this.#server.listen({ host: '127.0.0.1', port: 0 });
  }

  stop(): Promise<void> {
    return this.#server.close();
  }
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
