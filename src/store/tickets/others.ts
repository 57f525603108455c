import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { ticket as table } from '../schema/tickets.ts';

/** Whoever has more is not counted further: a program that writes every minute has a hundred thousand. */
const countedAtMost = 200;

/** How many other requests whoever asks has; `more`: there are more closed ones than were counted. */
export type Others = { open: number; closed: number; more: boolean };

/** What {@link countedOthers} gives. */
export type Counted = { open: number; closed: number };

/**
 * In SQL: one row that counts somebody's other requests; what was merged into another is counted there.
 *
 * @param number the request that is not counted
 * @param sees whether whoever reads the count sees what few may see: else it would tell whose that is
 */
export function countedOthers(address: SQL, number: SQL, sees: SQL): SQL {
  return sql`others_of_requester(${address}::text, ${number}::int, ${sees}::boolean, ${sql.raw(String(countedAtMost + 1))})`;
}

export function othersIn({ open, closed }: Counted): Others {
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

/** As the index has it, to the letter. */
const isOpen = sql`status <> 'closed'`;
