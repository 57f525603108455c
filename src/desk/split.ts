import { clip } from '../clip.ts';
import { conversationOf, moveMessage } from '../store/messages.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Desk } from './desk.ts';
import { excerpt } from './excerpt.ts';
import { type Circumstances, type Handled, record } from './handle.ts';
import { newTicket, type Opening } from './new-ticket.ts';

const subjectLength = 500;

/** Messages that can go into a ticket of their own: what customers wrote, but for the one that opened the ticket. */
export async function splittable(desk: Pick<Desk, 'db'>, number: number) {
  const written = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'in');
  return written.slice(1);
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
    const ticket = await lockTicket(tx, number);
    const message = (await splittable({ db: tx }, number)).find(({ id }) => id === messageId);
    if (!ticket || !message || ticket.mergedInto !== null) return null;
    const opening: Opening = {
      type: 'ticket-opened',
      subject: clip(message.subject, subjectLength),
      language: ticket.language,
      mailbox: ticket.mailbox,
      requester: message.from,
      participants: [message.from.address],
      fromMachine: message.automatic !== null,
      fromBacklog: ticket.fromBacklog,
      excerpt: excerpt({ newText: '', text: message.text }),
      suggestion: null,
      linkedTo: number,
      looksLike: null,
      messageId: message.messageId,
    };
    const into = await newTicket(desk, tx, opening, circumstances, message.at, opened =>
      moveMessage(tx, message, opened),
    );
    const done = await record(
      desk,
      tx,
      ticket,
      [{ type: 'split-off', into, sender: message.from }],
      circumstances,
    );
    return { ok: true, ...done, repeated: false, into };
  });
}
