import { type SQL, sql } from 'drizzle-orm';
import type { Language, Person } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { reach } from './spans.ts';
import { plain } from './words-sql.ts';

/** A customer, as their latest request tells of them. */
export type KnownCustomer = Person & { request: number; language: Language };

/** An index of three letters each serves words of three; shorter ones narrow down what those have found. */
const lettersAtLeast = 3;
/** So many requests are looked at: there are several of one customer. */
const lookedAt = 400;

/**
 * Customers with an address, by any part of their name or their address; nobody of whom only such requests tell that few
 * may see. What many of the newest requests have in it, such as a domain, is looked for among those alone: in all of them
 * an index would name nearly every one.
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
  const latest = await db.execute<Row>(sql`
    with latest as materialized (
      select coalesce(max(source), 0) as number from search_piece where kind = 'head'
    ), new as materialized (
      select piece.source, piece.names from search_piece as piece cross join latest
      where piece.kind = 'head' and piece.source between latest.number - ${reach.newest} and latest.number
    ), fitting as materialized (select source from new where ${all} order by source desc limit ${lookedAt})
    ${customersOf(sql`fitting`, limit)}`);
  if ((latest[0]?.pieces ?? 0) >= reach.enough) return latest.map(known);
  const among = sql`(select source from search_piece where names is not null and ${all} limit ${lookedAt})`;
  const anywhere = await db.execute<Row>(
    sql`with fitting as materialized ${among} ${customersOf(sql`fitting`, limit)}`,
  );
  return anywhere.map(known);
}

type Row = KnownCustomer & { pieces: number };

/** @param pieces the heads of requests, by number */
function customersOf(pieces: SQL, limit: number): SQL {
  return sql`
    select *, (select count(*)::int from ${pieces} as all_of_them) as pieces from (
      select distinct on (requester ->> 'address') requester ->> 'name' as name, requester ->> 'address' as address,
        number as request, language, opened_at
      from ${pieces} as piece join ticket on ticket.number = piece.source
      where not restricted and requester ->> 'address' <> ''
      order by requester ->> 'address', opened_at desc
    ) as known order by opened_at desc limit ${limit}`;
}

function known({ name, address, request, language }: Row): KnownCustomer {
  return { name, address, request, language };
}
