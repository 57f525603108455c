import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Origin } from '../../ticket/words.ts';

/**
 * Somebody opened what a customer wrote, was shown a passage of it, entered their system, or left it.
 *
 * @property at when it was noted
 * @property happened when it was so: whoever was in a system may note it later
 * @property by an operator; a colleague of the customer's, on the portal; or whoever may start programs on the desk's machine
 * @property operator their id; null where it was none, and where who it was has been erased
 * @property name of who did it; '' where it was erased, and of the machine
 * @property address of a colleague; '' of everybody else
 * @property file its name, where a file was opened; '' of everything else, and where it was erased
 * @property purpose what a system was entered for, or a conversation opened, where that was asked; else '', and where it was erased
 */
export type Reading = {
  ticket: number;
  sequence: number;
  at: Date;
  happened: Date;
  what: 'conversation' | 'file' | 'found' | 'entered' | 'left';
  by: 'operator' | 'colleague' | 'machine';
  operator: number | null;
  name: string;
  address: string;
  origin: Origin;
  file: string;
  purpose: string;
};

/** Where a page goes on: behind this one. */
export type BehindReading = Pick<Reading, 'ticket' | 'sequence'> & { at: Date };

/** One request; all of whoever asked from this address; all of others in which they wrote; or everybody's. */
export type Whose = { ticket: number } | { address: string } | { writer: string } | 'everybody';

/** In SQL: the numbers of requests that somebody else asked, and in which they wrote. @param address lower case */
export function writtenIn(address: string): SQL {
  return sql`select message.ticket from message join ticket on ticket.number = message.ticket
    where direction = 'in' and lower("from" ->> 'address') = ${address} and (requester ->> 'address') <> ${address}`;
}

/** @property from,until when it was noted, from and before @property operator who alone read it, by their id */
export type Stretch = {
  behind: BehindReading | null;
  limit: number;
  from?: Date;
  until?: Date;
  operator?: number;
};

/** The order in which readings are told: the latest first. */
export function latestFirst(a: BehindReading, b: BehindReading): number {
  return b.at.getTime() - a.at.getTime() || b.ticket - a.ticket || b.sequence - a.sequence;
}

/** Where a reading stands in the order of them. */
type Place = Record<keyof BehindReading, SQLWrapper>;

/** In SQL: what a stretch asks of when it was. */
export function isWithin({ at, ticket, sequence }: Place, { behind, from, until }: Stretch): SQL[] {
  const moment = (date: Date) => sql`${date.toISOString()}::timestamptz`;
  return [
    behind
      ? [
          sql`(${at}, ${ticket}, ${sequence}) < (${moment(behind.at)}, ${behind.ticket}::int, ${behind.sequence}::int)`,
        ]
      : [],
    from ? [sql`${at} >= ${moment(from)}`] : [],
    until ? [sql`${at} < ${moment(until)}`] : [],
  ].flat();
}
