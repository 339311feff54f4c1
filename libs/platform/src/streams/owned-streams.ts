import { Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import type { StreamDefinition } from '@yimen/contracts';
import { pause } from '../clock/pause.ts';
import type { NatsLink } from '../nats/nats-link.ts';
import { StreamConfigMismatch } from './config-mismatch.ts';
import { ensureStream } from './ensure-stream.ts';

const RETRY_MS = 1000;

/** Keeps the streams that a service owns as they must be: now if NATS is there, otherwise as soon as it comes. */
export class OwnedStreams {
  private readonly log = new Logger(OwnedStreams.name);
  private readonly stopped = new AbortController();
  private stopListening: (() => void) | undefined;
  /** Whether all of them were made and read back. */
  ready = false;

  constructor(
    private readonly link: NatsLink,
    private readonly definitions: readonly StreamDefinition[],
    private readonly onMismatch: (error: StreamConfigMismatch) => void,
  ) {}

  /** Rejects with `StreamConfigMismatch` when the server is there and holds a stream otherwise. */
  async open(): Promise<void> {
    if (this.link.connection) await this.ensureAll(this.link.connection);
    let first = this.ready;
    this.stopListening = this.link.onUp((connection) => {
      if (first) first = false;
      else void this.ensureLater(connection);
    });
  }

  close(): void {
    this.stopListening?.();
    this.stopped.abort();
  }

  private async ensureAll(connection: NatsConnection): Promise<void> {
    for (const definition of this.definitions) await ensureStream(connection, definition);
    this.ready = true;
  }

  private async ensureLater(connection: NatsConnection): Promise<void> {
    while (this.link.connection === connection && !this.stopped.signal.aborted) {
      try {
        await this.ensureAll(connection);
        return;
      } catch (error) {
        if (error instanceof StreamConfigMismatch) {
          this.onMismatch(error);
          return;
        }
        this.log.warn(`streams are not ready: ${error instanceof Error ? error.message : 'failed'}`);
      }
      await pause(RETRY_MS, this.stopped.signal);
    }
  }
}
