import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/store/database.ts';
import { chainedLogs, type LoggedEvent, loggedEvents, saidBy } from '../../../src/store/records/logs.ts';
import { beginning, linked } from '../../../src/store/records/said.ts';

/** Which events are not linked to those before them, as `ticket 1001:3`; and how many there are in all. */
export async function brokenLinks(db: Db): Promise<{ broken: string[]; events: number }> {
  const broken: string[] = [];
  let events = 0;
  for (const log of chainedLogs) {
    let before: LoggedEvent | null = null;
    for (const event of await db.execute<LoggedEvent>(sql`${loggedEvents(log)} order by chain, sequence`)) {
      const isFirst = before === null || before.chain !== event.chain;
      const from = isFirst ? beginning : Buffer.from(before?.digest ?? '', 'hex');
      if (linked(from, saidBy(log.kind, event)).toString('hex') !== event.digest)
        broken.push(`${log.kind} ${event.chain}:${event.sequence}`);
      before = event;
      events += 1;
    }
  }
  return { broken, events };
}
