/** A regular expression of PostgreSQL: any of these addresses, not within a longer one. */
export function patternOf(addresses: string[]): string {
  const each = addresses.map(address => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(^|[^[:alnum:]._%+-])(${each.join('|')})($|[^[:alnum:]])`;
}
