import { insertMessage } from '../../store/mail/messages.ts';
import type { FromChat } from '../../ticket/grammar/from-chat.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, handle } from '../handle.ts';
import { madeMessageId } from '../made-message-id.ts';
import { type FilesWithIt, keepFilesWithIt } from './files-with-it.ts';

/**
 * What was written in chat becomes a note of a request, with its files.
 *
 * @param circumstances `key`: of the message, so that it is kept once
 */
export async function noteFromChat(
  desk: Desk,
  number: number,
  { text, from }: { text: string; from: FromChat },
  files: FilesWithIt,
  circumstances: Circumstances,
): Promise<Handled> {
  const hasFiles = files.ofMessage.length + files.sentAhead.length > 0;
  const holder = hasFiles ? madeMessageId('note', desk.ownAddresses[0] ?? '') : '';
  const kept = hasFiles ? { ...from, files: holder } : from;
  return await desk.db.transaction(async tx => {
    const handled = await handle(
      { ...desk, db: tx },
      number,
      { type: 'add-note', text, kept },
      circumstances,
    );
    if (handled.ok && !handled.repeated && hasFiles) {
      const message = await insertMessage(tx, {
        ticket: number,
        direction: 'note',
        messageId: holder,
        inReplyTo: null,
        references: [],
        from: { name: from.by, address: '' },
        to: [],
        subject: '',
        text: '',
        language: handled.ticket.language,
        automatic: null,
        at: desk.clock(),
        mailId: null,
        author: null,
      });
      await keepFilesWithIt(desk, tx, message, files);
    }
    return handled;
  });
}
