import { clip } from '../clip.ts';
import { findContact } from '../store/contacts.ts';
import type { Db } from '../store/database.ts';
import { ticketLike } from '../store/tickets.ts';
import type { Language } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { excerpt } from './excerpt.ts';
import type { InboundEmail } from './inbound-email.ts';
import type { Opening } from './new-ticket.ts';

/** A subject is a line (RFC 5322 gives a line 998 characters); the source keeps what is longer. */
const subjectLength = 500;
/** A shorter text may be in any language: what the sender wrote in before counts. */
const wordsThatTell = 4;
/** Two requests about the same thing lie days apart, not months. */
const alikeWithinMs = 14 * 86_400_000;

/** What a mail says that opens a ticket, when it has just come in or when it is split off later. */
export type OpeningMail = Pick<
  InboundEmail,
  'from' | 'to' | 'cc' | 'subject' | 'text' | 'newText' | 'language' | 'kind' | 'important' | 'messageId'
> & { arrived: Pick<InboundEmail['arrived'], 'arrivedAt' | 'mailbox' | 'fromBacklog'> };

/**
 * How a ticket opens with a mail: whose it is, in which language, what is proposed, which other it looks like.
 *
 * @param linkedTo the ticket with which it is connected; it is not looked like
 * @param isPassedOn an operator passed it on: whom they copied takes no part
 */
export async function openingOf(
  desk: Desk,
  tx: Db,
  mail: OpeningMail,
  linkedTo: number | null,
  isPassedOn = false,
): Promise<Opening> {
  const { arrivedAt, mailbox, fromBacklog } = mail.arrived;
  const [language, looksLike] = await Promise.all([
    languageFor(tx, mail),
    ticketLike(tx, {
      address: mail.from.address,
      text: `${mail.subject} ${excerpt(mail)}`,
      since: new Date(arrivedAt.getTime() - alikeWithinMs),
      but: linkedTo,
    }),
  ]);
  return {
    type: 'ticket-opened',
    subject: lineOf(mail.subject),
    language,
    mailbox,
    requester: mail.from,
    participants: [...new Set([mail.from.address, ...(isPassedOn ? [] : copied(desk, mail))])],
    fromMachine: mail.kind !== 'request',
    fromBacklog,
    excerpt: excerpt(mail),
    suggestion: desk.suggest(mail),
    linkedTo,
    looksLike,
    messageId: mail.messageId,
  };
}

/** A subject as the desk keeps it. */
export function lineOf(subject: string): string {
  return clip(subject, subjectLength);
}

/** Whom the customer wrote to besides the desk: they take part in the conversation from now on. */
export function copied(desk: Desk, { to, cc }: Pick<InboundEmail, 'to' | 'cc'>): string[] {
  return [...to, ...cc].map(p => p.address).filter(address => !desk.ownAddresses.includes(address));
}

/** The language of what was written; of "ok?" and the like, what the sender wrote in before. */
async function languageFor(tx: Db, mail: OpeningMail): Promise<Language> {
  const words = `${mail.subject} ${mail.newText}`.trim().split(/\s+/).length;
  if (words >= wordsThatTell) return mail.language;
  return (await findContact(tx, mail.from.address))?.language ?? mail.language;
}
