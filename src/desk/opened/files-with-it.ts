import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { attachUploads } from '../../store/mail/uploads.ts';
import type { Desk } from '../desk.ts';
import { scanEffect } from '../effects.ts';
import { keepFiles } from '../intake/keep-mail.ts';

/**
 * Files that come with what is taken from chat: those of the message, and those that an operator sent ahead (by their ids:
 * see `filesForLetter`, which says whether they are theirs and wait still).
 */
export type FilesWithIt = {
  ofMessage: { name: string; type: string; content: Uint8Array; dangerous: boolean }[];
  sentAhead: number[];
};

/** Puts them to a message of the conversation; as those of a mail, they are held until they were looked into. */
export async function keepFilesWithIt(
  desk: Pick<Desk, 'scansFiles'>,
  tx: Db,
  message: number,
  { ofMessage, sentAhead }: FilesWithIt,
): Promise<void> {
  await keepFiles(desk, tx, message, ofMessage);
  await attachUploads(tx, message, sentAhead, desk.scansFiles ? 'unscanned' : null);
  const isLookedInto = desk.scansFiles && ofMessage.length + sentAhead.length > 0;
  await enqueue(tx, isLookedInto ? [scanEffect(message)] : []);
}
