import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { copyIn } from '../../../src/store/copy/copy-in.ts';
import { copyOut } from '../../../src/store/copy/copy-out.ts';
import { type Db, openDatabase } from '../../../src/store/database.ts';
import { migrate, schemaAge } from '../../../src/store/migrate.ts';
import { findSetting } from '../../../src/store/settings.ts';
import { eventsAfter, isKeyKnown } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { countedSetting } from '../../../src/store/words/take-apart.ts';
import type { RecordedEvent, TicketEvent } from '../../../src/ticket/events.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { emptyDatabase, onServer } from '../../database.ts';
import { everyEvent, mark } from '../../ticket/examples.ts';
import { brokenLinks } from '../records/broken-links.ts';
import { oldDatabases, writeOldEvents, writeOldTickets } from './an-old-database.ts';
import { everyDeskEvent } from './every-desk-event.ts';

const anOldDatabase = oldDatabases();
const at = new Date('2026-11-24T09:30:00.000Z');
const anna: Actor = { kind: 'operator', id: 7, name: `${mark} Anna`, role: 'manager' };
const someone: Actor = { kind: 'customer', name: mark, address: `${mark}@cliente.example` };

type Keyed = RecordedEvent & { key: string | null };

/** As older versions wrote some: fields that came later lack. */
const older: TicketEvent[] = [{ type: 'replied', text: mark }, everyEvent.claimed];

function logOf(ticket: number, events: TicketEvent[]): Keyed[] {
  return events.map((event, index) => ({
    ticket,
    sequence: index + 1,
    event,
    actor: index % 2 === 0 ? someone : anna,
    origin: 'teams',
    at,
    key: index % 3 === 0 ? `${ticket}:${index}` : null,
  }));
}

function database(url: string): Db {
  const { db, close } = openDatabase(url, 2);
  onTestFinished(close);
  return db;
}

const withoutKey = ({ key: _, ...event }: Keyed): RecordedEvent => event;

test('a log of before is read as it was, event by event, when its words have been taken out', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  await writeOldTickets(db, 1001, 1002);
  const first = logOf(1001, Object.values(everyEvent));
  const second = logOf(1002, older);
  await writeOldEvents(db, [...first, ...second]);
  const deskEvents = Object.values(everyDeskEvent);
  await db.execute(sql`
    insert into desk_event (data, actor, origin, at)
    select value, ${JSON.stringify(anna)}::text::jsonb, 'slack', now()
    from json_array_elements(${JSON.stringify(deskEvents)}::text::json)`);
  const instants = sql`select ticket, sequence, at::text, origin, key from ticket_event order by ticket, sequence`;
  const before = [...(await db.execute(instants))];

  const told: string[] = [];
  await migrate(url, url, words => told.push(words));

  expect(await eventsAfter(db, 1001, 0)).toEqual(first.map(withoutKey));
  expect(await eventsAfter(db, 1002, 0)).toEqual(second.map(withoutKey));
  expect([...(await db.execute(instants))]).toEqual(before);
  expect(await isKeyKnown(db, '1001:0')).toBe(true);
  const desk = await deskEventsAfter(db, 0);
  expect(desk.map(({ event, actor }) => ({ event, actor }))).toEqual(
    deskEvents.map(event => ({ event, actor: anna })),
  );
  const [{ holding } = {}] = await db.execute<{ holding: number }>(sql`
    select (select count(*)::int from ticket_event as log where log::text like ${`%${mark}%`})
      + (select count(*)::int from desk_event as log where log::text like ${`%${mark}%`}) as holding`);
  expect(holding).toBe(0);

  expect(await onServer(url, schemaAge)).toBe('current');
  expect(await brokenLinks(db)).toEqual({
    broken: [],
    events: first.length + second.length + deskEvents.length,
  });
  const counted = JSON.parse((await findSetting(db, countedSetting)) ?? '[]');
  expect(counted).toHaveLength(Object.keys(everyEvent).length + deskEvents.length);
  expect(counted).toContainEqual(
    expect.objectContaining({ log: 'ticket_event', type: 'replied', before: 2, after: 2, withWords: 2 }),
  );
  expect(told).toContainEqual(
    expect.stringMatching(/^ticket_event claimed: 2 events before, 2 now, 2 of them with words; \d+ bytes/),
  );
});

test('what is known of a ticket, and nobody asks for, is there in its one column', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  await writeOldTickets(db, 1001, 1001);
  await migrate(url);
  expect(await findTicket(db, 1001)).toMatchObject({
    number: 1001,
    subject: 'Stampa ferma',
    authorship: { shared: 'group', mayJoin: 7, leftOut: 2, answersTo: null },
    linkedTo: 1000,
    looksLike: null,
    lostNumber: 3,
    folded: 2,
    undeliverable: '5.1.1',
    claimTold: true,
  });
});

