import { sql } from 'drizzle-orm';
import { atOnce } from '../asking/at-once.ts';
import { message } from '../schema/messages.ts';

/** More who wrote in one request are not looked for. */
const atMost = 50;

/** What those call themselves who wrote in a request by mail; for all who ask at the same moment. */
export const namesIn = atOnce(async (db, tickets: number[]): Promise<string[][]> => {
  const rows = await db.execute<{ place: string; name: string }>(sql`
    select place, name from unnest(${sql.param(tickets)}::int[]) with ordinality as asked(number, place)
    cross join lateral (
      select distinct "from" ->> 'name' as name from ${message}
      where ticket = asked.number and direction = 'in' and "from" ->> 'name' <> '' limit ${atMost}) as wrote`);
  return tickets.map((_one, place) =>
    rows.filter(row => Number(row.place) === place + 1).map(({ name }) => name),
  );
});
