import { setTimeout as wait } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { ownIdsIn } from '../../message-id.ts';

/** So many of the newest that wait are looked into beforehand. */
const lookedAhead = 2000;

/**
 * The UIDs of what was not read yet, in their order.
 *
 * @param last the UID that was read last
 * @param cutOff what is older is left alone; the exact instant is for who takes the mails
 * @throws when the server refuses to search
 */
export async function unreadUids(client: ImapFlow, last: number, cutOff: Date): Promise<number[]> {
  // IMAP's SINCE knows days only. `n:*` gives the last mail even if it is older than n (RFC 3501).
  const since = new Date(cutOff.getTime() - 86_400_000);
  const found = await client.search({ uid: `${last + 1}:*`, since }, { uid: true });
  // To a refusal imapflow says false; taken for an empty mailbox, it would stay one for ever, and nobody would know.
  if (!found) throw new Error('the server refuses to search the mailbox');
  return found.filter(uid => uid > last).toSorted((a, b) => a - b);
}

/** The ids of ours that the newest of these mails answer, by their heads alone. */
export async function answeredBy(client: ImapFlow, uids: number[]): Promise<string[]> {
  if (uids.length === 0) return [];
  const newest = uids.slice(-lookedAhead);
  const heads = await client.fetchAll(newest, { headers: ['in-reply-to', 'references'] }, { uid: true });
  return heads.flatMap(({ headers }) => ownIdsIn(headers?.toString('latin1') ?? ''));
}

/**
 * Reads, and again after each news (IDLE) and each `pollSeconds`, until the connection ends or one stops.
 *
 * @param read reads what is there now
 */
export async function whileConnected(
  client: ImapFlow,
  pollSeconds: number,
  stopping: AbortSignal,
  read: () => Promise<void>,
): Promise<void> {
  const ended = new Promise<void>(done => client.once('close', () => done()));
  while (client.usable && !stopping.aborted) {
    const { promise: news, resolve: told } = Promise.withResolvers<void>();
    // Before reading: what comes meanwhile is news, too.
    const isNews = () => told();
    client.once('exists', isNews);
    await read();
    void client.idle().catch(() => {});
    const poll = new AbortController();
    await Promise.race([
      news,
      ended,
      wait(pollSeconds * 1000, undefined, { signal: poll.signal }).catch(() => {}),
    ]);
    poll.abort();
    client.off('exists', isNews);
  }
}
