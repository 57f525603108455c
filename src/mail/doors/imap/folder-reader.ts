import type { ImapFlow } from 'imapflow';
import type { Log } from '../../../log.ts';
import type { FirstConnection } from '../../../store/mail/imap-positions.ts';
import type { ImapSettings } from '../../settings.ts';
import type { Take } from '../take.ts';
import { afterTaking } from './after-taking.ts';
import { MailFetcher } from './mail-fetcher.ts';
import { answeredBy, unreadUids } from './news.ts';
import type { ImapPositions } from './positions.ts';
import { type Folder, type Taken, takeBatch } from './take-batch.ts';

/** Told, before the first mails are taken in, which of our letters those answer that wait: their ids. */
export type LookAhead = (answered: string[]) => Promise<void>;

/** So many mails are held in memory at a time. */
const batchSize = 20;

export type FolderReader = ReturnType<typeof folderReader>;

/**
 * Reads a folder on, from where it was read last, over one connection after the other.
 *
 * @param tookMail told whenever mails were taken in
 */
export function folderReader(
  mailbox: string,
  settings: ImapSettings,
  positions: ImapPositions,
  take: Take,
  lookAhead: LookAhead | null,
  tookMail: () => void,
  log: Log,
) {
  const fetcher = new MailFetcher(`${mailbox}, ${settings.folder}`);
  const after = afterTaking(settings.after, log, { room: 'mail', mailbox });
  let hasLookedAhead = lookAhead === null;

  /** Takes in what is new. @throws when the connection breaks, or a mail cannot be taken in now */
  async function readNew(client: ImapFlow, firstConnection: FirstConnection): Promise<void> {
    if (!client.mailbox) throw new Error(`the folder ${settings.folder} is not open any more`);
    const uidValidity = String(client.mailbox.uidValidity);
    const folder = { mailbox, uidValidity, since: settings.since, firstConnection };
    const last = await positions.lastUid(mailbox, uidValidity);
    const uids = await unreadUids(client, last, settings.since ?? firstConnection.at);
    if (lookAhead && !hasLookedAhead) await lookAhead(await answeredBy(client, uids));
    hasLookedAhead = true;
    for (let at = 0; at < uids.length; at += batchSize)
      await fetcher.fetch(client, uids.slice(at, at + batchSize), mails => takeAll(client, folder, mails));
  }

  async function takeAll(client: ImapFlow, folder: Folder, mails: Parameters<typeof takeBatch>[0]) {
    const taken: Taken = { mails: [], probes: [] };
    const reached = async (uid: number) => {
      await positions.advance(mailbox, folder.uidValidity, uid);
      tookMail();
    };
    try {
      await takeBatch(mails, folder, take, taken, reached);
    } finally {
      await after.remove(client, taken.probes);
      await after.mark(client, taken.mails);
    }
  }

  return { prepare: after.prepare, readNew };
}
