import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the Internet (IANA's special-purpose registries, RFC 6890): this machine's, this house's. */
const networks: [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // An IPv4 address in IPv6's clothes may be any of those above: compatible, mapped, translated, through Teredo and 6to4.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2002::', 16],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** A list for each family: one list takes every IPv4 address for one of `::ffff:0:0/96`. */
const special = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, bits] of networks) {
  const family = familyOf(network);
  special[family].addSubnet(network, bits, family);
}

/** Whether an IP address lies in a private network, or on this machine. What is no address does. */
export function isPrivate(address: string): boolean {
  const family = familyOf(address);
  return isIP(address) === 0 || special[family].check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}
