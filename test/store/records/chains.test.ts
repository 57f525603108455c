import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { appendDeskEvent } from '../../../src/store/clock/desk-log.ts';
import { type Db, openDatabase } from '../../../src/store/database.ts';
import {
  appendIncidentEvents,
  insertIncident,
  nextIncidentId,
} from '../../../src/store/incidents/incidents.ts';
import { chainLogs } from '../../../src/store/records/chain-logs.ts';
import { canonical } from '../../../src/store/records/said.ts';
import { appendEvents } from '../../../src/store/tickets/events.ts';
import type { TicketEvent } from '../../../src/ticket/events.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import type { Incident, IncidentEvent } from '../../../src/ticket/incidents/incident.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { everyEvent } from '../../ticket/examples.ts';
import { ticketOf } from '../../ticket/ticket-of.ts';
import { everyDeskEvent } from '../words/every-desk-event.ts';
import { brokenLinks } from './broken-links.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const at = new Date('2026-11-24T09:30:00.123Z');
const anna: Actor = { kind: 'operator', id: 7, name: 'Anna', role: 'operator' };

const recorded = (ticket: number, sequence: number, event: TicketEvent) => ({
  ...{ ticket, sequence, event, actor: anna, at },
  origin: 'slack' as const,
});

test('every event of the three logs is linked to the one before it, by itself or with others', async () => {
  const events = Object.values(everyEvent);
  const [one, other, third] = [
    await place(desk, ticketOf()),
    await place(desk, ticketOf()),
    await place(desk, ticketOf()),
  ];
  await appendEvents(
    desk.db,
    events.map((event, index) => recorded(one, index + 1, event)),
    'a press',
  );
  for (const [index, event] of events.entries())
    await appendEvents(desk.db, [recorded(other, index + 1, event)], `press ${index}`);
  // Several chains at once, as the clock writes them, each going on.
  await appendEvents(desk.db, [recorded(third, 1, everyEvent.claimed)], null);
  await appendEvents(
    desk.db,
    [one, third, other].flatMap(ticket => {
      const last = ticket === third ? 1 : events.length;
      return [recorded(ticket, last + 1, everyEvent.closed), recorded(ticket, last + 2, everyEvent.reminded)];
    }),
    null,
  );
  const deskEvents = Object.values(everyDeskEvent);
  for (const data of deskEvents) await appendDeskEvent(desk.db, { data, actor: anna, origin: 'teams', at });
  // An id that nobody used after all.
  await expect(
    desk.db.transaction(async tx => {
      await appendDeskEvent(tx, {
        data: everyDeskEvent['mail-discarded'],
        actor: anna,
        origin: 'teams',
        at,
      });
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  for (const data of deskEvents) await appendDeskEvent(desk.db, { data, actor: anna, origin: 'teams', at });
  const incident = await nextIncidentId(desk.db);
  await insertIncident(desk.db, anIncident(incident));
  const incidentEvents = incidentEventsOf(1001).map((event, index) => ({
    ...{ incident, sequence: index + 1, event, actor: anna, at },
    origin: 'teams' as const,
  }));
  await appendIncidentEvents(desk.db, incidentEvents.slice(0, 2), 'opened');
  await appendIncidentEvents(desk.db, incidentEvents.slice(2), null);

  expect(await brokenLinks(desk.db)).toEqual({
    broken: [],
    events: 2 * events.length + 7 + 2 * deskEvents.length + incidentEvents.length,
  });
});

test('what is not linked to anything stays so: an event behind one from before there were chains', async () => {
  const ticket = await place(desk, ticketOf());
  await desk.db.execute(sql`
    insert into ticket_event (ticket, sequence, type, data, actor, origin, at)
    values (${ticket}, 1, 'claimed', '{"type": "claimed"}', '{"kind": "desk"}', 'desk', now())`);
  await appendEvents(
    desk.db,
    [recorded(ticket, 2, everyEvent.released), recorded(ticket, 3, everyEvent.claimed)],
    null,
  );
  const rows = await desk.db.execute(
    sql`select digest from ticket_event where ticket = ${ticket} order by sequence`,
  );
  expect(rows.map(({ digest }) => digest)).toEqual([null, null, null]);
});

test('chaining what was written before goes on where it was killed, and guards the logs again', async () => {
  const owner = openDatabase(own.ownerUrl, 1);
  onTestFinished(owner.close);
  await owner.db.execute(sql`create table unchained (log text primary key, done bigint not null)`);
  await owner.db.execute(sql`insert into unchained values ('ticket', 0), ('incident', 0), ('desk', 0)`);
  for (const log of ['ticket_event', 'incident_event', 'desk_event'])
    await owner.db.transaction(async tx => {
      await tx.execute(sql.raw(`alter table ${log} disable trigger append_only`));
      await tx.execute(sql.raw(`update ${log} set digest = null`));
      await tx.execute(sql.raw(`alter table ${log} enable trigger append_only`));
    });
  // As many as take three steps.
  const tickets = Array.from({ length: 3 * 500 }, () => ({ ...ticketOf(), nonce: 'chained' }));
  await desk.db.transaction(async tx => {
    for (const ticket of tickets) await place({ ...desk, db: tx }, ticket);
  });
  await owner.db.execute(sql`
    insert into ticket_event (ticket, sequence, type, data, actor, origin, at)
    select number, s, 'claimed', '{"type": "claimed"}', '{"kind": "desk"}', 'desk', now()
    from ticket cross join generate_series(1, 2) as s where nonce = 'chained'`);
  let steps = 0;
  const killed: Db = new Proxy(owner.db, {
    get: (db, name) => {
      if (name !== 'transaction') return Reflect.get(db, name).bind(db);
      return async (work: (tx: Db) => Promise<unknown>) =>
        await db.transaction(async tx => {
          const done = await work(tx);
          steps += 1;
          if (steps === 2) throw new Error('killed');
          return done;
        });
    },
  });
  await expect(chainLogs(killed, () => {})).rejects.toThrow('killed');
  const half = await brokenLinks(desk.db);
  expect(half.broken.length).toBeGreaterThan(0);
  expect(half.broken.length).toBeLessThan(half.events);

  await chainLogs(owner.db, () => {});
  expect(await brokenLinks(desk.db)).toEqual({ broken: [], events: half.events });
  await expect(owner.db.execute(sql`update ticket_event set digest = null`)).rejects.toThrow();
});

/** Whatever JSON can carry and the database keeps: it refuses NUL, and halves of a character. */
const texts = fc.string({ unit: 'binary' }).map(text => text.toWellFormed().replaceAll('\0', ''));
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 0.1 + 0.2, 1e23),
);
const values = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    numbers,
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 5 }),
  ),
})).value;

