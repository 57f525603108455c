import type { Header } from 'postal-mime';

/** A mail's headers by lower-case name; '' for one that is not there, the values of a doubled one one after the other. */
export type Headers = { get(name: string): string; has(name: string): boolean };

export function headersOf(list: Header[]): Headers {
  const values = new Map<string, string>();
  for (const { key, value } of list) {
    const known = values.get(key);
    values.set(key, known === undefined ? value : `${known} ${value}`);
  }
  return { get: name => values.get(name)?.trim() ?? '', has: name => values.has(name) };
}
