import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { insertAttachment } from '../../store/mail/attachments.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import type { Held } from '../../store/schema/files.ts';
import type { MessageAuthor } from '../../store/schema/messages.ts';
import type { Desk } from '../desk.ts';
import { scanEffect } from '../effects.ts';
import type { EmailAttachment, InboundEmail } from '../inbound-email.ts';
import { lineOf } from './opening.ts';

/** The source keeps all of them. */
const recipientsKept = 100;

/**
 * Puts a mail into a ticket's conversation, with its files.
 *
 * @param author what is so of who wrote it, where that is not as usual
 * @param direction `elsewhere` for what an operator wrote for the house
 */
export async function keepMail(
  desk: Desk,
  tx: Db,
  ticket: number,
  email: InboundEmail,
  mailId: number,
  author: MessageAuthor,
  direction: 'in' | 'elsewhere' = 'in',
): Promise<void> {
  const id = await insertMessage(tx, {
    ticket,
    direction,
    messageId: email.messageId,
    inReplyTo: email.inReplyTo[0] ?? null,
    references: email.references,
    from: email.from,
    to: [...email.to, ...email.cc].slice(0, recipientsKept),
    subject: lineOf(email.subject),
    text: email.text,
    language: email.language,
    automatic: email.kind === 'request' ? null : email.kind,
    at: email.arrived.arrivedAt,
    mailId,
    author: Object.keys(author).length > 0 ? author : null,
  });
  for (const file of email.attachments)
    await insertAttachment(tx, id, { ...file, held: whyHeld(desk, file) });
  if (desk.scansFiles && email.attachments.length > 0) await enqueue(tx, [scanEffect(id)]);
}

function whyHeld(desk: Desk, { dangerous }: EmailAttachment): Held | null {
  if (dangerous) return desk.scansFiles ? 'dangerous-unscanned' : 'dangerous';
  return desk.scansFiles ? 'unscanned' : null;
}
