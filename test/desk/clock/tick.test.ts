import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planClosure } from '../../../src/desk/clock/closures.ts';
import { liveCalendar } from '../../../src/desk/clock/live-calendar.ts';
import { keepTicking, tick } from '../../../src/desk/clock/tick.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import type { Log } from '../../../src/log.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { ping } from '../../../src/store/schema/clock.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { asked, claimed, classified, closed, rome, terms, ticketFrom } from '../../ticket/at-rome.ts';
import { billable, bug } from '../../ticket/categories.ts';
import { customer } from '../../ticket/ticket-of.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place, toldOf, wakeOf } from './under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
let anna: Actor;

beforeAll(async () => {
  anna = { kind: 'operator', ...(await person(db(), 'Anna')) };
  await person(db(), 'Giulia', 'manager');
});

beforeEach(async () => {
  await db().update(table).set({ wakeAt: null });
  await emptyOutbox(db());
});

const arrived = '2026-11-24T09:00';
const blocking = () => ticketFrom(arrived, [[arrived, classified(bug, 1)]]);
/** The same desk, but for this. */
const butWith = (change: PropertyDescriptorMap, base: Desk = desk): Desk =>
  Object.defineProperties({} as Desk, { ...Object.getOwnPropertyDescriptors(base), ...change });
const remindsAndCloses = {
  remindAfter: { amount: 3, unit: 'day' as const },
  closeAfter: { amount: 10, unit: 'day' as const },
};
const patient = butWith({ policy: { value: terms({ silentCustomers: remindsAndCloses }).policy } });
const pingsOf = async (number: number) => await db().select().from(ping).where(eq(ping.ticket, number));

/** The clock goes on until then, minute by minute where something is due. */
async function ticksUntil(end: string): Promise<void> {
  for (;;) {
    await tick(desk);
    const [row] = await db().execute<{ at: string | null }>(sql`select min(wake_at) as at from ticket`);
    const next = row?.at ? new Date(row.at) : null;
    if (!next || next > rome(end)) break;
    desk.advance(next.getTime() - desk.clock().getTime());
  }
  moveTo(desk, end);
  await tick(desk);
}

describe('the whole ladder', () => {
  test('of a blocking request from Friday evening on: each step once, in working time', async () => {
    moveTo(desk, '2026-12-04T18:00');
    const number = await place(
      desk,
      ticketFrom('2026-12-04T18:00', [['2026-12-04T18:00', classified(bug, 1)]]),
    );
    await ticksUntil('2026-12-07T11:00');
    await handle(desk, number, { type: 'claim' }, { actor: anna, origin: 'slack', key: null });
    await ticksUntil('2026-12-09T18:30');
    expect(await toldOf(db(), number)).toEqual([
      '07T09:15 claim 0.75',
      '07T09:24 claim 0.9',
      '07T09:30 claim 1',
      '07T10:30 claim 1 again 1',
      '07T16:00 resolve 0.75',
      '07T17:12 resolve 0.9',
      '07T18:00 resolve 1',
      // Tuesday the 8th is a holiday.
      '09T09:30 resolve 1 again 1',
      '09T10:30 resolve 1 again 2',
      '09T11:30 resolve 1 again 3',
      '09T12:30 resolve 1 again 4',
      '09T15:00 resolve 1 again 5',
      '09T16:00 resolve 1 again 6',
      '09T17:00 resolve 1 again 7',
      '09T18:00 resolve 1 again 8',
    ]);
    expect(await wakeOf(db(), number)).toBeNull();
  });

  test('calls in every channel once: a row each, and a job for each channel and minute', async () => {
    moveTo(desk, '2026-11-24T09:45');
    const [first, second] = [await place(desk, blocking()), await place(desk, blocking())];
    await tick(desk);
    await tick(desk);
    expect((await pingsOf(first)).map(({ platform, message }) => [platform, message])).toEqual([
      ['slack', null],
      ['teams', null],
    ]);
    expect(await pingsOf(second)).toHaveLength(2);
    expect((await jobs(db(), 'ping')).map(({ key }) => key).toSorted()).toEqual([
      'ping:slack:C0SUPPORT:2026-11-24T08:45:00.000Z',
      'ping:teams:installed:2026-11-24T08:45:00.000Z',
    ]);
    // The cards show the new state; no line says again what the ping says.
    expect(await jobs(db(), 'card')).toHaveLength(4);
    expect(await jobs(db(), 'line')).toEqual([]);
  });

  test('claim and resolution in the same minute are one job', async () => {
    moveTo(desk, '2026-11-24T09:45');
    const number = await place(desk, blocking());
    moveTo(desk, '2026-11-24T18:30');
    await tick(desk);
    expect(await toldOf(db(), number)).toEqual(['24T18:30 claim 1', '24T18:30 resolve 1']);
    expect(await pingsOf(number)).toHaveLength(4);
    expect(await jobs(db(), 'ping')).toHaveLength(2);
  });

  test('a clock that goes back by an hour strikes nothing twice', async () => {
    moveTo(desk, '2026-11-24T09:45');
    const number = await place(desk, blocking());
    await ticksUntil('2026-11-24T10:00');
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    await ticksUntil('2026-11-24T10:00');
    expect(await toldOf(db(), number)).toHaveLength(3);
  });
});

