import { sql } from 'drizzle-orm';
import type { Language, Person } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { plain } from './words-sql.ts';

/** A customer, as their latest request tells of them. */
export type KnownCustomer = Person & { request: number; language: Language };

/** An index of three letters each serves words of three; shorter ones narrow down what those have found. */
const lettersAtLeast = 3;
/** So many requests are looked at: there are several of one customer. */
const lookedAt = 400;

/**
 * Customers with an address, by any part of their name or their address; nobody of whom only such requests tell that few
 * may see.
 *
 * @param db within `searching`
 */
export async function customersLike(db: Db, typed: string, limit: number): Promise<KnownCustomer[]> {
  const words = plain(typed).split(' ').filter(Boolean);
  if (!words.some(word => word.length >= lettersAtLeast)) return [];
  const all = sql.join(
    words.map(word => sql`names like ${`%${word}%`}`),
    sql` and `,
  );
  const rows = await db.execute<KnownCustomer>(sql`
    select * from (
      select distinct on (requester ->> 'address') requester ->> 'name' as name, requester ->> 'address' as address,
        number as request, language, opened_at
      from (select source from search_piece where names is not null and ${all} limit ${lookedAt}) as piece
      join ticket on ticket.number = piece.source
      where not restricted and requester ->> 'address' <> ''
      order by requester ->> 'address', opened_at desc
    ) as known order by opened_at desc limit ${limit}`);
  return [...rows].map(({ name, address, request, language }) => ({ name, address, request, language }));
}
