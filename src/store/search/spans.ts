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

/** Of the newest, so many are looked at for whether their numbers go as their days do: mails of before come in many at a time. */
const lookedAt = 4;

/** What there is to look in. @property since how far back the newest reach; null: to the oldest */
export type Bounds = Record<'oldest' | 'latest' | 'newest' | 'since', Date | string | null>;

type Time = Pick<Wanted, 'after' | 'before'>;

/** The spans in which one looks one after the other: the newest, and all; none where there is no request. */
export async function spansOf(db: Db, time: Time, newest = reach.newest): Promise<Span[]> {
  const [row] = await db.execute<Bounds>(boundsOf(time, newest));
  return row ? spansIn(row, time) : [];
}

/** In SQL: a row that says what there is to look in; none where there is no request. */
export function boundsOf({ before }: Pick<Time, 'before'>, newest = reach.newest): SQL {
  const until = untilOf(before);
  return sql`
    with last as materialized (
      select number, opened_at, from_backlog from ticket where ${until} order by opened_at desc, number desc limit 1)
    select (select opened_at from ticket order by opened_at limit 1) as oldest,
      (select opened_at from ticket order by opened_at desc limit 1) as newest,
      last.opened_at as latest, ${reachedBy(newest, until)} as since
    from last`;
}

function untilOf(before: Date | null): SQL {
  return before ? sql`opened_at < ${before.toISOString()}::timestamptz` : sql`true`;
}

/** {@link spansOf}, by what there is to look in. */
export function spansIn(there: Bounds, { after, before }: Time): Span[] {
  if (!there.oldest || !there.latest || !there.newest) return [];
  const [oldest, latest] = [new Date(there.oldest), new Date(there.latest)];
  const from = after && after > oldest ? after : oldest;
  // PostgreSQL knows more of a second than a Date does.
  const to = new Date(latest.getTime() + 1);
  const until = untilOf(before);
  const exactly = after ? sql`opened_at >= ${after.toISOString()}::timestamptz and ${until}` : until;
  const since = there.since ? new Date(there.since) : from;
  const share = (to.getTime() - from.getTime()) / (new Date(there.newest).getTime() + 1 - oldest.getTime());
  const all = { start: from, isAll: true, isMost: share > most };
  const parts = since > from ? [{ start: since, isAll: false, isMost: false }, all] : [all];
  return parts.map(({ start, ...which }) => ({
    days: oneOf(daysCovering({ after: start, before: to })),
    exactly,
    ...which,
  }));
}

/**
 * How far back the newest reach, from the `last` one on. Their numbers say: to count them from the end, each of them would be
 * looked at. But what came late, from a mailbox of before, has a high number and lies far back: where some of that is among
 * them, they are counted.
 */
function reachedBy(newest: number, until: SQL): SQL {
  const opened = (part: SQL) => sql`
    select opened_at, from_backlog from ticket
    where number <= last.number - (${newest}::int * ${part} / ${lookedAt}::int) order by number desc limit 1`;
  return sql`
    case when last.from_backlog or exists (
      select from generate_series(1, ${lookedAt}::int) as part cross join lateral (${opened(sql`part`)}) as one
      where one.from_backlog or one.opened_at > last.opened_at
    ) then (select opened_at from ticket where ${until} order by opened_at desc offset ${newest}::int limit 1)
    else (select opened_at from (${opened(sql`${lookedAt}::int`)}) as far) end`;
}
