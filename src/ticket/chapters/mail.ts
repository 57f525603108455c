import type { Events, Occurrences } from '../grammar/chapter.ts';
import { answered } from '../grammar/lifecycle.ts';
import { act } from '../grammar/traits.ts';
import { correspondent, joined } from '../people/authorship.ts';
import { meantToQuote } from '../quotes/answer-by-mail.ts';
import { openQuote, type Quote, type SaidToQuote, withQuote } from '../quotes/quote.ts';
import type { Ticket } from '../ticket.ts';
import type { Person } from '../words.ts';
import type { ClosingEvent } from './closing.ts';
import { type SnoozingEvent, wokenByCustomer } from './snoozing.ts';

/** What the customer writes: onto which ticket it goes, and what it does to it. */

/** What the customer's mail means for its ticket. */
export type MailIntent =
  /** something new to read: ends a waiting, reopens a closed ticket */
  | 'message'
  /** "thank you, all fine": filed, moves nothing */
  | 'thanks'
  /** written by a program (out of office, bounce): filed, moves nothing */
  | 'automatic';

type Mail = {
  from: Person;
  intent: MailIntent;
  excerpt: string;
  messageId: string;
  /** Addresses that join the conversation with this mail. */
  joining: string[];
  /** The server's arrival time, ISO: the waiting ends there, however late the mail was read. */
  arrivedAt: string;
  /** One of a storm: counted on the card, not told in the thread. */
  folded: boolean;
  /** Nobody confirms that the sender is who they say. */
  unverified?: true;
  /** A mail system's report: what it means for the ticket is an event of its own. */
  toldByReport?: true;
};

/** What a mail does to the ticket on which it lands. */
export type MailOccurrence = { type: 'receive' } & Mail;

export type MailEvent =
  /** `quote`: that waits for an answer, and what the mail seems to say to it */
  | ({
      type: 'message-received';
      endsWaiting: boolean;
      quote?: { version: number; means: SaidToQuote['means'] };
    } & Mail)
  /** the scanner found a virus in a file that somebody sent */
  | { type: 'virus-found'; attachment: number; file: string; signature: string };

/**
 * Where a customer's mail that belongs to a ticket goes (service rules, decision 11): onto the ticket, or, when
 * that was closed longer ago than the reopening window, into a new one linked to it. Thanks and machine mail
 * are always filed where they belong. Onto a request whose words are gone goes nothing.
 *
 * @param reopenUntil the instant until which a closed ticket may be reopened
 */
export function landing(
  ticket: Ticket,
  intent: MailIntent,
  now: Date,
  reopenUntil: (closedAt: Date) => Date,
): 'append' | 'open-linked' {
  // Nothing takes away again what comes to it now.
  if (ticket.erased !== null) return 'open-linked';
  if (ticket.status !== 'closed' || !ticket.closedAt || intent !== 'message') return 'append';
  return now <= reopenUntil(ticket.closedAt) ? 'append' : 'open-linked';
}

/** Mail is never refused: what a customer wrote is always taken in. */
export const mailOccurrences: Occurrences<MailOccurrence, MailEvent | ClosingEvent | SnoozingEvent> = {
  receive: (ticket, { type: _, ...mail }) => received(ticket, mail),
};

/** What a mail does to a ticket in this state. */
export function received(
  ticket: Pick<Ticket, 'status' | 'snoozedUntil' | 'quotes' | 'askedAt'>,
  given: Mail,
): (MailEvent | ClosingEvent | SnoozingEvent)[] {
  const isAwaited = ticket.status === 'waiting';
  const quote = openQuote(ticket);
  // A quote waits for its own answer: a mail that says something else ends no waiting.
  const isAsked = isAwaited && (quote === null || ticket.askedAt !== null);
  // To a question "Ok, thanks" is an answer: filed as mere thanks, the ticket would wait on, and close in silence.
  const mail = isAwaited && given.intent === 'thanks' ? { ...given, intent: 'message' as const } : given;
  const endsWaiting = isAsked && mail.intent === 'message';
  const toQuote =
    quote && mail.intent === 'message'
      ? { quote: { version: quote.version, means: meantToQuote(mail.excerpt) } }
      : {};
  const event: MailEvent = { type: 'message-received', ...mail, endsWaiting, ...toQuote };
  return ticket.status === 'closed' && mail.intent === 'message'
    ? [event, { type: 'reopened', by: 'customer', reason: '' }]
    : [event, ...(mail.intent === 'message' ? wokenByCustomer(ticket) : [])];
}

