import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StreamDefinition } from '@yimen/contracts';
import type { StreamConfigMismatch } from '../streams/config-mismatch.ts';
import { OwnedStreams } from '../streams/owned-streams.ts';
import { connectStrategies } from './connect-strategies.ts';
import type { PlatformParts } from './platform.module.ts';

/** The NATS side of a starting app: its streams, then its handlers. */
export class Messaging {
  private readonly log = new Logger(Messaging.name);
  private owned: OwnedStreams | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly parts: PlatformParts,
    private readonly streams: readonly StreamDefinition[],
    private readonly giveUp: () => void,
  ) {}

  /** Rejects on a stream that the server holds otherwise than it must be. */
  async open(): Promise<void> {
    const { nats: link, name: service, metrics, health } = this.parts;
    if (!link) return;
    const onMismatch = (error: StreamConfigMismatch) => this.refuse(error);
    const owned = new OwnedStreams(link, this.streams, onMismatch);
    this.owned = owned;
    if (this.streams.length > 0) {
      health.add('streams', () => ({ state: owned.ready ? 'ready' : 'not-ready', ok: owned.ready, required: false }));
    }
    await owned.open();
    await connectStrategies(this.app, { service, link, metrics, onMismatch });
  }

  close(): void {
    this.owned?.close();
  }

  private refuse(error: StreamConfigMismatch): void {
    this.log.fatal(error);
    this.parts.health.add('stream-config', () => ({ state: error.message, ok: false, required: true }));
    this.giveUp();
  }
}
