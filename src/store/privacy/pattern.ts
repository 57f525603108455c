import { isTelling } from '../../ticket/erasing/without-person.ts';

/**
 * A regular expression of PostgreSQL: any of these addresses, and of these names those that are one person's, not within a longer one (`d'info@acme.com`, `info@acme.com.br`). In a
 * text that stands there as JSON, or as bytes that were escaped, `\n` and `\303` before it are no part of it.
 */
export function patternOf(addresses: string[], names: string[] = []): string {
  const each = [...addresses, ...names.filter(isTelling)].map(text =>
    text
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+'),
  );
  const before = "((?<![[:alnum:]._%+&-])|(?<=\\\\[nrtbf])|(?<=\\\\[0-7]{3}))(?<![[:alnum:]]')";
  return `${before}(${each.join('|')})(?![[:alnum:]]|[.-][[:alnum:]])`;
}
