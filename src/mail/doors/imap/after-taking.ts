import type { ImapFlow } from 'imapflow';
import type { Log } from '../../../log.ts';
import type { ImapSettings } from '../../settings.ts';

/** Marks what was taken in, for people who look into the mailbox; the desk itself does not go by it. */
const keyword = 'Sportello';

/**
 * What is done in the mailbox with mails that were taken in. A mail that could not be marked or moved is known all the
 * same; that the mailbox does not let us is said once.
 *
 * @param about what every line of the log tells
 */
export function afterTaking(after: ImapSettings['after'], log: Log, about: Record<string, unknown>) {
  let isSaid = false;

  async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      if (await work()) return;
      if (!isSaid)
        log.warn({ ...about }, `the mailbox does not let us ${what}; mails are taken in all the same`);
      isSaid = true;
    } catch (error) {
      log.warn({ ...about, reason: String(error) }, `could not ${what}`);
    }
  }

  /** Without MOVE and UIDPLUS, a move would empty away what others have marked as deleted too. */
  async function move(client: ImapFlow, uids: number[], folder: string): Promise<unknown> {
    if (client.capabilities.has('MOVE') || client.capabilities.has('UIDPLUS'))
      return await client.messageMove(uids, folder, { uid: true });
    const isCopied = await client.messageCopy(uids, folder, { uid: true });
    return isCopied && (await client.messageFlagsAdd(uids, ['\\Deleted'], { uid: true }));
  }

  async function mark(client: ImapFlow, uids: number[]): Promise<void> {
    if (uids.length === 0 || !client.usable) return;
    if (after.kind === 'move')
      await attempt(`move mails to ${after.folder}`, () => move(client, uids, after.folder));
    else await attempt('mark mails', () => client.messageFlagsAdd(uids, [keyword], { uid: true }));
  }

  return {
    mark,

    /** Makes the folder into which mails are moved, where nobody has. */
    prepare: async (client: ImapFlow): Promise<void> => {
      if (after.kind === 'move')
        await attempt(
          `make the folder ${after.folder}`,
          async () =>
            (await client.status(after.folder, { uidNext: true }).catch(() => false)) ||
            (await client.mailboxCreate(after.folder)),
        );
    },

    /** Our own probes would fill the mailbox. Without UIDPLUS what others have marked as deleted would go with them. */
    remove: async (client: ImapFlow, uids: number[]): Promise<void> => {
      if (uids.length === 0 || !client.usable) return;
      if (!client.capabilities.has('UIDPLUS')) return await mark(client, uids);
      await attempt('take probe mails away', () => client.messageDelete(uids, { uid: true }));
    },
  };
}