test('a Christmas: a blocking request in a closure calls who is on call, once; the ladder begins at the reopening', async () => {
  moveTo(desk, '2026-12-01T09:00');
  const marco = await person(db(), 'Marco');
  const closure = {
    id: 0,
    from: '2026-12-24',
    to: '2027-01-06',
    name: 'Natale',
    onCall: { id: marco.id, name: 'Marco' },
  };
  await planClosure(desk, closure, { actor: anna, origin: 'slack' });
  const left = await place(desk, ticketFrom('2026-12-23T18:20', [['2026-12-23T18:20', classified(bug, 1)]]));
  await ticksUntil('2026-12-26T23:10');
  const number = await place(
    desk,
    ticketFrom('2026-12-26T23:10', [['2026-12-26T23:10', classified(bug, 1)]]),
  );
  await ticksUntil('2026-12-27T08:30');
  // Solved before the closure, and back in the middle of it: its assignee is away.
  const back = await place(
    desk,
    ticketFrom('2026-12-23T10:00', [
      ['2026-12-23T10:00', classified(bug, 1)],
      ['2026-12-23T11:00', claimed],
      ['2026-12-23T12:00', closed],
      ['2026-12-27T08:30', { type: 'reopened', by: 'customer', reason: '' }, customer],
    ]),
  );
  await ticksUntil('2027-01-07T10:00');
  expect(await toldOf(db(), number)).toEqual([
    '26T23:10 on-call-told',
    '07T09:45 claim 0.75',
    '07T09:54 claim 0.9',
    '07T10:00 claim 1',
  ]);
  expect((await toldOf(db(), left)).slice(0, 2)).toEqual(['24T00:00 on-call-told', '07T09:35 claim 0.75']);
  expect((await toldOf(db(), back)).filter(line => line.includes('on-call'))).toEqual([
    '27T08:30 on-call-told',
  ]);
  const [first] = (await eventsAfter(db(), number, 0)).map(({ event }) => event);
  expect(first).toEqual({ type: 'on-call-told', told: [{ id: marco.id, name: 'Marco' }] });
  const [planned] = await db().execute<{ id: number }>(sql`select max(id) as id from closure`);
  await db().execute(sql`update closure set cancelled_at = now() where id = ${planned?.id ?? 0}`);
  await desk.calendar.reload(db());
});

test('a silent customer is reminded, and closed out with a letter', async () => {
  moveTo(desk, arrived);
  const number = await place(
    patient,
    ticketFrom(arrived, [
      [arrived, classified(billable)],
      [arrived, claimed],
      [arrived, asked],
    ]),
  );
  moveTo(desk, '2026-11-26T18:30');
  await tick(patient);
  moveTo(desk, '2026-12-07T18:30');
  await tick(patient);
  expect(await toldOf(db(), number)).toEqual(['26T18:30 reminded', '07T18:30 closed']);
  expect(await jobs(db(), 'letter')).toHaveLength(2);
  expect(await findTicket(db(), number)).toMatchObject({ status: 'closed', waitingSince: null });
  expect(await wakeOf(db(), number)).toBeNull();
});

