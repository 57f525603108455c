import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Receipt, receiptIn } from '../chats/receipts.ts';
import { receipt } from '../schema/cards.ts';
import { eventWords, ticketEvent } from '../schema/events.ts';
import { ticket as table } from '../schema/tickets.ts';
import { recordedIn } from '../tickets/events.ts';
import { fromRow } from '../tickets/row.ts';
import { atOnce } from './at-once.ts';
import { prepared } from './prepared.ts';

/**
 * What is told of an event in the thread of a request's card, as it all was at one moment.
 *
 * @property receipt what is noted of the line
 */
export type LineFacts = {
  ticket: Ticket | null;
  recorded: RecordedEvent | null;
  receipt: Receipt;
};

/** @property key under which it is noted that the line was posted */
type Asked = { ticket: number; sequence: number; key: string };

/** In one statement for all who ask together: a line goes to each chat. */
export const lineFactsOf = atOnce(async (db, asked: Asked[]): Promise<LineFacts[]> => {
  const rows = await facts(db).execute({
    tickets: asked.map(({ ticket }) => ticket),
    sequences: asked.map(({ sequence }) => sequence),
    keys: asked.map(({ key }) => key),
  });
  const known = new Map(rows.map(row => [Number(row.place) - 1, row]));
  return asked.map((_one, place) => {
    const { ticket, event, words, noted } = known.get(place) ?? {};
    return {
      ticket: ticket ? fromRow(ticket) : null,
      recorded: event ? recordedIn({ ...event, words: words ?? null }) : null,
      receipt: receiptIn(noted ?? null),
    };
  });
});

const asking = sql`unnest(${sql.placeholder('tickets')}::int[], ${sql.placeholder('sequences')}::int[], ${sql.placeholder('keys')}::text[])
  with ordinality as asked(number, sequence, key, place)`;

const facts = prepared(db =>
  db
    .select({
      place: sql<string>`asked.place`.as('place'),
      ticket: getTableColumns(table),
      event: getTableColumns(ticketEvent),
      words: eventWords.words,
      noted: getTableColumns(receipt),
    })
    .from(table)
    .innerJoin(asking, sql`asked.number = ${table.number}`)
    .leftJoin(
      ticketEvent,
      and(eq(ticketEvent.ticket, table.number), sql`${ticketEvent.sequence} = asked.sequence`),
    )
    .leftJoin(eventWords, eq(eventWords.id, ticketEvent.wordsId))
    .leftJoin(receipt, sql`${receipt.key} = asked.key`)
    .prepare('line_facts'),
);
