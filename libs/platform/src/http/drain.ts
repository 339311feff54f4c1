import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { within } from '../clock/pause.ts';

const SWEEP_MS = 100;

/**
 * Ends an HTTP server without cutting requests in hand: from now on answers say `connection: close`, idle connections are closed
 * again and again (one that was busy a moment ago goes idle later), and after `limitMs` what is left is closed.
 */
export class Drain {
  private draining = false;

  constructor(private readonly instance: FastifyInstance) {
    instance.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.draining) reply.header('connection', 'close');
      done();
    });
  }

  /** Resolves when no connection is left. The server takes no new one from the first moment. */
  async run(limitMs: number): Promise<void> {
    this.draining = true;
    const server: Server = this.instance.server;
    const ended = Promise.withResolvers<undefined>();
    if (!server.listening) return;
    server.close(() => ended.resolve(undefined));
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.closeIdleConnections();
    await within(ended.promise, limitMs);
    clearInterval(sweep);
    server.closeAllConnections();
  }
}
