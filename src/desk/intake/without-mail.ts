import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import type { MessageAuthor } from '../../store/schema/messages.ts';
import type { MailIntent } from '../../ticket/chapters/mail.ts';
import { decide } from '../../ticket/decide.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Actor, Language, Origin, Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { madeMessageId } from '../made-message-id.ts';
import { excerpt } from './excerpt.ts';
import { keepFiles } from './keep-mail.ts';
import { restrictByRule } from './restrict-by-rule.ts';
import type { WrittenWords } from './written-words.ts';

/** What a customer writes by another door than mail: a form outside, or their own pages. It is judged as a mail is. */

export type SentFile = { name: string; type: string; content: Uint8Array };

export type Written = { from: Person; text: string; files: SentFile[] };

/** By which door it came. @property key of the press, so that it is done once; null where something else sees to that */
export type Door = {
  way: 'form' | 'portal';
  origin: Extract<Origin, 'api' | 'portal'>;
  /** What the conversation says of its author. */
  author: MessageAuthor | null;
  key: string | null;
};

/** Who did it, as the log says it. */
export function customerOf({ name, address }: Person): Actor {
  return { kind: 'customer', name, address };
}

/**
 * Adds what somebody writes to a request that takes it: it ends a waiting, reopens what was closed, is thanks and no more, or is
 * kept to few by a rule.
 *
 * @param how `intent`: as it is meant, where whoever writes says so; else as its words are judged. `folded`: the same once more
 */
export async function addWritten(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { from, text, files }: Written,
  { way, origin, author, key }: Door,
  how: { intent?: MailIntent; joining?: string[]; unverified?: true; folded?: boolean } = {},
): Promise<Ticket> {
  const { subject, language, mailbox } = ticket;
  const words = desk.readWords({ text, subject, writer: from.name });
  const { intent = intentOf(words, files.length), joining = [], unverified, folded = false } = how;
  const messageId = madeMessageId(way, mailbox);
  const at = desk.clock();
  await keepWritten(desk, tx, ticket.number, { from, subject, text, language, messageId, at, files, author });
  const actor = customerOf(from);
  const decision = decide(
    ticket,
    {
      type: 'receive',
      from,
      intent,
      excerpt: excerpt({ newText: words.newText, text }),
      messageId,
      joining: intent === 'automatic' ? [] : joining,
      arrivedAt: at.toISOString(),
      folded,
      ...(unverified ? { unverified } : {}),
    },
    actor,
    desk.policy.catalogue,
  );
  if (!decision.ok) throw new Error(`what a customer wrote was refused: ${decision.refusal.reason}`);
  const added = await record(desk, tx, ticket, decision.events, { actor, origin, key });
  if (intent !== 'automatic')
    await restrictByRule(desk, tx, added.ticket, { from, subject, newText: words.newText, important: false });
  return added.ticket;
}

/** As a mail's words are judged: thanks and a program's answer move nothing; a file is something to look at. */
export function intentOf({ isThanks, isAutomatic }: WrittenWords, files: number): MailIntent {
  if (files > 0) return 'message';
  if (isAutomatic) return 'automatic';
  return isThanks ? 'thanks' : 'message';
}

type Kept = Written & {
  subject: string;
  language: Language;
  messageId: string;
  at: Date;
  author: MessageAuthor | null;
};

/** Puts it into the conversation, with its files: vetted, and held until they were looked into, as those of a mail. */
export async function keepWritten(
  desk: Desk,
  tx: Db,
  ticket: number,
  { from, subject, text, language, messageId, at, files, author }: Kept,
): Promise<void> {
  const id = await insertMessage(tx, {
    ticket,
    direction: 'in',
    messageId,
    inReplyTo: null,
    references: [],
    from,
    to: [],
    subject,
    text,
    language,
    automatic: null,
    at,
    mailId: null,
    author,
  });
  const vetted = files.map(file => ({ ...file, ...desk.vetFile(file) }));
  await enqueue(tx, await keepFiles(desk, tx, id, vetted));
}
