import { sql } from 'drizzle-orm';
import type { Ticket } from '../../ticket/ticket.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batched, claim } from '../in-unison.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isOpen } from './row.ts';
import { nameOf } from './tickets.ts';

/** Two descriptions of one fault share about half of their letter groups; two faults of one program a quarter. */
const alikeFrom = 0.4;

/** Two requests about the same thing lie days apart, not months. */
export const alikeWithinMs = 14 * 86_400_000;

/** Of one sender's open requests so many are compared with a new one: the latest. */
const comparedAtMost = 50;

const addressOf = sql`${table.requester} ->> 'address'`;

/** @property restricted among those that few may see, or among the others: nobody is asked whether the one is the other */
type Likened = { address: string; text: string; since: Date; but: number | null; restricted: boolean };

/**
 * The open ticket of a sender whose text is most like this one (pg_trgm), if any is like it.
 *
 * @param since tickets from before are not looked at
 */
export const ticketLike = batched(async (db: Db, likened: Likened[]): Promise<(number | null)[]> => {
  const asked = likened.map((each, place) => ({ ...each, place }));
  const rows = await db.execute<{ place: number; number: number; similarity: number }>(sql`
    select asked.place, likest.number, likest.similarity
    from json_to_recordset(${JSON.stringify(asked)}::json)
      as asked(place int, address text, text text, since timestamptz, but int, restricted boolean)
    cross join lateral (
      select number, similarity(subject || ' ' || excerpt, asked.text) as similarity from (
        select number, subject, excerpt from ${table}
        where ${addressOf} = asked.address and opened_at >= asked.since and ${isOpen}
          and restricted = asked.restricted and number is distinct from asked.but
        order by opened_at desc, number desc limit ${comparedAtMost}
      ) as latest order by similarity desc limit 1
    ) as likest`);
  const likest = new Map([...rows].map(row => [row.place, row]));
  return asked.map(({ place }) => {
    const row = likest.get(place);
    return row && row.similarity >= alikeFrom ? row.number : null;
  });
});

/** The latest open ticket of a sender since an instant, locked. */
export async function lockLatestOf(db: Db, address: string, since: Date): Promise<Ticket | null> {
  const latest = await lockLatest(db, { address, since });
  if (latest) claim(db, nameOf(latest.number));
  return latest;
}

const lockLatest = batched(async (db: Db, asked: { address: string; since: Date }[]) => {
  const rows = await latestLocked(db).execute({ asked: JSON.stringify(asked) });
  const latest = new Map(rows.map(row => [row.requester.address, fromRow(row)]));
  return asked.map(({ address }) => latest.get(address) ?? null);
});

const latestLocked = prepared(db =>
  db
    .select()
    .from(table)
    .where(
      sql`${table.number} in (
        select latest.number from json_to_recordset(${sql.placeholder('asked')}::json) as asked(address text, since timestamptz)
        cross join lateral (
          select number from ${table} where ${addressOf} = asked.address and opened_at >= asked.since and ${isOpen}
          order by opened_at desc, number desc limit 1) as latest) and ${isOpen}`,
    )
    .orderBy(table.number)
    .for('update')
    .prepare('latest_locked'),
);
