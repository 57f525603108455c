import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../database.ts';
import { ticketEvent } from '../schema/events.ts';
import { namesOthers, ticket } from '../schema/tickets.ts';
import { openingEvents } from './events.ts';

/** The requests that were merged into this one, in the order of their numbers. */
export async function absorbedBy(db: Db, number: number): Promise<number[]> {
  const from = sql<number>`(${ticketEvent.data} ->> 'from')::int`;
  const rows = await db
    .select({ from })
    .from(ticketEvent)
    .where(and(eq(ticketEvent.ticket, number), eq(ticketEvent.type, 'absorbed')))
    .orderBy(asc(from));
  return [...new Set(rows.map(row => row.from))];
}

/** The same, and what was merged into those in their turn. */
export async function allAbsorbedBy(db: Db, number: number): Promise<number[]> {
  const found = new Set<number>();
  const looked = [number];
  for (let next = looked.pop(); next !== undefined; next = looked.pop())
    for (const each of await absorbedBy(db, next))
      if (!found.has(each)) {
        found.add(each);
        looked.push(each);
      }
  return [...found];
}

/** The Message-ID of what opened a request; null where it was opened without one, or that was erased. */
export async function openingMessage(db: Db, number: number): Promise<string | null> {
  return (await openingMessages(db, [number])).get(number) ?? null;
}

/** Of these requests, those that were opened with a message. @param messageId its Message-ID */
export async function openedWith(db: Db, numbers: number[], messageId: string): Promise<number[]> {
  const opened = await openingMessages(db, numbers);
  return numbers.filter(number => opened.get(number) === messageId);
}

/** A Message-ID names the house it comes from: it lies with an event's words, which the database does not look into. */
async function openingMessages(db: Db, numbers: number[]): Promise<Map<number, string>> {
  const events = await openingEvents(db, numbers);
  return new Map(
    events.flatMap(({ ticket: number, event }) =>
      event.type === 'ticket-opened' && event.messageId ? [[number, event.messageId]] : [],
    ),
  );
}

/** Requests that were merged into one that few may see, and that all see, however often they were merged on. */
export async function leftBehind(db: Db, atMost: number): Promise<number[]> {
  const into = alias(ticket, 'into');
  const rows = await db
    .select({ number: ticket.number })
    .from(ticket)
    .innerJoin(into, eq(into.number, ticket.mergedInto))
    .where(and(sql`not ${ticket.restricted}`, sql`${into.restricted}`))
    .orderBy(asc(ticket.number))
    .limit(atMost);
  return rows.map(row => row.number);
}

/** A program that answers itself links each mail with the one before; nobody looks at more. */
const namingAtMost = 200;

/** The requests whose cards name this one: they are like it, or hang together with it. */
export async function whatNames(db: Db, number: number): Promise<number[]> {
  const rows = await db
    .select({ number: ticket.number })
    .from(ticket)
    .where(
      and(
        namesOthers,
        or(
          names({ looksLike: number }),
          names({ twins: [number] }),
          names({ linkedTo: number }),
          names({ authorship: { mayJoin: number } }),
          names({ authorship: { outsideOf: number } }),
        ),
      ),
    )
    .limit(namingAtMost);
  return rows.map(row => row.number);
}

/** The requests of which it was asked whether they are the same as this one. */
export async function likenedTo(db: Db, number: number): Promise<number[]> {
  const rows = await db
    .select({ number: ticket.number })
    .from(ticket)
    .where(and(namesOthers, names({ looksLike: number })))
    .limit(namingAtMost);
  return rows.map(row => row.number);
}

function names(facts: object): SQL {
  return sql`${ticket.facts} @> ${JSON.stringify(facts)}::jsonb`;
}
