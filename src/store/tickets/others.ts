import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { batched } from '../in-unison.ts';
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
  return await othersOpen(db, { address, number, atMost });
}

const othersOpen = batched(async (db: Db, asked: { address: string; number: number; atMost: number }[]) => {
  const listed = (of: 'address' | 'number' | 'atMost') => sql.param(asked.map(each => each[of]));
  const rows = await db.execute<{ place: string; numbers: number[] }>(sql`
    select asked.place, array(
      select number from ${table} where ${table.requester} ->> 'address' = asked.address and ${isOpen} and number <> asked.number
      order by opened_at desc, number desc limit asked.at_most
    ) as numbers
    from unnest(${listed('address')}::text[], ${listed('number')}::int[], ${listed('atMost')}::int[])
      with ordinality as asked(address, number, at_most, place)`);
  const found = new Map([...rows].map(({ place, numbers }) => [Number(place), numbers]));
  return asked.map((_, index) => found.get(index + 1) ?? []);
});

/** As the index has it, to the letter. */
const isOpen = sql`status <> 'closed'`;
