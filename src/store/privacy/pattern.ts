/**
 * A regular expression of PostgreSQL: any of these addresses, not within a longer one (`d'info@acme.com`, `info@acme.com.br`). In a
 * text that stands there as JSON, or as bytes that were escaped, `\n` and `\303` before it are no part of it.
 */
export function patternOf(addresses: string[]): string {
  const each = addresses.map(address => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const before = "((?<![[:alnum:]._%+&-])|(?<=\\\\[nrtbf])|(?<=\\\\[0-7]{3}))(?<![[:alnum:]]')";
  return `${before}(${each.join('|')})(?![[:alnum:]]|[.-][[:alnum:]])`;
}
