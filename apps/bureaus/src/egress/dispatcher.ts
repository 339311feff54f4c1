import { isIP } from 'node:net';
import { buildConnector, Pool } from 'undici';
import { EgressRefused, guardedLookup, isAllowed } from './allowed-address.ts';
import type { Reach } from './allowed-address.ts';

export interface DispatcherSettings {
  readonly origin: URL;
  readonly reach: Reach;
  readonly connectMs: number;
  readonly answerMs: number;
  readonly connections: number;
  /** A bureau's own certificate authority, PEM. */
  readonly ca?: string | undefined;
}

const idleMs = 10_000;
const maxHeaderBytes = 16 * 1024;

/**
 * The one way out to a system: its own connections, checked addresses, no redirects, no proxy from the environment, no cookies, no
 * decompression, TLS 1.2 or newer with verification (spec/bureaus.md section 8). Plain HTTP is for simulators on this machine.
 */
export function pinnedDispatcher(settings: DispatcherSettings): Pool {
  const { origin, reach, connectMs, answerMs, connections, ca } = settings;
  refuseOrigin(origin, reach);
  const connect = buildConnector({
    timeout: connectMs,
    lookup: guardedLookup(reach),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
  });
  const limits = { headersTimeout: answerMs, bodyTimeout: idleMs, maxHeaderSize: maxHeaderBytes };
  return new Pool(origin.origin, { connect, connections, pipelining: 1, ...limits, keepAliveTimeout: 4000, keepAliveMaxTimeout: 30_000 });
}

function refuseOrigin({ protocol, hostname, username, password }: URL, reach: Reach): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPlain = protocol === 'http:' && reach === 'loopback';
  if (protocol !== 'https:' && !isPlain) throw new EgressRefused(`${protocol} is not a way out`);
  if (username || password) throw new EgressRefused('an address carries no user');
  if (isIP(host) !== 0 && !isAllowed(host, reach)) throw new EgressRefused(`${host} is not allowed`);
}
