import { BlockList, isIPv6 } from 'node:net';

/** Who may hand mail over: addresses, and networks as `10.0.0.0/8`. */
export function allowedNetworks(list: string[]): { has(remoteAddress: string): boolean } {
  const allowed = new BlockList();
  for (const entry of list) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) allowed.addAddress(address, family);
    else allowed.addSubnet(address, Number(prefix), family);
  }
  return { has: address => allowed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') };
}
