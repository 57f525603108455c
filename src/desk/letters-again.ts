import { enqueue } from '../outbox/enqueue.ts';
import { forgetUndeliverable } from '../store/contacts.ts';
import type { Db } from '../store/database.ts';
import { eventsAfter } from '../store/events.ts';
import { findLetter, lockMessage, settleLetter } from '../store/messages.ts';
import { lockTicket } from '../store/tickets.ts';
import { releaseUploads } from '../store/uploads.ts';
import { recallableEvents } from '../ticket/events.ts';
import type { Actor } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { type Circumstances, type Handled, record } from './handle.ts';
import { letterEffect } from './letters-of.ts';

/**
 * Takes a letter back that has not left yet, and undoes what its event did to the ticket.
 *
 * @param named the sequence of the event that ordered it; null for the latest of who presses
 */
export async function recallLetter(
  desk: Desk,
  number: number,
  named: number | null,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return { ok: false, reason: 'unknown-ticket' };
    const letter = named ?? (await latestLetterOf(tx, number, circumstances.actor));
    const refused = (reason: 'too-late' | 'nothing-changed'): Handled => ({
      ok: false,
      reason: 'refused',
      ticket,
      refusal: { reason },
    });
    const [ordered] = (await eventsAfter(tx, number, letter - 1)).slice(0, 1);
    const what = recallableEvents.find(type => type === ordered?.event.type);
    const isOwn =
      ordered?.actor.kind === 'operator' &&
      circumstances.actor.kind === 'operator' &&
      ordered.actor.id === circumstances.actor.id;
    if (!what || !isOwn) return refused('nothing-changed');
    const found = await findLetter(tx, desk.messageIds.of(number, letter, ticket.mailbox));
    // One that is being sent is locked for as long as a mail server takes: it has left, as good as.
    const locked = found && (await lockMessage(tx, found.id, true));
    if (locked?.state === 'recalled') return refused('nothing-changed');
    if (locked?.state !== 'queued') return refused('too-late');
    await settleLetter(tx, locked.id, 'recalled', null, null);
    await releaseUploads(tx, locked.id);
    const done = await record(desk, tx, ticket, [{ type: 'letter-recalled', letter, what }], circumstances);
    return { ok: true, ...done, repeated: false };
  });
}

/** @returns the sequence of the event that ordered it; 0 for none */
async function latestLetterOf(tx: Db, ticket: number, actor: Actor): Promise<number> {
  const ordered = (await eventsAfter(tx, ticket, 0)).findLast(
    recorded =>
      recallableEvents.some(type => type === recorded.event.type) &&
      recorded.actor.kind === 'operator' &&
      actor.kind === 'operator' &&
      recorded.actor.id === actor.id,
  );
  return ordered?.sequence ?? 0;
}

/** Sends a letter again that did not arrive: the same letter, with the same Message-ID. */
export async function resendLetter(
  desk: Desk,
  number: number,
  messageId: number,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const ticket = await lockTicket(tx, number);
    const letter = await lockMessage(tx, messageId);
    if (!ticket || letter?.ticket !== number || letter.direction !== 'out')
      return { ok: false, reason: 'unknown-ticket' };
    if (letter.state !== 'failed' && letter.state !== 'bounced')
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'nothing-changed' } };
    const recipient = letter.to[0]?.address.toLowerCase() ?? '';
    await settleLetter(tx, letter.id, 'queued', null, null);
    await forgetUndeliverable(tx, recipient);
    await enqueue(tx, [letterEffect(number, letter.id)]);
    const event = { type: 'letter-resent' as const, letter: letter.id, recipient };
    const done = await record(desk, tx, ticket, [event], circumstances);
    return { ok: true, ...done, repeated: false };
  });
}
