import { createHash, createHmac } from 'node:crypto';
import type { RecordedEvent } from '../../ticket/events.ts';
import { asciiDomain } from '../../ticket/people/address.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { isSameSecret } from '../secrets/same-secret.ts';

/** What one of our ids names: a ticket of this life of the database only where the nonce is that ticket's, and which of its events. */
type NamedById = { number: number; nonce: string; sequence: number };

/** What a letter's id is made of: its ticket, and the event that ordered it as the log keeps it. */
type IdTicket = Pick<Ticket, 'number' | 'nonce' | 'mailbox'>;
type IdEvent = Pick<RecordedEvent, 'sequence' | 'at'>;

/** Message-IDs of our letters: derived from what they are about, so that a repeat has the same; signed, so that
 * nobody can make one up and get into a ticket. */
export interface MessageIds {
  of(ticket: IdTicket, ordered: IdEvent): string;
  /** As it was before tickets had a nonce; letters that were written then keep it. */
  before(ticket: IdTicket, ordered: IdEvent): string;
  isOwn(messageId: string): boolean;
  /** The id of a mail that the desk writes to itself. */
  probe(nonce: string, mailbox: string): string;
  isProbe(messageId: string): boolean;
  /** The same of what is told to many who have asked nothing. */
  announcement(nonce: string, mailbox: string): string;
  /** The id of a letter that is about no request. @param nonce sixteen hexadecimal digits, the same for a repeat */
  portal(nonce: string, mailbox: string): string;
  /** What one of our ids names; null for ids that are not ours. */
  named(messageId: string): NamedById | null;
  /** Tells a letter from another of the same number in the database; '' for those from before ids had a nonce. */
  nonceOf(messageId: string): string;
  /** Names a ticket where a provider rewrites the ids of what it sends: in an answer's address, and below letters of old. */
  marker(ticket: Pick<Ticket, 'number' | 'nonce'>): string;
  /** Where an answer to one of our letters goes: the mailbox with the letter's marker behind a plus; null for ids that are not ours. */
  answerAddress(messageId: string, mailbox: string): string | null;
  /** What looks like our markers in a text, such as the quoted end of a letter; ours is what `marker` gives. */
  markersIn(text: string): { number: number; marker: string }[];
}

/** What is about no request. */
const letterKinds = ['probe', 'portal', 'announcement'] as const;
type Unasked = (typeof letterKinds)[number];

/** As ids were before tickets had a nonce: `<sportello.1042.7.9f3c…@interzen.it>`. Letters of those years are answered still. */
const oldForm = /^<sportello\.(\d{1,9})\.(\d+)\.([0-9a-f]{24})@[^>]*>$/;
/** A marker as letters bore it unseen until November 2026, and as their quotes bear it still: `(#1042.0123456789)`. */
export const markForm = /\(#(\d{1,9})\.([0-9a-f]{10})\)/g;
/** The same in an address: `support+1042.0123456789@example.com`. */
const addressedForm = /\+(\d{1,9}\.[0-9a-f]{10})@/;

/** The markers in the addresses to which a mail went, as `markersIn` reads them. */
export function marksInAddresses(addresses: string[]): string[] {
  return addresses.flatMap(address => {
    const [, mark] = addressedForm.exec(address) ?? [];
    return mark ? [`(#${mark})`] : [];
  });
}
/** The nonce is 0 where the ticket has none. */
const form = /^<sportello\.(\d{1,9})\.(0|[0-9a-f]{12})\.(\d+-[0-9a-z]+)\.([0-9a-f]{24})@[^>]*>$/;

/**
 * `<sportello.1042.5e0c77a1b2d4.7-mhx2k9qf.9f3c…@interzen.it>`: ticket and its nonce, the number of the event that
 * caused the letter and its instant, and an HMAC over all of it. The instant is the log's, so a letter that is sent
 * twice has the same id, and mail programs show it once; but after an older state of the database was restored the
 * seventh event of #1042 is another one, and its letter must not pass for that of the lost seventh.
 */
export function messageIds(secret: string): MessageIds {
  const sign = (...parts: string[]) =>
    createHmac('sha256', secret)
      .update(`message-id:${parts.join(':')}`)
      .digest('hex')
      .slice(0, 24);

  const mark = (ticket: Pick<Ticket, 'number' | 'nonce'>) => markOf(ticket, secret);

  return {
    of: ({ number, nonce, mailbox }, { sequence, at }) => {
      const named = [String(number), nonce || '0', `${sequence}-${at.getTime().toString(36)}`];
      return `<sportello.${named.join('.')}.${sign(...named)}@${domainOf(mailbox)}>`;
    },
    before: ({ number, mailbox }, { sequence }) =>
      `<sportello.${number}.${sequence}.${sign(String(number), String(sequence))}@${domainOf(mailbox)}>`,
    isOwn: messageId => named(messageId) !== null || letterKinds.some(kind => isMade(kind, messageId)),
    probe: (nonce, mailbox) => made('probe', nonce, mailbox),
    isProbe: messageId => isMade('probe', messageId),
    portal: (nonce, mailbox) => made('portal', nonce, mailbox),
    announcement: (nonce, mailbox) => made('announcement', nonce, mailbox),
    named,
    nonceOf: messageId =>
      oldForm.test(messageId) ? '' : createHash('sha256').update(messageId).digest('hex').slice(0, 12),
    marker: ticket => `(#${ticket.number}.${mark(ticket)})`,
    answerAddress: (messageId, mailbox) => {
      const ticket = named(messageId);
      return ticket && mailbox.replace(/@(?=[^@]*$)/, `+${ticket.number}.${mark(ticket)}@`);
    },
    markersIn: text =>
      [...text.matchAll(markForm)].map(([marker, number]) => ({
        number: Number(number),
        marker,
      })),
  };

  function made(kind: Unasked, nonce: string, mailbox: string): string {
    return `<sportello.${kind}.${nonce}.${sign(kind, nonce)}@${domainOf(mailbox)}>`;
  }

  function isMade(wanted: Unasked, messageId: string): boolean {
    const [, kind, nonce = '', signature = ''] =
      /^<sportello\.(probe|portal|announcement)\.([0-9a-f]{16})\.([0-9a-f]{24})@[^>]*>$/.exec(messageId) ??
      [];
    return kind === wanted && isSameSecret(sign(kind, nonce), signature);
  }

  function named(messageId: string): NamedById | null {
    const [, number, nonce, event, signature] = form.exec(messageId) ?? [];
    if (number && nonce && event && signature)
      return isSameSecret(sign(number, nonce, event), signature)
        ? { number: Number(number), nonce: nonce === '0' ? '' : nonce, sequence: Number.parseInt(event, 10) }
        : null;
    const [, ticket, sequence, old] = oldForm.exec(messageId) ?? [];
    if (!ticket || !sequence || !old) return null;
    return isSameSecret(sign(ticket, sequence), old)
      ? { number: Number(ticket), nonce: '', sequence: Number(sequence) }
      : null;
  }
}

function markOf({ number, nonce }: Pick<Ticket, 'number' | 'nonce'>, secret: string): string {
  return createHmac('sha256', secret)
    .update(`marker:${number}${nonce === '' ? '' : `:${nonce}`}`)
    .digest('hex')
    .slice(0, 10);
}

function domainOf(mailbox: string): string {
  return asciiDomain(mailbox) || 'localhost';
}
