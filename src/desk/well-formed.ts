import { saysNothing } from '../written.ts';

/**
 * The same without what PostgreSQL takes in no text and no JSON: NUL, and halves of surrogate pairs (they become U+FFFD).
 * For everything that people type or machines send, however deep it lies.
 */
export function wellFormed<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  return isPlain(value) ? cleanedWithin(value) : value;
}

/** What is only made when it is asked for (a mail's HTML: to clean it takes as long as to read the mail) stays so. */
function cleanedWithin(value: Record<string, unknown>): object {
  const own = Object.getOwnPropertyDescriptors(value);
  const isMade = (key: string) => own[key]?.get !== undefined;
  const copy = Object.fromEntries(
    Object.keys(value).map(key => [cleaned(key), isMade(key) ? '' : cleaned(value[key])]),
  );
  for (const key of Object.keys(value).filter(isMade))
    Object.defineProperty(copy, key, { get: () => cleaned(value[key]) });
  return copy;
}

/** Bytes, instants and functions are left as they are. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What a form took with nothing in it that is seen was left empty: then each form says by itself what lacks. */
export function asWritten(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wellFormed(inputs)).map(([field, text]) => [field, saysNothing(text) ? '' : text]),
  );
}