export const mailEvents: Events<MailEvent> = {
  'message-received': {
    ...act,
    isImportant: ({ intent }) => intent === 'message',
    // Of a storm the card counts the mails; of a report the next line says what it means.
    isSaidElsewhere: ({ folded, toldByReport = false }) => folded || toldByReport,
    moves: ({ intent }) => (intent === 'message' ? 'conversation' : null),
    calls: ({ intent }) => (intent === 'message' ? 'assignee' : null),
    tellsOutside: ({ intent }) => (intent === 'message' ? 'ticket.customer_replied' : null),
    strings: {
      'from.name': 'theirs',
      'from.address': 'theirs',
      excerpt: 'theirs',
      messageId: 'theirs',
      'joining.*': 'theirs',
      arrivedAt: 'ours',
    },
    evolve(ticket, event) {
      const { participants, leftOut } = joined(ticket.participants, event.joining, ticket.authorship.leftOut);
      const isMessage = event.intent === 'message';
      const isCorrespondent = event.from.address === correspondent(ticket).address;
      const spoken = isMessage ? { outside: null, unverified: unverifiedBy(ticket, event) } : {};
      return {
        participants,
        authorship: { ...ticket.authorship, leftOut, broughtAlong: broughtBy(ticket, event), ...spoken },
        folded: ticket.folded + (event.folded ? 1 : 0),
        ...(isCorrespondent && event.intent !== 'automatic' ? { undeliverable: null } : {}),
        ...(isMessage ? { excerpt: event.excerpt, saidSolved: null } : {}),
        ...(event.endsWaiting ? answered(ticket, Date.parse(event.arrivedAt)) : {}),
        ...(event.quote
          ? {
              quotes: withQuote(ticket.quotes, event.quote.version, quote => ({
                said: saidTo(quote, event),
              })),
            }
          : {}),
      };
    },
  },
  'virus-found': {
    ...act,
    isImportant: true,
    strings: { file: 'theirs', signature: 'ours' },
    evolve: () => ({}),
  },
};

/**
 * Who joins by what they write themselves takes part from then on; whom somebody copies who came with another's request came with
 * that, as they did. Pure.
 */
function broughtBy(
  { participants, authorship: { broughtAlong } }: Ticket,
  { from, joining }: Pick<Mail, 'from' | 'joining'>,
): string[] {
  const left = broughtAlong.filter(address => !joining.includes(address));
  if (!left.includes(from.address)) return left;
  return [...left, ...joining.filter(address => !participants.includes(address))];
}

/**
 * What opened the ticket stays what it was, but for what came by a form: whoever answers our letter from that mailbox reads
 * there. Of the answers the latest counts.
 */
function unverifiedBy(
  ticket: Ticket,
  answer: Pick<Mail, 'from' | 'unverified'>,
): Ticket['authorship']['unverified'] {
  const { unverified } = ticket.authorship;
  const isUnverified = answer.unverified === true;
  if (unverified === 'opening') return 'opening';
  if (unverified === 'form' && (isUnverified || answer.from.address !== ticket.requester.address))
    return 'form';
  return isUnverified ? 'answer' : null;
}

/** The latest counts, but for one that says nothing to it after one that does. */
function saidTo({ said }: Quote, { quote, messageId, from, arrivedAt }: Received): SaidToQuote {
  const means = quote?.means ?? null;
  return means === null && said?.means ? said : { messageId, from, means, at: Date.parse(arrivedAt) };
}

type Received = Extract<MailEvent, { type: 'message-received' }>;
