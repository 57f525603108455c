import { createHash } from 'node:crypto';
import type { ArrivedMail, BounceReport } from '../desk/inbound-email.ts';
import type { Language, Person } from '../ticket/words.ts';
import { isOwnId } from './message-id.ts';
import { type ReadingContext, readEmail } from './read-email.ts';

/** What the desk makes of a mail, for an admin who wonders; one line of `mail explain`. */
export type Explanation = {
  file: string;
  kind: 'request' | 'auto-reply' | 'bounce' | 'list' | 'own' | 'unreadable';
  why: string;
  from: Person | null;
  to: Person[];
  cc: Person[];
  replyTo: Person[];
  subject: string;
  /** ISO, UTC; null where the header is missing or senseless */
  date: string | null;
  /** As the header gives it, in angle brackets; '' where there is none, though the desk makes one for itself. */
  messageId: string;
  /** The first, where there are several. */
  inReplyTo: string;
  references: string[];
  language: Language | null;
  text: string;
  reply: string;
  signature: string;
  attachments: { name: string; type: string; size: number; sha256: string }[];
  bounce: BounceReport | null;
  ms: number;
};

/**
 * Reads a mail as the doors would, and says what came of it. Touches no database.
 *
 * @param source an eml's bytes
 */
export async function explainMail(
  file: string,
  source: Uint8Array,
  context: ReadingContext,
): Promise<Explanation> {
  const began = performance.now();
  const arrived: ArrivedMail = {
    source,
    arrivedAt: new Date(),
    mailbox: context.ownAddresses[0] ?? '',
    door: 'smtp',
    place: file,
    fromBacklog: false,
  };
  const read = await readEmail(arrived, context);
  const ms = Math.round((performance.now() - began) * 10) / 10;
  if (!read.ok) return { ...unreadable(file, read.unreadable.error), ms };
  const { email } = read;
  return {
    file,
    kind: email.kind === 'machine' ? 'auto-reply' : email.kind,
    why: email.why,
    from: email.sender,
    to: email.to,
    cc: email.cc,
    replyTo: email.replyTo,
    subject: email.subject,
    date: email.date?.toISOString() ?? null,
    messageId: isOwnId(email.messageId) ? '' : email.messageId,
    inReplyTo: email.inReplyTo[0] ?? '',
    references: email.references,
    language: email.language,
    text: email.text,
    reply: email.newText,
    signature: email.signature,
    attachments: email.attachments.map(({ name, type, content }) => ({
      name,
      type,
      size: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    bounce: email.bounce,
    ms,
  };
}

/** The line of a file that no mail could be made of. */
export function unreadable(file: string, why: string): Explanation {
  return {
    file,
    kind: 'unreadable',
    why,
    from: null,
    to: [],
    cc: [],
    replyTo: [],
    subject: '',
    date: null,
    messageId: '',
    inReplyTo: '',
    references: [],
    language: null,
    text: '',
    reply: '',
    signature: '',
    attachments: [],
    bounce: null,
    ms: 0,
  };
}
