import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { operator } from '../schema/people.ts';
import { foundReading as found } from '../schema/records/readings.ts';
import { isWithin, type Reading, type Stretch, type Whose, writtenIn } from './reading.ts';

/** Whoever types on sees the same again and again: within so long it is one reading. */
const oneReadingMs = 60_000;

/** Notes that an operator was shown passages of these requests. */
export async function noteFound(
  db: Db,
  reader: { id: number },
  tickets: readonly number[],
  { origin, at }: { origin: Origin; at: Date },
): Promise<void> {
  if (tickets.length === 0) return;
  const [seen, now] = [sql`${sql.param([...tickets])}::int[]`, sql`${at.toISOString()}::timestamptz`];
  const lately = sql`${new Date(at.getTime() - oneReadingMs).toISOString()}::timestamptz`;
  await db.execute(sql`
    insert into found_reading (operator, tickets, origin, at) select ${reader.id}, ${seen}, ${origin}, ${now}
    where not exists (select from found_reading where operator = ${reader.id} and at > ${lately} and at <= ${now}
      and origin = ${origin} and tickets @> ${seen})`);
}

/** What searches showed, request by request. */
export async function foundFor(db: Db, whose: Whose, stretch: Stretch): Promise<Reading[]> {
  const place = {
    at: sql<Date>`found_reading.at`,
    ticket: sql<number>`each.number`,
    sequence: sql<number>`found_reading.id`,
  };
  const rows = await db
    .select({
      ticket: place.ticket,
      sequence: place.sequence.mapWith(Number),
      at: place.at.mapWith(found.at),
      origin: found.origin,
      operator: found.operator,
      name: operator.name,
    })
    .from(found)
    .leftJoin(operator, eq(operator.id, found.operator))
    .innerJoin(sql`lateral unnest(tickets) as each(number)`, sql`true`)
    .where(
      and(
        ...whichOf(whose),
        ...isWithin(place, stretch),
        stretch.operator === undefined ? undefined : eq(found.operator, stretch.operator),
      ),
    )
    .orderBy(desc(place.at), desc(place.ticket), desc(place.sequence))
    .limit(stretch.limit);
  return rows.map(row => ({
    ...row,
    name: row.name ?? '',
    ...{ happened: row.at, what: 'found', by: 'operator', address: '', file: '', purpose: '' },
  }));
}

/** By the index over the requests that a row names, and of those only theirs. */
function whichOf(whose: Whose): SQL[] {
  if (whose === 'everybody') return [];
  const numbers = numbersOf(whose);
  return [sql`found_reading.tickets && ${numbers}`, sql`each.number = any(${numbers})`];
}

function numbersOf(whose: Exclude<Whose, 'everybody'>): SQL {
  if ('ticket' in whose) return sql`array[${whose.ticket}::int]`;
  if ('writer' in whose) return sql`array(${writtenIn(whose.writer)})`;
  return sql`array(select number from ticket where (requester ->> 'address') = ${whose.address})`;
}
