import { randomBytes } from 'node:crypto';

/** Long enough that no two requests of one number have the same, short enough for a button. @returns 12 hex digits */
export function newNonce(): string {
  return randomBytes(6).toString('hex');
}
