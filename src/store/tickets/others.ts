import { sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';

/** Whoever has more is not counted further: a program that writes every minute has a hundred thousand. */
const countedAtMost = 200;

/** How many other requests whoever asks has; `more`: there are more closed ones than were counted. */
export type Others = { open: number; closed: number; more: boolean };

/**
 * The other requests of a ticket's requester; what was merged into another is counted there.
 *
 * @param sees whether whoever reads the count sees what few may see: else it would tell whose that is
 */
export async function othersOf(
  db: Db,
  { number, requester }: Pick<Ticket, 'number' | 'requester'>,
  sees: boolean,
): Promise<Others> {
  if (requester.address === '') return { open: 0, closed: 0, more: false };
  const theirs = (state: typeof isOpen) => sql<number>`(select count(*)::int from (
    select 1 from ${table} where ${table.requester} ->> 'address' = ${requester.address}
      and ${state} and number <> ${number} and ${sees ? sql`true` : sql`not restricted`} limit ${countedAtMost + 1}) as counted)`;
  const [counted] = await db.transaction(async tx => {
    // A bitmap is made of all that somebody ever sent before the first is counted.
    await tx.execute(sql`select set_config('enable_bitmapscan', 'off', true)`);
    return await tx.execute<{ open: number; closed: number }>(
      sql`select ${theirs(isOpen)} as open, ${theirs(isDone)} as closed`,
    );
  });
  const { open = 0, closed = 0 } = counted ?? {};
  return { open, closed: Math.min(closed, countedAtMost), more: closed > countedAtMost };
}

/** Other open requests of the same customer, the newest first. */
export async function openOfTheSame(
  db: Db,
  address: string,
  number: number,
  atMost: number,
): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from ${table} where ${table.requester} ->> 'address' = ${address} and ${isOpen} and number <> ${number}
    order by opened_at desc, number desc limit ${atMost}`);
  return [...rows].map(row => row.number);
}

/** As the indexes have it, to the letter. */
const isOpen = sql`status <> 'closed'`;
const isDone = sql`status = 'closed' and merged_into is null`;
