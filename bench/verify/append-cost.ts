import { sql } from 'drizzle-orm';
import type { Database } from '../../src/store/database.ts';
import { appendEvents } from '../../src/store/tickets/events.ts';
import type { RecordedEvent } from '../../src/ticket/events.ts';
import { workOf } from '../work.ts';

const rounds = 40;
const atOnce = 50;

/** In µs of work for each event, of this program and of PostgreSQL: written as the desk does, and without what proves it. */
export type AppendCost = { proved: number; bare: number };

/** The same events again and again, in turn, in transactions that are undone. */
export async function appendCost({ db }: Database, ticket: number, behind: number): Promise<AppendCost> {
  // The same table, which notes what is to be measured, and not what is to be sealed.
  await db.execute(sql`create table bare_event (like ticket_event including all)`);
  await db.execute(sql`alter table bare_event add foreign key (ticket) references ticket`);
  await db.execute(sql`create trigger note_unmeasured after insert on bare_event
    referencing new table as added for each statement execute function note_unmeasured()`);
  const worked = await workOf(db, 'this connection');
  const spent = { proved: [] as number[], bare: [] as number[] };
  const ways = {
    proved: async (tx: typeof db, said: RecordedEvent) => await appendEvents(tx, [said], null),
    bare: appendBare,
  };
  for (let round = -5; round < rounds; round += 1)
    for (const way of ['proved', 'bare'] as const) {
      const took = { us: 0 };
      await db
        .transaction(async tx => {
          const before = worked();
          for (let each = 1; each <= atOnce; each += 1) await ways[way](tx, eventOf(ticket, behind + each));
          const after = worked();
          took.us = (1000 * (after.here + after.database - before.here - before.database)) / atOnce;
          throw new Undone();
        })
        .catch(error => {
          if (!(error instanceof Undone)) throw error;
        });
      if (round >= 0) spent[way].push(took.us);
    }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { proved: median(spent.proved), bare: median(spent.bare) };
}

class Undone extends Error {}

function eventOf(ticket: number, sequence: number): RecordedEvent {
  return {
    ...{ ticket, sequence, origin: 'slack', at: new Date('2026-11-29T10:00:00Z') },
    event: { type: 'note-added', text: 'Richiamato: la stampa delle fatture si ferma a metà del foglio.' },
    actor: { kind: 'operator', id: 7, name: 'Anna', role: 'operator' },
  } as RecordedEvent;
}

/** As it would be written if nobody had to prove it: its words in it, nothing digested or linked, no seal waiting. */
async function appendBare(tx: Database['db'], said: RecordedEvent): Promise<void> {
  const { event, actor } = said;
  const rows = JSON.stringify([{ ...said, event, actor, type: event.type }]);
  await tx.execute(sql`
    insert into bare_event (ticket, sequence, type, data, actor, origin, at, digest)
    select ticket, sequence, type, event, actor, origin, at, '' from json_to_recordset(${rows}::json) as row(
      ticket int, sequence int, type text, event jsonb, actor jsonb, origin text, at timestamptz)`);
}
