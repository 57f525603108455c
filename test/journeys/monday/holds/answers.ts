import { sql } from 'drizzle-orm';
import type { Started } from '../../a-house.ts';
import { typedIn, wasRestricted } from './log.ts';
import type { Told } from './told.ts';

/** What these events say goes to the customer, and to nobody else. */
const inLetters = ['replied', 'clarification-asked', 'closed'];

/**
 * What operators wrote to customers: each text stands in one letter of its request, and in another where that was taken back and
 * sent anew; and such a letter has its own people alone for readers. Of what few may see nothing is kept for other requests.
 */
export async function astray({ database: { database }, sandbox }: Started, all: Told[]): Promise<string[]> {
  const kept = await database.db.execute<{ ticket: number }>(sql`select ticket from kept_answer`);
  const inbox = sandbox.mailbox.items.filter(({ folder }) => folder === 'inbox');
  const forAny = new Set([...kept].map(({ ticket }) => ticket));
  return all.flatMap(told => {
    const { ticket, log, mail } = told;
    const letters = mail.filter(({ direction }) => direction === 'out');
    const own = new Set(letters.map(({ messageId }) => messageId));
    const events = log.filter(
      ({ event, actor }) => inLetters.includes(event.type) && actor.kind === 'operator',
    );
    const readers = [ticket.requester.address, ...ticket.participants];
    return [
      ...(ticket.restricted && forAny.has(ticket.number) ? [`#${ticket.number} is kept for others`] : []),
      ...events.flatMap(({ event, sequence }) => {
        return typedIn(event).flatMap(word => {
          const where = `#${ticket.number}.${sequence} ${event.type}`;
          const written = letters.filter(({ text }) => text.includes(word)).length;
          const ordered = events.filter(other => typedIn(other.event).includes(word)).length;
          const strangers = inbox.filter(
            ({ messageId, text, owner }) =>
              own.has(messageId) && text.includes(word) && !readers.includes(owner),
          );
          return [
            ...(written === ordered ? [] : [`${where}: ${written} letters in place of ${ordered}`]),
            ...strangers.map(({ owner }) => `${where}: went to ${owner}`),
          ];
        });
      }),
    ];
  });
}

/** Requests to which their customer wrote after the closing, and which that mail did not open again. */
export function leftClosed(all: Told[]): string[] {
  return all.flatMap(({ ticket, log }) => {
    let isClosed = false;
    return log.flatMap(({ event, actor, sequence }, at) => {
      if (event.type === 'closed') isClosed = true;
      if (event.type === 'reopened') isClosed = false;
      if (event.type === 'letter-recalled' && event.what === 'closed') isClosed = false;
      if (!isClosed || event.type !== 'message-received' || event.intent !== 'message') return [];
      const next = log[at + 1];
      return next?.event.type === 'reopened' && next.event.by === 'customer' && next.actor.kind === actor.kind
        ? []
        : [`#${ticket.number}.${sequence}: it stays closed`];
    });
  });
}

/** How many were opened again by what their customer wrote. @property kept of those that few might see then */
export function openedAgain(all: Told[]): { open: number; kept: number } {
  const again = all.flatMap(({ log }) => {
    const at = log.findIndex(({ event }) => event.type === 'reopened' && event.by === 'customer');
    return at < 0 ? [] : [wasRestricted(log.slice(0, at))];
  });
  const kept = again.filter(Boolean).length;
  return { open: again.length - kept, kept };
}