test('what is digested is what the database gives back, whatever it says', async () => {
  const ticket = await place(desk, ticketOf());
  let sequence = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          value: values,
          key: fc.option(texts, { nil: undefined }),
          ms: fc.date({
            min: new Date('2000-01-01'),
            max: new Date('2100-01-01'),
            noInvalidDate: true,
          }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async said => {
        const events = said.map(({ value, ms }) => {
          sequence += 1;
          const event = { ...everyEvent.released, said: value } as TicketEvent;
          return { ...recorded(ticket, sequence, event), at: ms };
        });
        await appendEvents(desk.db, events, `${said[0]?.key ?? ''} ${sequence}`);
      },
    ),
    { numRuns: 300 },
  );
  const { broken } = await brokenLinks(desk.db);
  expect(broken.filter(name => name.startsWith(`ticket ${ticket}:`))).toEqual([]);
});

// The samples of RFC 8785, 3.2.2 and 3.2.3.
test('the canonical form is that of RFC 8785', () => {
  const sample = JSON.parse(
    String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
  );
  expect(canonical(sample)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
  const names = JSON.parse(
    String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}`,
  );
  expect(Object.values(JSON.parse(canonical(names)))).toHaveLength(7);
  expect([...canonical(names).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

function anIncident(id: number): Incident {
  return {
    ...{ id, nonce: 'n', version: 4, title: 'Posta ferma', rule: noRule },
    ...{ openedBy: { id: 7, name: 'Anna' }, openedAt: at, closedBy: null, closedAt: null, sending: null },
    ...{ latest: null, openedFrom: null, service: null },
  };
}

function incidentEventsOf(ticket: number): IncidentEvent[] {
  return [
    { type: 'incident-opened', title: 'Posta ferma', rule: noRule, nonce: 'n', ticket, service: null },
    { type: 'incident-renamed', title: 'Posta ferma da stamattina' },
    { type: 'service-set', service: 'mail' },
    { type: 'incident-closed' },
  ];
}
