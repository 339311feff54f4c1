import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

export interface SocketEdge {
  /** Origins that pages of the house have; a request without Origin comes from no browser and is judged by its token alone. */
  readonly origins: readonly string[];
  /** Asked before a handshake costs anything: undefined lets it in, a number refuses it for so many seconds. */
  admit(request: IncomingMessage): number | undefined;
}

/** Largest event that a client may send. */
export const EVENT_LIMIT = 4096;

/** Socket.IO as every live view of the house has it: WebSocket only, uncompressed, small events, admission before the handshake. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly edge: SocketEdge,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      connectTimeout: 5000,
      maxHttpBufferSize: EVENT_LIMIT,
      allowRequest: (request: IncomingMessage, callback: (error: string | null, success: boolean) => void) => {
        this.judge(request, callback);
      },
    } as unknown as ServerOptions);
  }

  private judge(request: IncomingMessage, callback: (error: string | null, success: boolean) => void): void {
    const { origin } = request.headers;
    if (origin !== undefined && !this.edge.origins.includes(origin)) {
      callback('origin', false);
      return;
    }
    const waitSeconds = this.edge.admit(request);
    if (waitSeconds === undefined) callback(null, true);
    else {
      const wait = String(Math.max(1, Math.ceil(waitSeconds)));
      request.socket.end(`HTTP/1.1 503 Service Unavailable\r\nretry-after: ${wait}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      callback('busy', false);
    }
  }
}
