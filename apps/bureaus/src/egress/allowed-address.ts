import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Addresses that are no public place: private, loopback, link-local, shared, documentation, multicast, unspecified. */
const inner = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, prefix, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Where a system may stand: anywhere public, or (the simulators of the demo) on this machine only. */
export type Reach = 'public' | 'loopback';

/** An address that the row does not allow: never connected to. */
export class EgressRefused extends Error {
  readonly code = 'EGRESS_REFUSED';
}

/** Whether a connection to an address is allowed. An IPv4 address in IPv6 clothes is judged as what it is. */
export function isAllowed(address: string, reach: Reach): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(plain) === 0) return false;
  return reach === 'loopback' ? loopback.check(plain, family) : !inner.check(plain, family);
}

/**
 * Name resolution for a socket: resolved once, every address of the answer judged, connected to a judged one. One bad address among
 * good ones refuses the name: a name that points into the house is no mistake.
 */
export function guardedLookup(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = error ? [] : addresses;
      const refused =
        error ??
        (first && addresses.every(({ address }) => isAllowed(address, reach)) ? null : new EgressRefused(`${hostname} is not allowed`));
      if (refused || !first) callback(refused, '', 4);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
