import { sql } from 'drizzle-orm';
import { baseAddress, domainOf } from '../../ticket/people/address.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { patternOf } from './pattern.ts';

/**
 * One person, as the database knows them.
 *
 * @property addresses all variants that lead to the one mailbox, lower case
 * @property names all that they bore
 * @property isKnown whether their address stands anywhere but where it was typed to be erased
 */
export type Known = { addresses: string[]; names: string[]; language: Language | null; isKnown: boolean };

/** Whose name stands beside their address, wherever that is. */
const people = sql`
  select requester ->> 'address' as address, requester ->> 'name' as name from ticket
  union select "from" ->> 'address', "from" ->> 'name' from message
  -- How others call them in their address books may be anybody's name.
  union select one ->> 'address', '' from message, jsonb_array_elements("to") as one
  union select facts #>> '{authorship,answersTo,address}', facts #>> '{authorship,answersTo,name}' from ticket
  union select one #>> '{was,address}', one #>> '{was,name}' from ticket, jsonb_array_elements(facts -> 'corrections') as one
  union select address, name from portal_access
  union select address, name from portal_wish
  union select address, '' from contact
  union select address, '' from company_address
  union select address, '' from announcement_recipient
  union select envelope_from, '' from inbound_mail`;

/** All that is known of who reads an address: read through from one end to the other, for it is asked a few times a year. */
export async function personBehind(db: Db, address: string): Promise<Known> {
  const base = baseAddress(address);
  // Gmail's two domains are one.
  const domains = domainOf(base) === 'gmail.com' ? ['gmail.com', 'googlemail.com'] : [domainOf(base)];
  const rows = await db.execute<{ address: string; name: string | null }>(sql`
    select distinct lower(address) as address, name from (${people}) as people
    where address is not null and lower(split_part(address, '@', 2)) = any(${sql.param(domains)}::text[])`);
  const theirs = [...rows].filter(row => baseAddress(row.address) === base);
  const asked = await db.execute<{ address: string }>(
    sql`select lower(address) as address from erasure where address is not null`,
  );
  const variants = [...theirs, ...asked].map(row => row.address).filter(each => baseAddress(each) === base);
  const [language] = await db.execute<{ language: Language | null }>(sql`
    select language from (
      select language, 1 as place from portal_access where address = ${address}
      union all select language, 2 from contact where address = ${address} and language is not null
    ) as said order by place limit 1`);
  return {
    addresses: [...new Set([address, ...variants])],
    names: [...new Set(theirs.flatMap(({ name }) => name?.trim() || []))],
    language: language?.language ?? null,
    isKnown: theirs.length > 0,
  };
}

/** Their own requests, by their numbers, whatever variant of their address each came from. @param which those that are open yet, or all */
export async function requestsOf(
  db: Db,
  { addresses }: Pick<Known, 'addresses'>,
  which: 'open' | 'all' = 'all',
): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket where (requester ->> 'address') = any(${sql.param(addresses)}::text[])
      and ${which === 'open' ? sql`status <> 'closed'` : sql`true`}
    order by number`);
  return [...rows].map(({ number }) => number);
}

/** Others' requests in which they stand: they wrote, were written to, take part, or are named by their address. */
export async function othersNaming(db: Db, person: Pick<Known, 'addresses'>): Promise<number[]> {
  const { addresses } = person;
  const pattern = patternOf(addresses);
  const rows = await db.execute<{ number: number }>(sql`
    select number from (
      select number from ticket where participants ?| ${sql.param(addresses)}::text[]
        or concat_ws(' ', subject, excerpt, resolution, facts, suggestion, extensions) ~* ${pattern}
      union select ticket from message
        where concat_ws(' ', "from", "to", author, subject, text, html, state_why) ~* ${pattern}
      union select ticket from ticket_event join event_words on event_words.id = words_id where words ~* ${pattern}
      union select ticket from kept_answer where about ~* ${pattern} or text ~* ${pattern}
      union select ticket from reminder where note ~* ${pattern}
    ) as naming
    where number not in (select number from ticket where (requester ->> 'address') = any(${sql.param(addresses)}::text[]))
    order by number`);
  return [...rows].map(({ number }) => number);
}

/** Every address that is known, lower case. */
export async function requestersAndWriters(db: Db): Promise<string[]> {
  const rows = await db.execute<{ address: string }>(
    sql`select distinct lower(address) as address from (${people}) as people where address like '%@%' order by 1`,
  );
  return [...rows].map(({ address }) => address);
}

/** Whether a mail of theirs came, or a request of theirs was opened, after an instant. @param address lower case */
export async function wroteSince(db: Db, address: string, at: Date): Promise<boolean> {
  const since = sql`${at.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ has: boolean }>(sql`
    select exists (select from ticket where lower(requester ->> 'address') = ${address} and opened_at > ${since})
      or exists (select from message where direction = 'in' and lower("from" ->> 'address') = ${address} and at > ${since})
      as has`);
  return row?.has ?? false;
}
