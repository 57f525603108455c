import type { ImapFlow } from 'imapflow';
import type { Log } from '../../../log.ts';
import type { ImapSettings } from '../../settings.ts';
import type { FolderReader } from './folder-reader.ts';
import { whileConnected } from './news.ts';
import type { ImapPositions } from './positions.ts';

/**
 * From a connection to its end: opens the folder and reads it, again and again.
 *
 * @param told.opened when the connection stands
 * @param told.read each time the folder was read to its end
 * @throws why it ended, unless one stopped it
 */
export async function imapSession(
  client: ImapFlow,
  mailbox: string,
  settings: ImapSettings,
  folder: FolderReader,
  positions: ImapPositions,
  stopping: AbortSignal,
  told: { opened(): unknown; read(): unknown },
  log: Log,
): Promise<void> {
  let failure: Error | null = null;
  // What goes wrong between two commands is told as an event; without a listener it would end the process.
  client.on('error', (error: Error) => {
    failure = error;
  });
  try {
    await client.connect();
    told.opened();
    const { uidValidity, uidNext } = await client.mailboxOpen(settings.folder);
    await folder.prepare(client);
    const first = await positions.firstConnection(mailbox, {
      at: new Date(),
      uidValidity: String(uidValidity),
      uidNext: uidNext || null,
    });
    log.info({ room: 'mail', mailbox }, 'reading the mailbox');
    await whileConnected(client, settings.pollSeconds, stopping, async () => {
      await folder.readNew(client, first);
      told.read();
    });
    if (failure) throw failure;
  } finally {
    client.close();
  }
}
