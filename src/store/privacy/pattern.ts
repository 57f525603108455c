import { isTelling } from '../../ticket/erasing/without-person.ts';

/**
 * A regular expression of PostgreSQL: any of these addresses, and of these names those that are one person's, not within a longer one (`d'info@acme.com`, `info@acme.com.br`). In a
 * text that stands there as JSON, or as bytes that were escaped, `\n` and `\303` before it are no part of it.
 */
export function patternOf(addresses: string[], names: string[] = []): string {
  const before = "((?<![[:alnum:]._%+&-])|(?<=\\\\[nrtbf])|(?<=\\\\[0-7]{3}))(?<![[:alnum:]]')";
  return `${before}(${anyOf([...addresses, ...names.filter(isTelling)])})(?![[:alnum:]]|[.-][[:alnum:]])`;
}

/** A regular expression, PostgreSQL's or JavaScript's: any of these texts, whatever blanks part their words. */
export function anyOf(texts: string[]): string {
  return texts
    .map(text =>
      text
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
    .join('|');
}
