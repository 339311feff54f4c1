import { BlockList, isIPv6 } from 'node:net';

/** Whether an address lies in one of the networks of a list such as `127.0.0.0/8,::1`. Throws on an entry that is none. */
export function networkRule(list: string): (address: string) => boolean {
  const networks = new BlockList();
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [address = '', bits] = entry.split('/');
    const family = familyOf(address);
    networks.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return (address) => networks.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
