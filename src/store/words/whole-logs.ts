import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** A log as it was when events held their words, and is until all of it has been brought over. */
export type WholeLog = {
  name: string;
  /** The log in which its events belong. */
  log: string;
  /** What tells its events apart, and orders them. All are whole numbers from 1 on. */
  place: Record<string, 'int' | 'bigint'>;
  /** What is taken over as it is. */
  asItIs: string[];
  /** What an event is, in SQL. */
  type: string;
};

const wholeLogs: WholeLog[] = [
  {
    name: 'ticket_event_whole',
    log: 'ticket_event',
    place: { ticket: 'int', sequence: 'int' },
    asItIs: ['type', 'origin', 'at', 'key'],
    type: 'type',
  },
  {
    name: 'desk_event_whole',
    log: 'desk_event',
    place: { id: 'bigint' },
    asItIs: ['origin', 'at'],
    type: "data ->> 'type'",
  },
];

/** The logs that are there still, to be brought over. */
export async function wholeLogsIn(db: Db): Promise<WholeLog[]> {
  const names = wholeLogs.map(({ name }) => name).join();
  const rows = await db.execute<{ name: string }>(sql`
    select name from unnest(string_to_array(${names}, ',')) as name where to_regclass('public.' || name) is not null`);
  return wholeLogs.filter(({ name }) => rows.some(row => row.name === name));
}
