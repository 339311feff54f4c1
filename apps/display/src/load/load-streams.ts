import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Refusal } from '@yimen/platform';
import type { FastifyReply } from 'fastify';
import { CityLoad } from './city-load.ts';
import type { MadeLoad } from './city-load.ts';

const MAX_STREAMS = 2000;
const COMMENT_EVERY_MS = 15_000;
/** A reader that is so far behind is let go; its browser comes back by itself. */
const BEHIND_BYTES = 256 * 1024;

/** Open server-sent event streams of the public feed. */
@Injectable()
export class LoadStreams {
  private readonly streams = new Map<ServerResponse, () => void>();

  constructor(private readonly load: CityLoad) {}

  /** Takes the answer over: the load now, and again whenever it changed. */
  open(reply: FastifyReply): void {
    if (this.streams.size >= MAX_STREAMS) throw new Refusal('too-many-requests');
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-accel-buffering': 'no',
    });
    write(response, this.load.current());
    const stopListening = this.load.onChange((load) => write(response, load));
    const comments = setInterval(() => response.write(':\n\n'), COMMENT_EVERY_MS);
    this.streams.set(response, () => {
      stopListening();
      clearInterval(comments);
    });
    response.once('close', () => this.forget(response));
  }

  /** Ends all streams, so that the edge can drain. */
  closeAll(): void {
    for (const response of [...this.streams.keys()]) {
      this.forget(response);
      response.end();
    }
  }

  private forget(response: ServerResponse): void {
    this.streams.get(response)?.();
    this.streams.delete(response);
  }
}

function write(response: ServerResponse, { frame, etag }: MadeLoad): void {
  if (response.writableLength > BEHIND_BYTES) response.destroy();
  else response.write(`id: ${etag}\nevent: load\ndata: ${JSON.stringify(frame)}\n\n`);
}
