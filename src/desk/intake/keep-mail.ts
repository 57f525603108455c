import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { insertAttachments } from '../../store/mail/attachments.ts';
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
 * How a mail is kept.
 *
 * @property author what is so of who wrote it, where that is not as usual
 * @property direction `elsewhere` for what an operator wrote for the house
 * @property cameWith the request that it answers, where that one was merged into this
 */
type Kept = {
  mailId: number;
  author: MessageAuthor;
  direction?: 'in' | 'elsewhere';
  cameWith?: number | null;
};

/** Puts a mail into a ticket's conversation, with its files. */
export async function keepMail(
  desk: Desk,
  tx: Db,
  ticket: number,
  email: InboundEmail,
  { mailId, author, direction = 'in', cameWith = null }: Kept,
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
    cameWith,
  });
  await enqueue(tx, await keepFiles(desk, tx, id, email.attachments));
}

type IncomingFile = Pick<EmailAttachment, 'name' | 'type' | 'content' | 'dangerous'>;

/** Puts files to a message that somebody sent, held as long as nobody has looked into them. @returns what looks into them */
export async function keepFiles(
  desk: Pick<Desk, 'scansFiles'>,
  tx: Db,
  message: number,
  files: IncomingFile[],
): Promise<Effect[]> {
  await insertAttachments(
    tx,
    message,
    files.map(({ name, type, content, dangerous }) => ({
      ...{ name, type, content },
      held: whyHeld(desk, { dangerous }),
    })),
  );
  return desk.scansFiles && files.length > 0 ? [scanEffect(message)] : [];
}

function whyHeld(
  desk: Pick<Desk, 'scansFiles'>,
  { dangerous }: Pick<IncomingFile, 'dangerous'>,
): Held | null {
  if (dangerous) return desk.scansFiles ? 'dangerous-unscanned' : 'dangerous';
  return desk.scansFiles ? 'unscanned' : null;
}
