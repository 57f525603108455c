import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { automaticLetter } from '../schema/contacts.ts';

/** Of advisory locks, those on the mailboxes that automatic letters go to. */
const mailboxSpace = 725_310_046;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Longer than anything is counted, so that a clock that is set back finds them still. */
const keptMs = 7 * dayMs;
const sweptAtOnce = 20;

/** Automatic letters before an instant: to a mailbox in an hour and in a day, to its domain and of the desk in a day. */
export type AutomaticLetters = {
  toMailboxLastHour: number;
  toMailbox: number;
  toDomain: number;
  ofDesk: number;
};

/**
 * Counts what has gone out. Whoever counts for the same mailbox waits until the transaction ends: two letters at the same
 * moment must know of each other. What is counted is bounded by the desk's own limit.
 */
export async function automaticLetters(
  db: Db,
  { base, domain }: { base: string; domain: string },
  at: Date,
): Promise<AutomaticLetters> {
  await db.execute(sql`select pg_advisory_xact_lock(${mailboxSpace}, hashtext(${base}))`);
  const since = (ms: number) => new Date(at.getTime() - ms).toISOString();
  const [row] = await db.execute<Record<keyof AutomaticLetters, number>>(sql`
    select count(*) filter (where base = ${base} and at > ${since(hourMs)}::timestamptz)::int as "toMailboxLastHour",
      count(*) filter (where base = ${base})::int as "toMailbox",
      count(*) filter (where domain = ${domain})::int as "toDomain",
      count(*)::int as "ofDesk"
    from ${automaticLetter} where at > ${since(dayMs)}::timestamptz`);
  return row ?? { toMailboxLastHour: 0, toMailbox: 0, toDomain: 0, ofDesk: 0 };
}

/** Notes that one goes out, and sweeps a few away that nobody counts any more. */
export async function noteAutomaticLetter(
  db: Db,
  { base, domain }: { base: string; domain: string },
  at: Date,
): Promise<void> {
  await db.insert(automaticLetter).values({ base, domain, at });
  await db.execute(sql`
    delete from ${automaticLetter} where id in (
      select id from ${automaticLetter} where at < ${new Date(at.getTime() - keptMs).toISOString()}::timestamptz
      order by at limit ${sweptAtOnce} for update skip locked)`);
}