describe('a customer who answers in the second in which the clock closes', () => {
  const answer = async (number: number, address: string) =>
    await takeIn(
      patient,
      anEmail({ subjectTokens: [number], from: { name: '', address }, sender: { name: '', address } }),
    );
  const clock = async () => await tick(patient);

  test.each([
    [
      'before it',
      async (...who: [number, string]) => {
        await answer(...who);
        await clock();
      },
      [['reminded']],
    ],
    [
      'after it',
      async (...who: [number, string]) => {
        await clock();
        await answer(...who);
      },
      [['reminded', 'closed']],
    ],
    [
      'together with it',
      async (...who: [number, string]) => {
        await Promise.all([answer(...who), clock()]);
      },
      [['reminded'], ['reminded', 'closed']],
    ],
  ] as const)('%s has an open ticket', async (when, happen, possible) => {
    // Of their own: to one address few automatic letters go in an hour.
    const address = `${when.replaceAll(' ', '-')}@cliente.example`;
    const waiting = ticketFrom(arrived, [
      [arrived, classified(billable)],
      [arrived, claimed],
      [arrived, asked],
    ]);
    moveTo(desk, arrived);
    const number = await place(patient, {
      ...waiting,
      requester: { name: '', address },
      participants: [address],
    });
    moveTo(desk, '2026-11-26T18:30');
    await tick(patient);
    moveTo(desk, '2026-12-07T18:30');
    await happen(number, address);
    expect(await findTicket(db(), number)).toMatchObject({ waitingSince: null, closedAt: null });
    expect(await wakeOf(db(), number)).toBeNull();
    expect(possible).toContainEqual((await toldOf(db(), number)).map(line => line.split(' ')[1]));
  });
});

test('a customer whose reminder may not go out is not closed out', async () => {
  moveTo(desk, arrived);
  const waiting = ticketFrom(arrived, [
    [arrived, classified(billable)],
    [arrived, claimed],
    [arrived, asked],
  ]);
  const numbers: number[] = [];
  for (let i = 0; i < 5; i += 1)
    numbers.push(
      await place(patient, { ...waiting, requester: { name: '', address: 'many@altri.example' } }),
    );
  moveTo(desk, '2026-11-26T18:30');
  await tick(patient);
  // Three automatic letters an hour to one address: the others are held, and announce nothing.
  expect(await jobs(db(), 'letter')).toHaveLength(3);
  moveTo(desk, '2026-12-07T18:30');
  await tick(patient);
  const told = await Promise.all(numbers.map(number => toldOf(db(), number)));
  expect(told.map(lines => lines.at(-1)).toSorted()).toEqual([
    '07T18:30 closed',
    '07T18:30 closed',
    '07T18:30 closed',
    '26T18:30 reminded',
    '26T18:30 reminded',
  ]);
});

