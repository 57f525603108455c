import { newNonce } from './nonce.ts';

/**
 * The Message-ID of what came by no mail, so that its letters have something to answer.
 *
 * @param way by which it came
 * @param mailbox as which the desk answers; '' where it has none
 */
export function madeMessageId(way: 'typed' | 'form' | 'portal' | 'note', mailbox: string): string {
  return `<${way}.${newNonce()}${newNonce()}@${mailbox.split('@')[1] ?? 'desk.invalid'}>`;
}
