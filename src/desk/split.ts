import { clip } from '../clip.ts';
import { appendEvents } from '../store/events.ts';
import { conversationOf, moveMessage } from '../store/messages.ts';
import { insertTicket, lockTicket, nextTicketNumber } from '../store/tickets.ts';
import { openTicket } from '../ticket/evolve.ts';
import type { Desk } from './desk.ts';
import { excerpt } from './excerpt.ts';
import { type Circumstances, type Handled, react, record } from './handle.ts';
import { scheduleOf } from './terms.ts';

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
    const into = await nextTicketNumber(tx);
    const opening = {
      type: 'ticket-opened' as const,
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
    const opened = openTicket(into, opening, message.at);
    await desk.calendar.hold(tx);
    await insertTicket(tx, opened, scheduleOf(desk, opened, desk.clock()));
    await moveMessage(tx, message, into);
    const event = { ticket: into, sequence: 1, event: opening, ...circumstances, at: message.at };
    await appendEvents(tx, [event], null);
    await react(desk, tx, [{ ticket: opened, events: [event] }]);
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
