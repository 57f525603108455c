import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Db } from '../../../src/store/database.ts';
import { migrateUpTo } from '../../../src/store/migrate.ts';
import type { RecordedEvent } from '../../../src/ticket/events.ts';
import { emptyDatabase, onServer } from '../../database.ts';

/** The last migration before words were taken out of the logs. */
const before = 1_795_846_600_196;

/** Databases as the desk's was before, with nothing in them: copies of one. @returns makes the next; its address, as its owner */
export function oldDatabases(): () => Promise<string> {
  const server = inject('postgresUrl');
  const first = `old_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    await onServer(server, sql => sql`create database ${sql(first)}`);
    await migrateUpTo(before, Object.assign(new URL(server), { pathname: `/${first}` }).href);
  });
  afterAll(async () => {
    await onServer(server, sql => sql`drop database if exists ${sql(first)} with (force)`);
  });
  return () => emptyDatabase(first);
}

/** Writes tickets as they were written then: each thing that is known of them in a column. */
export async function writeOldTickets(db: Db, from: number, to: number): Promise<void> {
  await db.execute(sql`
    insert into ticket (number, nonce, version, status, subject, language, mailbox, requester, participants,
      from_machine, from_backlog, authorship, excerpt, linked_to, looks_like, lost_number, folded, undeliverable,
      opened_at, claim_told, updated_at)
    select n, 'n' || n, 1, 'new', 'Stampa ferma', 'it', 'support@interzen.it', '{"name": "", "address": "x@y.example"}',
      '[]', false, false, '{"answersTo": null, "shared": "group", "unverified": null, "saysToBe": [], "outside": null,
      "mayJoin": 7, "leftOut": 2}', '', n - 1, null, 3, 2, '5.1.1', now(), true, now()
    from generate_series(${from}::int, ${to}::int) as n`);
}

/** Appends to the tickets' log as it was done then: with the words in it. */
export async function writeOldEvents(
  db: Db,
  events: (RecordedEvent & { key: string | null })[],
): Promise<void> {
  const rows = events.map(({ event, ...recorded }) => ({ ...recorded, type: event.type, data: event }));
  await db.execute(sql`
    insert into ticket_event (ticket, sequence, type, data, actor, origin, at, key)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      ticket int, sequence int, type text, data jsonb, actor jsonb, origin text, at timestamptz, key text)`);
}
