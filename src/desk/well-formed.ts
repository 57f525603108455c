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
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [cleaned(key), cleaned(each)]));
  return value;
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
