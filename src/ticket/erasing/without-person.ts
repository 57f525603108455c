/**
 * One who is to be forgotten: all addresses by which they are known, and all names that they bore.
 *
 * @property instead what stands in their place
 */
export type Forgotten = { addresses: string[]; names: string[]; instead: string };

/** A name of one word is many people's, and part of other words. */
const isTelling = (name: string) => /\S\s+\S/.test(name.trim());

const sign = /[.*+?^${}()|[\]\\]/g;

/** Where these stand in a text, whatever their case; null for nowhere. */
function placesOf({ addresses, names }: Forgotten): RegExp | null {
  const whole = [...addresses, ...names.filter(isTelling).map(name => name.trim())]
    .filter(each => each !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(each => each.replace(sign, '\\$&').replace(/\s+/g, '\\s+'));
  // Not in the middle of a longer address, or of a longer name.
  return whole.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}._%+-])(?:${whole.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    : null;
}

/** The same text, without the person. Pure. */
function textWithout(text: string, person: Forgotten): string {
  const places = placesOf(person);
  return places ? text.replace(places, person.instead) : text;
}

/** The same value, in all of whose strings the person is not any more. Pure. */
export function withoutPerson<T>(value: T, person: Forgotten): T;
export function withoutPerson(value: unknown, person: Forgotten): unknown {
  if (typeof value === 'string') return textWithout(value, person);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => withoutPerson(each, person));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutPerson(each, person)]));
}
