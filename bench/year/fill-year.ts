import { sql } from 'drizzle-orm';
import type { Desk } from '../../src/desk/desk.ts';
import { measureWaiting } from '../../src/desk/reports/measuring.ts';
import { noteUnmeasured } from '../../src/store/reports/unmeasured.ts';
import { fill } from '../filled.ts';
import type { Story } from './story.ts';

/** Puts a year into a desk's database, as the desk would have written it, and has it measured. @param desk as its owner */
export async function fillYear(desk: Desk, stories: readonly Story[]): Promise<void> {
  const lives = stories.map(({ ticket, events, told }) => ({
    ticket: { ...ticket, company: told.company || null },
    events,
  }));
  // They are there to be looked at in figures: a running sandbox would call people about hundreds that are late.
  await fill(desk, lives, desk.clock(), { sleep: true });
  const last = Math.max(...stories.map(({ told }) => told.number));
  await desk.db.execute(
    sql`select setval('ticket_number', greatest(${last}::int, last_value)) from ticket_number`,
  );
  await noteUnmeasured(
    desk.db,
    stories.map(({ told }) => told.number),
  );
  const { isDone, failed } = await measureWaiting(desk, 3_600_000);
  if (!isDone) throw new Error(`not all of it could be measured: ${failed.slice(0, 5).join(', ')}`);
}
