import { createHmac } from 'node:crypto';

/**
 * The mark by which a link is known to be ours: whoever has the one for something cannot make the one for another thing.
 *
 * @param what it is for; marks of one kind say nothing of the others
 * @param of what it names, whole
 * @param length in characters of base64url, six bits each
 * @param secret the desk's
 */
export function markOf(what: string, of: string, length: number, secret: string): string {
  return createHmac('sha256', `${what}:${secret}`).update(of).digest('base64url').slice(0, length);
}
