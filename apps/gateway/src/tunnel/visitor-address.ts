import type { IncomingMessage } from 'node:http';
import { networkRule } from '../http/networks.ts';

/** The visitor's address of a raw request: the last address of X-Forwarded-For that is no trusted proxy's, if a trusted one speaks. */
export function visitorAddress(trustedProxy: string): (request: IncomingMessage) => string {
  const isTrusted = networkRule(trustedProxy);
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '');
    if (!isTrusted(peer)) return peer;
    const header = request.headers['x-forwarded-for'];
    const claimed = [header ?? []].flat().join(',').split(',');
    return claimed.map((part) => part.trim()).findLast((address) => address !== '' && !isTrusted(address)) ?? peer;
  };
}

/** IPv4 addresses as such, also where the socket speaks IPv6. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
