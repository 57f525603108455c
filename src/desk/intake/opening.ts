import { clip } from '../../clip.ts';
import type { Db } from '../../store/database.ts';
import { findContact } from '../../store/mail/contacts.ts';
import { alikeWithinMs, ticketLike } from '../../store/tickets/alike.ts';
import { isRestricted } from '../../store/tickets/kept-to-few.ts';
import { isRestrictedCategory } from '../../ticket/catalogue/catalogue.ts';
import { isOneOf } from '../../ticket/people/address.ts';
import { joined, type TicketAuthorship } from '../../ticket/people/authorship.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { InboundEmail } from '../inbound-email.ts';
import type { Opening } from '../new-ticket.ts';
import { excerpt } from './excerpt.ts';

/** A subject is a line (RFC 5322 gives a line 998 characters); the source keeps what is longer. */
const subjectLength = 500;
/** A shorter text may be in any language: what the sender wrote in before counts. */
const wordsThatTell = 4;

/** What a mail says that opens a ticket, when it has just come in or when it is split off later. */
export type OpeningMail = Partial<Pick<InboundEmail, 'authorship'>> &
  Pick<
    InboundEmail,
    'from' | 'to' | 'cc' | 'subject' | 'text' | 'newText' | 'language' | 'kind' | 'important' | 'messageId'
  > & { arrived: Pick<InboundEmail['arrived'], 'arrivedAt' | 'mailbox' | 'fromBacklog'> };

/**
 * How a ticket opens with a mail: whose it is, in which language, what is proposed, which other it looks like.
 *
 * @param linkedTo the ticket with which it is connected; it is not looked like
 * @param authorship what is so of who wrote it, where that is not as usual
 * @param isPassedOn an operator passed it on, or wrote it: whom they copied takes no part
 */
export async function openingOf(
  desk: Desk,
  tx: Db,
  mail: OpeningMail,
  linkedTo: number | null,
  authorship: Partial<TicketAuthorship> = {},
  isPassedOn = false,
): Promise<Opening> {
  const { arrivedAt, mailbox, fromBacklog } = mail.arrived;
  const suggestion = desk.suggest(mail);
  const restricted =
    (suggestion?.category && isRestrictedCategory(desk.policy.catalogue, suggestion.category)) ||
    (linkedTo !== null && (await isRestricted(tx, linkedTo)));
  const [language, looksLike] = await Promise.all([
    languageFor(tx, mail),
    // Where strangers share an address, or have none, they ask for different things.
    authorship.shared || mail.from.address === ''
      ? null
      : ticketLike(tx, {
          address: mail.from.address,
          text: `${mail.subject} ${excerpt(mail)}`,
          since: new Date(arrivedAt.getTime() - alikeWithinMs),
          but: linkedTo,
          restricted,
        }),
  ]);
  const { participants, leftOut } = joined(
    [],
    [mail.from.address, ...(isPassedOn ? [] : copied(desk, mail))],
  );
  return {
    type: 'ticket-opened',
    subject: lineOf(mail.subject),
    language,
    mailbox,
    requester: mail.from,
    participants,
    fromMachine: mail.kind !== 'request',
    fromBacklog,
    excerpt: excerpt(mail),
    suggestion,
    linkedTo,
    looksLike,
    messageId: mail.messageId,
    authorship: { ...authorship, ...(leftOut > 0 ? { leftOut } : {}) },
  };
}

/** What a ticket keeps of who wrote the mail that opens it. */
export function openingAuthorship(
  { authorship }: Pick<InboundEmail, 'authorship'>,
  unverified: string | null,
): Partial<TicketAuthorship> {
  const { answersTo, shared } = authorship;
  return {
    // Where somebody writes in another's name, their answers go to the one whom they name, if anywhere.
    ...(answersTo && unverified === null ? { answersTo } : {}),
    ...(shared ? { shared } : {}),
    ...(unverified === null ? {} : { unverified: 'opening' as const }),
  };
}

/** A subject as the desk keeps it. */
export function lineOf(subject: string): string {
  return clip(subject, subjectLength);
}

/** Whom the customer wrote to besides the desk, and who wrote with them: they take part from now on. */
export function copied(
  desk: Desk,
  { to, cc, authorship }: Pick<InboundEmail, 'to' | 'cc'> & Partial<Pick<InboundEmail, 'authorship'>>,
): string[] {
  return [...(authorship?.alsoBy ?? []), ...to, ...cc]
    .map(({ address }) => address)
    .filter(address => !isOneOf(desk.ownAddresses, address) && !isOneOf(desk.groups, address));
}

/** The language of what was written; of "ok?" and the like, what the sender wrote in before. */
async function languageFor(tx: Db, mail: OpeningMail): Promise<Language> {
  const words = `${mail.subject} ${mail.newText}`.trim().split(/\s+/).length;
  if (words >= wordsThatTell) return mail.language;
  return (await findContact(tx, mail.from.address))?.language ?? mail.language;
}
