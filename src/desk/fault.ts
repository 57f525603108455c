/**
 * What is at fault when something could not be written down.
 *
 * - `data`: it would be refused again (SQLSTATE classes 22 and 23).
 * - `lock`: somebody holds what it needs, for longer than one waits (55P03), or in the opposite order (40P01).
 * - `wire`: any other code, of PostgreSQL or of the network: the same may succeed later.
 * - `bug`: what has no code is a fault of ours, and would come again.
 */
export type Fault = 'data' | 'lock' | 'wire' | 'bug';

export function faultOf(error: unknown): Fault {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return faultOfCode(cause.code);
  return 'bug';
}

function faultOfCode(code: string): Fault {
  if (/^2[23]/.test(code)) return 'data';
  return code === '55P03' || code === '40P01' ? 'lock' : 'wire';
}
