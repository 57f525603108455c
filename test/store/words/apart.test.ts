import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appendDeskEvent } from '../../../src/store/clock/desk-log.ts';
import { insertPings, untoldPings } from '../../../src/store/clock/pings.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { appendEvents, eventsAfter, recalledLetter } from '../../../src/store/tickets/events.ts';
import { digestOf } from '../../../src/store/words/sealed.ts';
import type { RecordedEvent, TicketEvent } from '../../../src/ticket/events.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { everyEvent, mark } from '../../ticket/examples.ts';
import { ticketOf } from '../../ticket/ticket-of.ts';
import { everyDeskEvent } from './every-desk-event.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const at = new Date('2026-11-24T09:30:00.000Z');
const anna: Actor = { kind: 'operator', id: 7, name: `${mark} Anna`, role: 'operator' };

/** Appends events to the log of a new ticket, all at once. */
async function logged(...events: TicketEvent[]): Promise<RecordedEvent[]> {
  const ticket = await place(desk, ticketOf());
  const actors: Actor[] = [
    anna,
    { kind: 'customer', name: mark, address: `${mark}@cliente.example` },
    { kind: 'desk' },
  ];
  const recorded = events.map(
    (event, index): RecordedEvent => ({
      ticket,
      sequence: index + 1,
      event,
      actor: actors[index % actors.length] ?? anna,
      origin: 'slack',
      at,
    }),
  );
  await appendEvents(desk.db, recorded, `key ${ticket}`);
  return recorded;
}

/** As an admin would, by hand: the desk itself cannot. */
async function erase(ticket: number, sequence: number): Promise<void> {
  const { db, close } = openDatabase(own.ownerUrl, 1);
  await db.transaction(async tx => {
    await tx.execute(sql`alter table event_words disable trigger append_only`);
    await tx.execute(sql`update event_words set salt = null, words = null where id = (
      select words_id from ticket_event where ticket = ${ticket} and sequence = ${sequence})`);
    await tx.execute(sql`alter table event_words enable trigger append_only`);
  });
  await close();
}

test('an event of any type is read as it was written', async () => {
  const written = await logged(...Object.values(everyEvent));
  expect(await eventsAfter(desk.db, written[0]?.ticket ?? 0, 0)).toEqual(written);
});

test('the log holds no words, of customers or of colleagues; nor does the desk’s own', async () => {
  await logged(...Object.values(everyEvent));
  for (const data of Object.values(everyDeskEvent))
    await appendDeskEvent(desk.db, { data, actor: anna, origin: 'teams', at });
  const logs = await desk.db.execute<{ row: string }>(sql`
    select log::text as row from ticket_event as log union all select log::text from desk_event as log`);
  expect(logs.length).toBeGreaterThan(40);
  expect(logs.filter(({ row }) => row.includes(mark))).toEqual([]);
  const [words] = await desk.db.execute<{ said: number }>(sql`
    select count(*)::int as said from desk_event join event_words on event_words.id = words_id
    where words like ${`%"actor.name":"${mark} Anna"%`}`);
  expect(words?.said).toBe(Object.keys(everyDeskEvent).length);
});

test('a digest can be computed anew from what is kept, and is another for the same words', async () => {
  const note = { type: 'note-added', text: 'È 🙂 \u2028 fine' } as const;
  const [{ ticket = 0 } = {}] = await logged(note, note, note, note);
  const rows = await desk.db.execute<Record<'salt' | 'words' | 'digest', string>>(sql`
    select encode(salt, 'hex') as salt, words, encode(words_digest, 'hex') as digest
    from ticket_event join event_words on event_words.id = words_id where ticket = ${ticket} order by sequence`);
  expect(rows[0]?.words).toBe(JSON.stringify({ 'actor.name': `${mark} Anna`, 'event.text': note.text }));
  for (const { salt, words, digest } of rows) {
    expect(salt).toHaveLength(64);
    expect(digestOf(Buffer.from(salt, 'hex'), words).toString('hex')).toBe(digest);
  }
  expect(new Set(rows.map(({ digest }) => digest)).size).toBe(4);
});

test('what says nothing has no words', async () => {
  const { db } = desk;
  const ticket = await place(desk, ticketOf());
  const bare = { ticket, sequence: 1, actor: { kind: 'desk' }, origin: 'desk', at } as const;
  await appendEvents(db, [{ ...bare, event: everyEvent.reminded }], null);
  const rows = await db.execute(
    sql`select words_id, words_digest from ticket_event where ticket = ${ticket}`,
  );
  expect([...rows]).toEqual([{ words_id: null, words_digest: null }]);
});

test('where words were erased the event is read without them, and its digest stays', async () => {
  const [opened, received, noted] = await logged(
    everyEvent['ticket-opened'],
    everyEvent['message-received'],
    everyEvent['note-added'],
  );
  const ticket = opened?.ticket ?? 0;
  await erase(ticket, 2);
  const [first, second, third] = await eventsAfter(desk.db, ticket, 0);
  expect([first, third]).toEqual([opened, noted]);
  expect(second).toEqual({
    ...received,
    event: {
      ...everyEvent['message-received'],
      from: { name: '', address: '' },
      messageId: '',
      excerpt: '',
      joining: [''],
    },
    actor: { kind: 'customer', name: '', address: '' },
    erased: true,
  });
  const [row] = await desk.db.execute(sql`
    select length(words_digest) as digest from ticket_event where ticket = ${ticket} and sequence = 2`);
  expect(row?.digest).toBe(32);
});

test('a call is told without erased words, and a letter that was taken back is not offered again', async () => {
  const recalled = { type: 'letter-recalled', letter: 1, what: 'replied' } as const;
  const [replied] = await logged(everyEvent.replied, recalled, everyEvent.reopened);
  const ticket = replied?.ticket ?? 0;
  const channel = { platform: 'slack', destination: 'C1' } as const;
  await insertPings(desk.db, [{ ticket, sequence: 3, ...channel, minute: at }]);
  expect((await recalledLetter(desk.db, ticket))?.text).toBe(everyEvent.replied.text);
  expect(await untoldPings(desk.db, channel, at)).toEqual([
    { ticket, sequence: 3, postingSince: null, event: everyEvent.reopened },
  ]);

  await erase(ticket, 1);
  await erase(ticket, 3);
  expect(await recalledLetter(desk.db, ticket)).toBeNull();
  const { reason: _, ...rest } = everyEvent.reopened;
  expect((await untoldPings(desk.db, channel, at))[0]?.event).toEqual({ ...rest, reason: '' });
});
