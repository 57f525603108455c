import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ticketEvent as event, eventWords } from '../schema/events.ts';
import { ticket } from '../schema/tickets.ts';

/** Somebody of the house opened what a customer wrote. @property name of who did it; '' where it was erased */
export type Reading = {
  ticket: number;
  sequence: number;
  at: Date;
  what: 'conversation' | 'file';
  name: string;
};

/** Where a page goes on: behind this one. */
export type BehindReading = Pick<Reading, 'ticket' | 'sequence'> & { at: Date };

const types = ['conversation-opened', 'attachment-opened'] as const;

/**
 * Who read what stands in requests, the latest first. An index knows readings alone.
 *
 * @param whose one request, or all of whoever asked from this address
 */
export async function readingsOf(
  db: Db,
  whose: { ticket: number } | { address: string },
  { behind, limit }: { behind: BehindReading | null; limit: number },
): Promise<Reading[]> {
  const theirs =
    'ticket' in whose
      ? eq(event.ticket, whose.ticket)
      : inArray(
          event.ticket,
          db
            .select({ number: ticket.number })
            .from(ticket)
            .where(sql`(${ticket.requester} ->> 'address') = ${whose.address}`),
        );
  const rows = await db
    .select({
      ticket: event.ticket,
      sequence: event.sequence,
      at: event.at,
      type: event.type,
      actor: event.actor,
      words: eventWords.words,
    })
    .from(event)
    .leftJoin(eventWords, eq(eventWords.id, event.wordsId))
    .where(and(theirs, inArray(event.type, [...types]), behind ? isBehind(behind) : undefined))
    .orderBy(desc(event.at), desc(event.ticket), desc(event.sequence))
    .limit(limit);
  return rows.map(({ type, actor, words, ...row }) => ({
    ...row,
    what: type === 'attachment-opened' ? 'file' : 'conversation',
    name: nameIn(actor, words),
  }));
}

function isBehind({ at, ticket: number, sequence }: BehindReading): SQL | undefined {
  return or(
    lt(event.at, at),
    and(
      eq(event.at, at),
      or(lt(event.ticket, number), and(eq(event.ticket, number), lt(event.sequence, sequence))),
    ),
  );
}

/** Names lie apart from the log. */
function nameIn(actor: Actor, words: string | null): string {
  if (actor.kind !== 'operator') return '';
  const kept: unknown = JSON.parse(words ?? '{}');
  const name: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'actor.name') : '';
  return typeof name === 'string' ? name : actor.name;
}