test('the new logs are guarded as the old ones were, and go on with their numbers', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  await writeOldTickets(db, 1001, 1001);
  await writeOldEvents(db, logOf(1001, older));
  await db.execute(sql`
    insert into desk_event (data, actor, origin, at)
    select ${JSON.stringify(everyDeskEvent['mail-discarded'])}::text::jsonb, '{"kind": "desk"}', 'desk', now()`);
  await migrate(url);
  for (const log of ['ticket_event', 'desk_event', 'event_words'])
    for (const change of [`delete from ${log}`, `truncate ${log} cascade`])
      await expect(onServer(url, connection => connection.unsafe(change))).rejects.toThrow(/append-only/);
  const [next] = await db.execute(sql`
    insert into desk_event (data, actor, origin, at) values ('{}', '{}', 'desk', now()) returning id::int`);
  expect(next?.id).toBe(2);
});

test('an update that is killed in the middle goes on there, and loses nothing', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  const [from, to] = [1001, 4000];
  await writeOldTickets(db, from, to);
  const sample = [everyEvent['ticket-opened'], everyEvent.claimed, everyEvent.escalated, everyEvent.replied];
  for (let ticket = from; ticket <= to; ticket += 500)
    await writeOldEvents(db, Array.from({ length: 500 }, (_, index) => logOf(ticket + index, sample)).flat());
  const all = (to - from + 1) * sample.length;

  const module = new URL('../../../src/store/migrate.ts', import.meta.url).href;
  const update = spawn(process.execPath, [
    '-e',
    `import(${JSON.stringify(module)}).then(({ migrate }) => migrate(${JSON.stringify(url)}))`,
  ]);
  const ended = once(update, 'exit');
  const brought = async () => {
    const [row] = await db.execute<{ count: number | null }>(sql`
      select case when to_regclass('ticket_event_whole') is not null
        then (select count(*)::int from ticket_event where exists (select from pg_attribute
          where attrelid = 'ticket_event'::regclass and attname = 'words_digest')) end as count`);
    return row?.count ?? 0;
  };
  while ((await brought()) === 0) await wait(5);
  update.kill('SIGKILL');
  await ended;
  const half = await brought();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(all);
  expect(await onServer(url, schemaAge)).toBe('older');

  const told: string[] = [];
  await migrate(url, url, words => told.push(words));
  expect(told[0]).toBe(`Words are taken out of the log ticket_event: ${half} of ${all} events are done`);
  const [{ count } = {}] = await db.execute(sql`select count(*)::int as count from ticket_event`);
  expect(count).toBe(all);
  for (const ticket of [from, from + 1, from + half / 4, to])
    expect(await eventsAfter(db, Math.floor(ticket), 0)).toEqual(
      logOf(Math.floor(ticket), sample).map(withoutKey),
    );
  const [{ words } = {}] = await db.execute(sql`select count(*)::int as words from event_words`);
  expect(words).toBe(all);
});

test('where the new log does not hold what the old one does, the start says so, and the old one stays', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  await writeOldTickets(db, 1001, 1001);
  await writeOldEvents(db, logOf(1001, older));
  const stopped = migrate(url, url, () => {
    throw new Error('stopped at once');
  });
  await expect(stopped).rejects.toThrow('stopped at once');
  await db.execute(sql`
    insert into ticket_event (ticket, sequence, type, data, actor, origin, at)
    values (1001, 1, 'released', '{"type": "released"}', '{"kind": "desk"}', 'desk', now())`);
  await expect(migrate(url)).rejects.toThrow(
    /Not all of the log came over: ticket_event released: 0 events before, 1 now.*The old log was kept/,
  );
  const [old] = await db.execute(sql`select count(*)::int as events from ticket_event_whole`);
  expect(old?.events).toBe(older.length);
});

test('a backup of before, or of an update that was cut short, is brought over when it is restored', async () => {
  const url = await anOldDatabase();
  const db = database(url);
  await writeOldTickets(db, 1001, 1001);
  const events = logOf(1001, Object.values(everyEvent));
  await writeOldEvents(db, events);
  const before = await emptyDatabase();
  await copyIn(copyOut(url), before, before);
  await expect(
    migrate(url, url, () => {
      throw new Error('cut short');
    }),
  ).rejects.toThrow('cut short');
  const between = await emptyDatabase();
  await copyIn(copyOut(url), between, between);
  for (const restored of [before, between]) {
    expect(await eventsAfter(database(restored), 1001, 0)).toEqual(events.map(withoutKey));
    expect(await onServer(restored, schemaAge)).toBe('current');
  }
});
