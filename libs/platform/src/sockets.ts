export { SocketPrincipal } from './access/socket-principal.ts';
export { HandshakeRefused, authenticate, handshake } from './sockets/authenticate.ts';
export { closeSocket, dropAtExpiry } from './sockets/drop-at-expiry.ts';
export type { Closing } from './sockets/drop-at-expiry.ts';
export { EVENT_LIMIT, SocketAdapter } from './sockets/socket-adapter.ts';
export type { SocketEdge } from './sockets/socket-adapter.ts';
export { LiveGateway } from './sockets/live-gateway.decorator.ts';
export { limitEvents } from './sockets/socket-limits.ts';
export { TokenBucket } from './sockets/token-bucket.ts';
