import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { daysCovering } from './days.ts';
import type { Wanted } from './wanted.ts';
import { oneOf } from './words-sql.ts';

/**
 * How many of the newest requests are looked through first. What is in very many is found `enough` there, and the rest of it
 * is not read; what is not is in few, and is looked for in all.
 */
export type Reach = { newest: number; enough: number };

export const reach: Reach = { newest: 2500, enough: 60 };

/**
 * A part of the time in which one looks.
 *
 * @property days as lexemes
 * @property exactly to the instant, as a condition
 * @property isAll there is no other that fits
 * @property isMost little of all time is not in it: to look its days up is more work than to leave out what they are not
 */
export type Span = { days: string; exactly: SQL; isAll: boolean; isMost: boolean };

const most = 0.25;

/** The spans in which one looks one after the other: the newest, and all; none where there is no request. */
export async function spansOf(
  db: Db,
  { after, before }: Pick<Wanted, 'after' | 'before'>,
  newest = reach.newest,
): Promise<Span[]> {
  const until = before ? sql`opened_at < ${before.toISOString()}::timestamptz` : sql`true`;
  // How far back the newest reach, their numbers say: to count them from the end, each of them would be looked at.
  const [row] = await db.execute<Record<'oldest' | 'latest' | 'newest' | 'since', Date | string | null>>(sql`
    select (select opened_at from ticket order by opened_at limit 1) as oldest,
      (select opened_at from ticket order by opened_at desc limit 1) as newest,
      last.opened_at as latest,
      (select opened_at from ticket where number <= last.number - ${newest}::int order by number desc limit 1) as since
    from (select number, opened_at from ticket where ${until} order by opened_at desc, number desc limit 1) as last`);
  if (!row?.oldest || !row.latest || !row.newest) return [];
  const [oldest, latest] = [new Date(row.oldest), new Date(row.latest)];
  const from = after && after > oldest ? after : oldest;
  // PostgreSQL knows more of a second than a Date does.
  const to = new Date(latest.getTime() + 1);
  const exactly = after ? sql`opened_at >= ${after.toISOString()}::timestamptz and ${until}` : until;
  // What came late, from a mailbox of before, has a high number and lies far back.
  const since = row.since && new Date(row.since) < latest ? new Date(row.since) : from;
  const share = (to.getTime() - from.getTime()) / (new Date(row.newest).getTime() + 1 - oldest.getTime());
  const all = { start: from, isAll: true, isMost: share > most };
  const parts = since > from ? [{ start: since, isAll: false, isMost: false }, all] : [all];
  return parts.map(({ start, ...which }) => ({
    days: oneOf(daysCovering({ after: start, before: to })),
    exactly,
    ...which,
  }));
}
