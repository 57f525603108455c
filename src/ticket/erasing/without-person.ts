/**
 * One who is to be forgotten: all addresses by which they are known, and all names that they bore.
 *
 * @property instead what stands in their place
 */
export type Forgotten = { addresses: string[]; names: string[]; instead: string };

/** A name of one word is many people's, and part of other words. */
export const isTelling = (name: string) => /\S\s+\S/.test(name.trim());

const sign = /[.*+?^${}()|[\]\\]/g;

/** As PostgreSQL finds it (`patternOf`): `\n` and `\303` before it, of a text that was escaped, are no part of it. */
const before = "(?:(?<![\\p{L}\\p{N}._%+&-])|(?<=\\\\[nrtbf])|(?<=\\\\[0-7]{3}))(?<![\\p{L}\\p{N}]')";

/** Where these stand in a text, whatever their case; null for nowhere. */
function placesOf({ addresses, names }: Forgotten): RegExp | null {
  const whole = [
    // Not within a longer address: `d'info@acme.com` and `info@acme.com.br` are others'.
    ...anyOf(addresses, '(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])'),
    ...anyOf(names.filter(isTelling), '(?![\\p{L}\\p{N}])'),
  ];
  return whole.length > 0 ? new RegExp(`${before}(?:${whole.join('|')})`, 'giu') : null;
}

/** The longest first: it holds the others. */
function anyOf(texts: string[], behind: string): string[] {
  const each = texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(text => text.replace(sign, '\\$&').replace(/\s+/g, '\\s+'));
  return each.length > 0 ? [`(?:${each.join('|')})${behind}`] : [];
}

/** The same text, without the person. Pure. */
function textWithout(text: string, person: Forgotten): string {
  const places = placesOf(person);
  return places ? text.replace(places, person.instead) : text;
}

/** Whether they are named in a text. Pure. */
export function isNamed(text: string, person: Forgotten): boolean {
  return placesOf(person)?.test(text) ?? false;
}

/** The same value, in all of whose strings the person is not any more. Pure. */
export function withoutPerson<T>(value: T, person: Forgotten): T;
export function withoutPerson(value: unknown, person: Forgotten): unknown {
  if (typeof value === 'string') return textWithout(value, person);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => withoutPerson(each, person));
  const without = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutPerson(each, person)]),
  );
  // Whatever somebody called them, it stands beside their address.
  const isThey =
    'address' in value &&
    'name' in value &&
    typeof value.address === 'string' &&
    person.addresses.includes(value.address.toLowerCase());
  return isThey && value.name !== '' ? { ...without, name: person.instead } : without;
}
