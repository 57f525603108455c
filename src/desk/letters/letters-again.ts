import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { forgetUndeliverable } from '../../store/mail/contacts.ts';
import { letterById, lockMessage, readdress, settleLetter } from '../../store/mail/letters.ts';
import { hasPerhapsLeft, hasSurelyNotLeft, waitingByMessageId } from '../../store/mail/taking-back.ts';
import { releaseUploads } from '../../store/mail/uploads.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { undoing } from '../../ticket/chapters/delivery.ts';
import type { Handing } from '../../ticket/grammar/handing.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { asCorrected } from '../../ticket/people/corrections.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';
import { letterEffect } from './letter-effect.ts';
import { letterOf } from './letter-of.ts';
import { isBy, isOfOrder, type Order, ordersIn } from './orders.ts';
import { greeted } from './redirect.ts';

/**
 * Takes a letter back that has not left yet, and undoes what its event did to the ticket. Only who wrote it may.
 *
 * @param named by the event that ordered it, or by itself; null, from a card, for the one that still waits
 */
export async function recallLetter(
  desk: Desk,
  number: number,
  named: Named | null,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const refused = (refusal: Refusal): Handled => ({ ok: false, reason: 'refused', ticket, refusal });
    const ordered = await orderOf(desk, tx, ticket, named, circumstances.actor);
    if (!ordered) return refused({ reason: 'nothing-changed' });
    const { sequence: letter, what, writer } = ordered;
    const found = await letterOf(desk, tx, ticket, ordered);
    // One that is being sent is locked for as long as a mail server takes.
    const locked = found && (await lockMessage(tx, found.id, true));
    if (found && !locked) return refused({ reason: 'being-sent' });
    const isTheirs = isBy(writer, circumstances.actor);
    // Both platforms tell of one press twice, and people press twice: it is answered as it was.
    if (locked?.state === 'recalled' && isTheirs && named !== null)
      return { ok: true, ticket, events: [], repeated: true };
    if (locked?.state === 'recalled') return refused({ reason: 'nothing-changed' });
    if (!locked || !hasSurelyNotLeft(locked))
      return refused({ reason: locked && hasPerhapsLeft(locked) ? 'perhaps-sent' : 'too-late' });
    if (!isTheirs) return refused({ reason: 'not-your-letter', by: writer.name });
    await settleLetter(tx, locked.id, 'recalled', null, null);
    await releaseUploads(tx, locked.id);
    const event = { type: 'letter-recalled' as const, letter, what, ...undoing(ticket, ordered) };
    const done = await record(desk, tx, ticket, [event], circumstances);
    return { ok: true, ...done, repeated: false };
  });
}

/** A letter: by the sequence of the event that ordered it, or by its own number. */
type Named = number | { letter: number };

/** What ordered a letter; where none is named, the presser's own latest that still waits, else anybody's, else the latest. */
async function orderOf(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  named: Named | null,
  presser: Actor,
): Promise<Order | undefined> {
  const orders = ordersIn(await eventsAfter(tx, ticket.number, 0));
  if (typeof named === 'number') return orders.find(({ sequence }) => sequence === named);
  if (named) {
    const letter = await letterById(tx, ticket.number, named.letter);
    return orders.find(order => letter && isOfOrder(desk, ticket, order, letter.messageId));
  }
  const waiting = await waitingByMessageId(tx, ticket.number);
  const still = orders.filter(order => waiting.some(id => isOfOrder(desk, ticket, order, id)));
  return still.findLast(({ writer }) => isBy(writer, presser)) ?? still.at(-1) ?? orders.at(-1);
}

/** Sends a letter again that did not arrive: the same letter, with the same Message-ID. */
export async function resendLetter(
  desk: Desk,
  number: number,
  messageId: number,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const letter = await lockMessage(tx, messageId);
    if (letter?.ticket !== number || letter.direction !== 'out')
      return { ok: false, reason: 'unknown-ticket' };
    if (letter.state !== 'failed' && letter.state !== 'bounced')
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'nothing-changed' } };
    // What was mended since of whom it was written to: there it goes.
    const to = asCorrected(ticket.corrections, letter.to[0] ?? correspondent(ticket));
    const recipient = to.address.toLowerCase();
    if (recipient === '')
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'unwritable', why: 'no-address' } };
    if (recipient !== letter.to[0]?.address.toLowerCase() || to.name !== letter.to[0]?.name)
      await readdress(tx, letter.id, to, greeted(desk, ticket, letter, to));
    const handing: Handing | null = letter.perhapsLeft ? 'sending' : null;
    await settleLetter(tx, letter.id, 'queued', handing, null);
    await forgetUndeliverable(tx, recipient);
    await enqueue(tx, [letterEffect(number, letter.id)]);
    const event = { type: 'letter-resent' as const, letter: letter.id, recipient };
    const done = await record(desk, tx, ticket, [event], circumstances);
    return { ok: true, ...done, repeated: false };
  });
}
