import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spansOf } from '../../../src/store/search/spans.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
let sql: postgres.Sql;

/** The newest that are looked through first; one a day comes in. */
const newest = 20;
const perDayMore = 1;

/** A desk that has been there for some time when a mailbox of before is taken in, and goes on for `after` days. */
async function desk({
  backlog,
  after,
  of = '2016-01-01',
}: {
  backlog: number;
  after: number;
  of?: string;
}): Promise<void> {
  await sql`delete from ticket`;
  await opened({ from: 1, to: 200, since: '2026-01-01', fromBacklog: false });
  await opened({ from: 201, to: 200 + backlog, since: of, fromBacklog: true });
  await opened({ from: 201 + backlog, to: 200 + backlog + after, since: '2026-07-20', fromBacklog: false });
}

async function opened(some: {
  from: number;
  to: number;
  since: string;
  fromBacklog: boolean;
}): Promise<void> {
  await sql`
    insert into ticket (number, version, status, subject, language, mailbox, requester, participants, from_machine,
      from_backlog, excerpt, opened_at, updated_at)
    select n, 1, 'closed', 'Stampa', 'it', 'x@x', '{"name": "", "address": "a@x"}', '[]', false, ${some.fromBacklog}, '', at, at
    from generate_series(${some.from}::int, ${some.to}::int) as n cross join lateral (
      select ${`${some.since} 00:00+00`}::timestamptz + (n - ${some.from}::int) * interval '1 day' as at) as its`;
}

/** How many requests each span holds. */
async function held(before: Date | null = null): Promise<number[]> {
  const spans = await spansOf(own.database.db, { after: null, before }, newest);
  return await Promise.all(
    spans.map(async ({ days }) => {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int from search_request
        where doc @@ ${days}::tsquery and ${before ? sql`opened_at < ${before}` : sql`true`}`;
      return row?.count ?? 0;
    }),
  );
}

beforeAll(() => {
  sql = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(() => sql.end());

test.each([
  ['nothing of before was taken in', { backlog: 0, after: 20 }],
  ['what was taken in has all the newest numbers but few', { backlog: 100, after: 3 }],
  ['what was taken in has all the newest numbers', { backlog: 100, after: 0 }],
  ['what was taken in has most of the newest numbers', { backlog: 16, after: 2 }],
  ['what was taken in has nothing to do with the newest', { backlog: 100, after: 30 }],
])('the first span holds the newest: %s', async (_name, taken) => {
  await desk(taken);
  const [first, all] = await held();
  expect(first).toBeGreaterThanOrEqual(newest);
  expect(first).toBeLessThanOrEqual(newest + perDayMore);
  expect(all).toBe(200 + taken.backlog + taken.after);
});

test.each([
  ['that none of before are near', '2016-01-01', '2026-03-01', 59 + 100],
  ['that only those of before reach back to', '2016-01-01', '2016-03-01', 60],
  ['on which the latest is of before', '2026-02-20', '2026-02-28', 58 + 8],
])('so it does before a day %s', async (_name, of, day, inAll) => {
  await desk({ backlog: 100, after: 30, of });
  expect(await held(new Date(day))).toEqual([newest + perDayMore, inAll]);
});
