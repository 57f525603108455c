import { createHash } from 'node:crypto';
import type { ArrivedMail, BounceReport } from '../desk/inbound-email.ts';
import type { Language, Person } from '../ticket/words.ts';
import { isOwnId } from './message-id.ts';
import { readEmail } from './reading/read-email.ts';
import type { ReadingContext } from './reading/reading-context.ts';

/** What the desk makes of a mail, for an admin who wonders; one line of `mail explain`. */
export type Explanation = {
  file: string;
  kind: 'request' | 'auto-reply' | 'bounce' | 'list' | 'own' | 'unreadable';
  why: string;
  /** The From header. */
  from: Person | null;
  /** Whose words they are: From, but for a group that writes for others; null where nobody is named. */
  author: Person | null;
  /** Further authors, and who acted for them. */
  alsoBy: Person[];
  /** What the receiving server says of the author, where desk.yaml trusts one. */
  sender: { verdict: 'verified' | 'failed' | 'none'; why: string };
  /** Where letters would go; null where there is no address that could be written to. */
  lettersTo: Person | null;
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
 * @param context the mail counts as read from the mailbox to which it was sent, else from the first
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
    ...doorOf(source, context),
    place: file,
    fromBacklog: false,
  };
  const read = await readEmail(arrived, context);
  const ms = Math.round((performance.now() - began) * 10) / 10;
  if (!read.ok) return { ...unreadable(file, read.unreadable.error), ms };
  const { email } = read;
  const { authorship } = email;
  return {
    file,
    kind: email.kind === 'machine' ? 'auto-reply' : email.kind,
    why: email.why,
    from: email.sender,
    author: email.from.address === '' && email.from.name === '' ? null : email.from,
    alsoBy: authorship.alsoBy,
    sender: { verdict: authorship.verdict.outcome, why: authorship.verdict.why },
    lettersTo:
      (authorship.verdict.outcome === 'failed' ? null : authorship.answersTo) ??
      (authorship.shared || email.from.address === '' ? null : email.from),
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

/** A file says only in its head where it came in; so much of it is looked at. */
const headRead = 100_000;

function doorOf(source: Uint8Array, { ownAddresses, trusts = [] }: ReadingContext) {
  const [head = ''] = Buffer.from(source.subarray(0, headRead))
    .toString('latin1')
    .toLowerCase()
    .split(/\r?\n\r?\n/, 1);
  const mailbox = ownAddresses.find(address => head.includes(address)) ?? ownAddresses[0] ?? '';
  const door = trusts.find(trusted => trusted.mailbox === mailbox)?.doors[0] ?? 'smtp';
  return { mailbox, door };
}

/** The line of a file that no mail could be made of. */
export function unreadable(file: string, why: string): Explanation {
  return {
    file,
    kind: 'unreadable',
    why,
    from: null,
    author: null,
    alsoBy: [],
    sender: { verdict: 'none', why: '' },
    lettersTo: null,
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
