/**
 * What is at fault when something could not be written down.
 *
 * - `data`: it would be refused again (SQLSTATE classes 22, 23 and 54, and what a trigger or a function raises by itself, P0).
 * - `lock`: somebody holds what it needs, for longer than one waits (55P03), or in the opposite order (40P01).
 * - `wire`: any other code, of PostgreSQL or of the network: the same may succeed later.
 * - `bug`: what has no code, or one by which Node, the driver or PostgreSQL (class 42, 21000) says that it was asked for
 *   nonsense, is a fault of ours, and would come again. A right that is missing (42501) is given by the admin.
 */
export type Fault = 'data' | 'lock' | 'wire' | 'bug';

/** Sorts what was thrown by the first code in its chain of causes. */
export function faultOf(error: unknown): Fault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return faultOfCode(cause.code);
    if (lostWithoutACode.test(cause.message)) return 'wire';
  }
  return 'bug';
}

/** Whether what went wrong lies with the database or the network, and may be no more the next time: nothing is wrong with what was asked. */
export function isPassing(error: unknown): boolean {
  return ['wire', 'lock'].includes(faultOf(error));
}

/** node-postgres, which graphile-worker uses, gives a connection that went away no code. */
const lostWithoutACode =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;

/** Node's and postgres.js's codes for an argument that is none, as a TypeError has them. */
const nonsense =
  /^ERR_(INVALID_|OUT_OF_RANGE|UNKNOWN_|BUFFER_|STRING_|ASSERTION|MISSING_|METHOD_|ENCODING_)|^UNDEFINED_VALUE$|^MAX_PARAMETERS_EXCEEDED$/;

/** A statement took longer than it may (57014). */
export function isTooLong(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === '57014') return true;
  return false;
}

function faultOfCode(code: string): Fault {
  if (/^(22|23|54|P0)...$/.test(code)) return 'data';
  if (nonsense.test(code) || (/^(42...|21000)$/.test(code) && code !== '42501')) return 'bug';
  return code === '55P03' || code === '40P01' ? 'lock' : 'wire';
}