describe('two processes over one database', () => {
  test('four hundred that fall due together: each step once', async () => {
    moveTo(desk, arrived);
    const numbers = [];
    for (let i = 0; i < 400; i += 1) numbers.push(await place(desk, blocking()));
    const other = openDatabase(own.url);
    try {
      const neighbour = butWith({
        db: { value: other.db },
        calendar: { value: liveCalendar(desk.calendar.base) },
      });
      for (const when of ['2026-11-24T09:45', '2026-11-24T09:54', '2026-11-24T10:00']) {
        moveTo(desk, when);
        await Promise.all([tick(desk), tick(neighbour), tick(desk), tick(neighbour)]);
      }
      await tick(desk);
    } finally {
      await other.close();
    }
    const rows = await db().execute<{ ticket: number; told: string[] }>(
      sql`select ticket, array_agg(data ->> 'share' order by sequence) as told from ticket_event
          where type = 'escalated' and ticket >= ${numbers[0]} group by ticket`,
    );
    expect(rows).toHaveLength(400);
    expect(new Set(rows.map(({ told }) => told.join()))).toEqual(new Set(['0.75,0.9,1']));
    const [pings] = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from ping where ticket >= ${numbers[0]}`,
    );
    expect(pings?.n).toBe(400 * 3 * 2);
    expect(await jobs(db(), 'ping')).toHaveLength(3 * 2);
  });

  test('a press and the clock at the same time: both happen', async () => {
    moveTo(desk, arrived);
    const number = await place(desk, blocking());
    moveTo(desk, '2026-11-24T09:45');
    await Promise.all([
      tick(desk),
      handle(desk, number, { type: 'add-note', text: 'Visto.' }, { actor: anna, origin: 'slack', key: null }),
    ]);
    await tick(desk);
    expect(await toldOf(db(), number)).toEqual(['24T09:45 claim 0.75']);
    expect(await findTicket(db(), number)).toMatchObject({ version: blocking().version + 2 });
  });
});

describe('a process that dies in the middle', () => {
  test('leaves nothing behind, and its successor does it once', async () => {
    moveTo(desk, arrived);
    const number = await place(desk, blocking());
    moveTo(desk, '2026-11-24T09:45');
    const dying = openDatabase(own.url, 1);
    const abandoned = butWith({
      db: { value: dying.db },
      // The last thing before the commit: the connection is gone.
      destinations: {
        get: () => {
          void dying.connection.end({ timeout: 0 });
          return desk.destinations;
        },
      },
    });
    await expect(tick(abandoned)).rejects.toThrow();
    expect(await toldOf(db(), number)).toEqual([]);
    expect(await jobs(db(), 'ping')).toEqual([]);

    const successor = butWith({ calendar: { value: liveCalendar(desk.calendar.base) } });
    await tick(successor);
    await tick(successor);
    expect(await toldOf(db(), number)).toEqual(['24T09:45 claim 0.75']);
    expect(await jobs(db(), 'ping')).toHaveLength(2);
  });
});

describe('a ticket on which the clock fails', () => {
  /** A desk whose letters cannot be written for one ticket. */
  const failingAt = (number: number, isBroken: () => boolean): Desk =>
    butWith({
      policy: { value: patient.policy },
      letters: {
        value: {
          write: (...[kind, ticket, details]: Parameters<Desk['letters']['write']>) => {
            if (ticket.number === number && isBroken()) throw new Error('no such template');
            return desk.letters.write(kind, ticket, details);
          },
        },
      },
    });

  test('does not stop it for the others, is put off by a minute, and catches up', async () => {
    moveTo(desk, arrived);
    const waiting = ticketFrom(arrived, [
      [arrived, classified(billable)],
      [arrived, claimed],
      [arrived, asked],
    ]);
    const numbers: number[] = [];
    for (let i = 0; i < 5; i += 1)
      numbers.push(
        await place(patient, { ...waiting, requester: { name: '', address: `${i}@altri.example` } }),
      );
    const bad = numbers[2] ?? 0;
    let broken = true;
    const failing = failingAt(bad, () => broken);
    const logged: unknown[] = [];
    const log = { error: (about: { ticket: number }) => logged.push(about.ticket) } as unknown as Log;

    moveTo(desk, '2026-11-26T18:30');
    await tick(failing, log);
    await tick(failing, log);
    for (const number of numbers)
      expect(await toldOf(db(), number)).toEqual(number === bad ? [] : ['26T18:30 reminded']);
    expect(logged).toEqual([bad]);
    expect(await wakeOf(db(), bad)).toBe('2026-11-26T18:31');
    expect(await jobs(db(), 'letter')).toHaveLength(4);

    broken = false;
    moveTo(desk, '2026-11-26T18:31');
    await tick(failing, log);
    expect(await toldOf(db(), bad)).toEqual(['26T18:31 reminded']);
    expect(await jobs(db(), 'letter')).toHaveLength(5);
  });

  test('a database that is away is no ticket’s fault: nothing is put off', async () => {
    moveTo(desk, arrived);
    const number = await place(desk, blocking());
    moveTo(desk, '2026-11-24T09:45');
    const gone = openDatabase(own.url, 1);
    await gone.close();
    await expect(
      tick(
        butWith({
          db: { value: gone.db },
        }),
      ),
    ).rejects.toThrow();
    expect(await wakeOf(db(), number)).toBe('2026-11-24T09:45');
  });

  test('what the desk tells for itself does not hold up tickets either', async () => {
    moveTo(desk, arrived);
    const number = await place(desk, blocking());
    moveTo(desk, '2026-11-24T09:45');
    await db().execute(
      sql`insert into routine (name, next_at) values ('opening', ${rome('2026-11-24T09:00').toISOString()})`,
    );
    const failing = butWith({
      adminDestinations: {
        get: () => {
          throw new Error('a fault of ours');
        },
      },
    });
    await expect(tick(failing)).rejects.toThrow('a fault of ours');
    expect(await toldOf(db(), number)).toEqual(['24T09:45 claim 0.75']);
    await db().execute(sql`delete from routine`);
  });
});

test('the clock does not stand still with a question that the database never answers', async () => {
  moveTo(desk, arrived);
  const number = await place(desk, blocking());
  moveTo(desk, '2026-11-24T09:45');
  let isSilent = true;
  const silentOnce = butWith({
    calendar: {
      value: {
        ...desk.calendar,
        hold: async () => {},
        reload: async () => {
          const wasSilent = isSilent;
          isSilent = false;
          if (wasSilent) await new Promise(() => {});
          return false;
        },
      },
    },
  });
  const errors: string[] = [];
  const log = { error: (_about: unknown, words: string) => errors.push(words) } as unknown as Log;
  const ticking = keepTicking(silentOnce, log, { everyMs: 20, stepAtMostMs: 200 });
  try {
    await expect.poll(() => toldOf(db(), number)).toEqual(['24T09:45 claim 0.75']);
    expect(errors).toEqual(['the clock cannot tick; it goes on trying']);
  } finally {
    await ticking.stop();
  }
});
