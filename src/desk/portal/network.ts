/**
 * The network from which somebody asks, as far as it is theirs to change: an IPv4 address whole, of an IPv6 address the first 64
 * bits (RFC 4291: what a household has is at least that).
 *
 * @param address as the socket, or the proxy in front, names it
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = plain.includes('::') ? Array(Math.max(0, 8 - groups.length - after.length)).fill('0') : [];
  const whole = [...groups, ...zeros, ...after].slice(0, 4);
  return `${whole.map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
