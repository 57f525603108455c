/** A mail's headers by lower-case name. */
export type Headers = {
  /** '' where there is none; the values of a doubled one one after the other. */
  get(name: string): string;
  /** The first that is not empty: of a doubled header, the one that counts. */
  first(name: string): string;
  has(name: string): boolean;
};

export function headersOf(list: { key: string; value: string }[]): Headers {
  const values = new Map<string, string[]>();
  for (const { key, value } of list) {
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return {
    get: name => values.get(name)?.join(' ').trim() ?? '',
    first: name => values.get(name)?.find(value => value !== '') ?? '',
    has: name => values.has(name),
  };
}
