import { type SQL, sql } from 'drizzle-orm';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { automaticLetter } from '../schema/contacts.ts';
import { complainedIn } from './contacts.ts';

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

/** Where letters go. @property base the mailbox behind the address, by which they are counted @property address as letters bear it */
export type Mailbox = { base: string; domain: string; address: string };

/**
 * Counts what has gone out. Whoever counts for the same mailbox waits until the transaction ends: two letters at the same
 * moment must know of each other. What is counted is bounded by the desk's own limit.
 *
 * @returns and whether whoever reads the address called a letter of ours spam
 */
export async function automaticLetters(
  db: Db,
  { base, domain, address }: Mailbox,
  at: Date,
): Promise<AutomaticLetters & { hasComplained: boolean }> {
  // By itself: a statement counts what was there when it began, and not when it was let through.
  await db.execute(sql`select pg_advisory_xact_lock(${mailboxSpace}, hashtext(${base}))`);
  const since = (ms: number) => new Date(at.getTime() - ms).toISOString();
  const [row] = await counted(db).execute({ base, domain, address, hour: since(hourMs), day: since(dayMs) });
  return row ?? { toMailboxLastHour: 0, toMailbox: 0, toDomain: 0, ofDesk: 0, hasComplained: false };
}

const counted = prepared(db => {
  const { base, domain, at } = automaticLetter;
  const count = (which: SQL) => sql<number>`(count(*) filter (where ${which}))::int`;
  const toMailbox = sql`${base} = ${sql.placeholder('base')}`;
  return db
    .select({
      toMailboxLastHour: count(sql`${toMailbox} and ${at} > ${sql.placeholder('hour')}::timestamptz`),
      toMailbox: count(toMailbox),
      toDomain: count(sql`${domain} = ${sql.placeholder('domain')}`),
      ofDesk: count(sql`true`),
      hasComplained: complainedIn(sql`${sql.placeholder('address')}`),
    })
    .from(automaticLetter)
    .where(sql`${at} > ${sql.placeholder('day')}::timestamptz`)
    .prepare('automatic_letters');
});

/** Notes that one goes out, and sweeps a few away that nobody counts any more. */
export async function noteAutomaticLetter(
  db: Db,
  { base, domain }: Pick<Mailbox, 'base' | 'domain'>,
  at: Date,
): Promise<void> {
  await db.execute(sql`
    with swept as (
      delete from ${automaticLetter} where id in (
        select id from ${automaticLetter} where at < ${new Date(at.getTime() - keptMs).toISOString()}::timestamptz
        order by at limit ${sweptAtOnce} for update skip locked)
    )
    insert into ${automaticLetter} (base, domain, at) values (${base}, ${domain}, ${at.toISOString()}::timestamptz)`);
}
