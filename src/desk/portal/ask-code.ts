import { randomBytes } from 'node:crypto';
import { enqueue } from '../../outbox/enqueue.ts';
import { codesSince, insertCode } from '../../store/portal/codes.ts';
import { lockPress } from '../../store/tickets/events.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { portalLetterEffect } from './letters.ts';

const minute = 60_000;
/** A code is of no use for longer. */
export const codeLastsMs = 10 * minute;
/**
 * In a quarter of an hour: how many codes one network asks for in all, how many of them for one address, and how many are mailed to
 * that whoever asks. What is asked by a request's link is counted apart: else it would tell whose the request is.
 */
const mostIn = { ms: 15 * minute, network: 30, addressFromNetwork: 4, address: 20 };

/** Who asks, and from where. @property browser the digest of its name @property network see `networkOf` */
export type Asking = { browser: string; network: string; language: Language };

/**
 * A code is asked for: to sign in by an address, or to open one request by its link. Whether anything is mailed is decided by
 * whoever carries the letter: nobody learns here, by words or by time, whether an address is known.
 *
 * @param to canonical; of a request the address that it is from, '' where it has none
 * @returns false where that was asked for too often
 */
export async function askCode(
  desk: Pick<Desk, 'db' | 'clock'>,
  { to, ticket }: { to: string; ticket: number | null },
  { browser, network, language }: Asking,
): Promise<boolean> {
  const now = desk.clock();
  return await desk.db.transaction(async tx => {
    // Of two at once the second counts the first.
    await lockPress(tx, `portal-code:${to}`);
    const since = new Date(now.getTime() - mostIn.ms);
    const asked = await codesSince(tx, { address: to, ticket, network }, since);
    if (asked.network >= mostIn.network || asked.addressFromNetwork >= mostIn.addressFromNetwork)
      return false;
    const id = await insertCode(tx, {
      nonce: randomBytes(16).toString('hex'),
      address: to,
      browser,
      ticket,
      language,
      network,
      askedAt: now,
      endsAt: new Date(now.getTime() + codeLastsMs),
    });
    if (asked.address < mostIn.address) await enqueue(tx, [portalLetterEffect({ kind: 'code', code: id })]);
    return true;
  });
}
