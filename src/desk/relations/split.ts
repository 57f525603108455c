import type { Db } from '../../store/database.ts';
import { mailSource } from '../../store/mail/mails.ts';
import { conversationOf, type Message } from '../../store/mail/messages.ts';
import { moveMessage } from '../../store/mail/moves.ts';
import { openingMessage } from '../../store/tickets/related.ts';
import { hasDuties } from '../../ticket/duties/standing.ts';
import { isOneOf } from '../../ticket/people/address.ts';
import type { TicketAuthorship } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';
import type { InboundEmail } from '../inbound-email.ts';
import { excerpt } from '../intake/excerpt.ts';
import { type OpeningMail, openingOf } from '../intake/opening.ts';
import { newTicket } from '../new-ticket.ts';
import { keptIn, keptOfAll } from '../privacy/kept-in.ts';
import { howItCame } from './how-it-came.ts';

/** Messages that can go into a ticket of their own: what customers wrote, but for the one that opened the ticket. */
export async function splittable(desk: Pick<Desk, 'db'>, number: number) {
  const [conversation, openedBy] = await Promise.all([
    conversationOf(desk.db, number),
    openingMessage(desk.db, number),
  ]);
  const written = conversation.filter(({ direction }) => direction === 'in');
  // What was merged into it may be older than itself.
  const first = written.find(({ messageId }) => messageId === openedBy) ?? written[0];
  return written.filter(message => message !== first);
}

/**
 * Gives a message a ticket of its own, of whoever wrote it, since when it arrived; the two are connected.
 *
 * @returns null where the ticket has no such message
 */
export async function splitMessage(
  desk: Desk,
  number: number,
  messageId: number,
  circumstances: Circumstances,
): Promise<(Handled & { into: number }) | null> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return answered(held.answer);
    const { ticket } = held;
    const message = (await splittable({ db: tx }, number)).find(({ id }) => id === messageId);
    if (!message || ticket.mergedInto !== null) return null;
    if (await isKeptByLaw(desk, tx, ticket, message))
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'kept-by-law' }, into: 0 };
    const { author, from } = message;
    const authorship: Partial<TicketAuthorship> = {
      ...(author?.answersTo ? { answersTo: author.answersTo } : {}),
      ...(author?.unverified ? { unverified: author.form === undefined ? 'opening' : 'form' } : {}),
      ...(isOneOf(desk.ownAddresses, from.address) ? { shared: 'own-address' } : {}),
      ...(isOneOf(desk.groups, from.address) ? { shared: 'group' } : {}),
    };
    const opening = await openingOf(desk, tx, await asItCame(desk, tx, ticket, message), number, authorship);
    const came = await howItCame(tx, ticket, message);
    const into = await newTicket(desk, tx, { ...opening, ...came }, circumstances, message.at, opened =>
      moveMessage(tx, message, opened),
    );
    const done = await record(
      desk,
      tx,
      ticket,
      [{ type: 'split-off', into, sender: message.from, excerpt: await latestExcerpt(desk, tx, number) }],
      circumstances,
    );
    return { ok: true, ...done, repeated: false, into };
  });
}

/** In a request of its own, nothing would say that it has to be kept. */
async function isKeptByLaw(desk: Desk, tx: Db, ticket: Ticket, { id }: Message): Promise<boolean> {
  if (hasDuties(ticket.reporting)) return true;
  const { parts } = await keptOfAll(desk, tx, ticket);
  return (await keptIn(desk, tx, ticket, parts)).messages.includes(id);
}

/** What is answered without the ticket: that it was done before, and into which; or why it cannot be. */
function answered(answer: Handled): (Handled & { into: number }) | null {
  if (!answer.ok) return answer.reason === 'unknown-ticket' ? null : { ...answer, into: 0 };
  const [split] = answer.events;
  return split?.event.type === 'split-off' ? { ...answer, into: split.event.into } : null;
}

/** A message as it opens a ticket: what is new in it, and how urgent it is, is read anew from its mail. */
async function asItCame(desk: Desk, tx: Db, ticket: Ticket, message: Message): Promise<OpeningMail> {
  const mail = await readAnew(desk, tx, message);
  const isPassedOn = mail !== null && mail.from.address !== message.from.address;
  return {
    from: message.from,
    // Whom an operator copied takes no part.
    to: isPassedOn ? [] : message.to,
    cc: [],
    subject: message.subject,
    text: message.text,
    newText: mail?.newText ?? '',
    language: message.language,
    kind: message.automatic === null ? 'request' : 'machine',
    important: mail?.important ?? false,
    messageId: message.messageId,
    arrived: { arrivedAt: message.at, mailbox: ticket.mailbox, fromBacklog: ticket.fromBacklog },
  };
}

/** What the customer last had to say in what is left, or what opened the ticket where nobody said anything since. */
async function latestExcerpt(desk: Desk, tx: Db, number: number): Promise<string> {
  const received = (await conversationOf(tx, number)).filter(({ direction }) => direction === 'in');
  for (const message of received.slice(1).toReversed()) {
    if (message.automatic !== null) continue;
    const mail = await readAnew(desk, tx, message);
    if (!mail?.isThanks) return excerpt({ newText: mail?.newText ?? '', text: message.text });
  }
  const [first] = received;
  if (!first) return '';
  return excerpt({ newText: (await readAnew(desk, tx, first))?.newText ?? '', text: first.text });
}

/** @returns null for a mail that nobody could read: what was kept of it is all that there is */
async function readAnew(desk: Desk, tx: Db, { ticket, mailId }: Message): Promise<InboundEmail | null> {
  const source = mailId === null ? null : await mailSource(tx, ticket, mailId);
  return source && (await desk.readAnew(source));
}
