import { sql } from 'drizzle-orm';
import type { Desk } from '../src/desk/desk.ts';
import { scheduleOf } from '../src/desk/terms.ts';
import { ticket as table } from '../src/store/schema/tickets.ts';
import { appendEvents } from '../src/store/tickets/events.ts';
import { toRow } from '../src/store/tickets/row.ts';
import type { Life } from './lives.ts';

const atOnce = 1000;

/**
 * Puts tickets and their logs into the database, as the desk would have written them.
 *
 * @param about `sleep`: the clock does not look at them, whatever is due
 */
export async function fill(desk: Desk, lives: Life[], now: Date, { sleep = false } = {}): Promise<void> {
  const schedule = (ticket: Life['ticket']) => {
    const due = scheduleOf(desk, ticket, now);
    return sleep ? { ...due, wakeAt: null } : due;
  };
  for (let from = 0; from < lives.length; from += atOnce) {
    const some = lives.slice(from, from + atOnce);
    await desk.db.transaction(async tx => {
      // What can be found of them takes longer to make than all the rest, and nobody looks for them.
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.insert(table).values(some.map(({ ticket }) => toRow(ticket, schedule(ticket))));
      const events = some.flatMap(life => life.events);
      for (let at = 0; at < events.length; at += atOnce)
        await appendEvents(tx, events.slice(at, at + atOnce), null);
    });
  }
  await desk.db.execute(sql`vacuum analyze ticket`);
  await desk.db.execute(sql`checkpoint`);
}
