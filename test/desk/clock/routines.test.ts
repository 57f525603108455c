import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planClosure } from '../../../src/desk/clock/closures.ts';
import { liveCalendar } from '../../../src/desk/clock/live-calendar.ts';
import { recompute } from '../../../src/desk/clock/recompute.ts';
import { runRoutines, scheduleRoutines } from '../../../src/desk/clock/routines.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import type { Calendar, Closure } from '../../../src/sla/calendar.ts';
import { routine } from '../../../src/store/schema/clock.ts';
import { ownDatabase } from '../../database.ts';
import { inRome, rome } from '../../ticket/at-rome.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person } from './under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
const butWith = (change: PropertyDescriptorMap): Desk =>
  Object.defineProperties({} as Desk, { ...Object.getOwnPropertyDescriptors(desk), ...change });
const under = (change: Partial<Calendar>, rota: string[] = []): Desk =>
  butWith({
    calendar: { value: liveCalendar({ ...desk.calendar.base, ...change }) },
    duty: { value: { people: rota, turn: 'week', from: '2026-01-05' } },
  });

let marco = 0;
beforeAll(async () => {
  await person(db(), 'Giulia', 'manager');
  marco = (await person(db(), 'Marco')).id;
});
beforeEach(async () => {
  await db().delete(routine);
  await db().execute(sql`delete from closure`);
  await emptyOutbox(db());
});

/** What was told from one instant to another, as `07T09:00 forecast`; the clock stops wherever a routine is due. */
async function toldBetween(from: string, to: string, by: Desk = desk, clock = true): Promise<string[]> {
  moveTo(desk, from);
  await scheduleRoutines(by, db());
  while (clock) {
    const [row] = await db().execute<{ at: string }>(sql`select min(next_at) as at from routine`);
    const next = new Date(row?.at ?? 0);
    if (next > rome(to)) break;
    desk.advance(next.getTime() - desk.clock().getTime());
    await runRoutines(by);
  }
  moveTo(desk, to);
  await runRoutines(by);
  return await told();
}

async function told(): Promise<string[]> {
  const found = await jobs<{ kind: string; platform: string; at: string; closure?: string }>(
    db(),
    'bulletin',
  );
  return found
    .filter(({ payload }) => payload.platform === 'slack')
    .map(({ payload: { kind, at, closure } }) => `${inRome(new Date(at))?.slice(8)} ${closure ?? kind}`)
    .toSorted();
}

const atWork = (...days: string[]) =>
  days.flatMap(day => [`${day}T09:00 forecast`, `${day}T14:30 forecast`, `${day}T18:30 hand-over`]);

describe('forecasts and hand-over', () => {
  test('at each opening, and at the end of each working day', async () => {
    expect(await toldBetween('2026-11-26T08:00', '2026-11-30T20:00')).toEqual(atWork('26', '27', '30'));
  });

  test('none on holidays and in closures', async () => {
    const christmas = { from: '2026-12-28', to: '2026-12-31', name: 'Natale', onCall: 'giulia@x.example' };
    expect(await toldBetween('2026-12-07T08:00', '2026-12-09T20:00')).toEqual(atWork('07', '09'));
    await emptyOutbox(db());
    await db().delete(routine);
    expect(
      await toldBetween('2026-12-24T08:00', '2027-01-04T20:00', under({ closures: [christmas] })),
    ).toEqual(atWork('04', '24'));
  });

  test('over the nights in which clocks are moved, by the wall clock', async () => {
    expect(await toldBetween('2026-10-23T08:00', '2026-10-26T20:00')).toEqual(atWork('23', '26'));
    await emptyOutbox(db());
    await db().delete(routine);
    expect(await toldBetween('2026-03-27T08:00', '2026-03-30T20:00')).toEqual(atWork('27', '30'));
  });

  test('over Easter Monday and a 4 October on a Monday', async () => {
    expect(await toldBetween('2026-04-03T20:00', '2026-04-07T10:00')).toEqual(['07T09:00 forecast']);
    await emptyOutbox(db());
    await db().delete(routine);
    expect(await toldBetween('2027-10-01T20:00', '2027-10-05T10:00')).toEqual(['05T09:00 forecast']);
  });

  test('a forecast says until when, and goes to the managers; the hand-over to the operators', async () => {
    await toldBetween('2026-11-26T08:00', '2026-11-26T20:00');
    const found = await jobs<{ kind: string; platform: string; channel: string; until?: string }>(
      db(),
      'bulletin',
    );
    const of = (kind: string) => found.filter(({ payload }) => payload.kind === kind);
    expect(
      of('forecast').map(({ payload }) => [payload.channel, inRome(new Date(payload.until ?? 0))]),
    ).toEqual([
      ['C0ADMINS', '2026-11-26T13:00'],
      ['C0ADMINS', '2026-11-26T18:30'],
    ]);
    expect(
      of('hand-over')
        .map(({ payload }) => payload.channel)
        .toSorted(),
    ).toEqual(['C0SUPPORT', 'installed']);
  });

  test('nothing is replayed after days of downtime', async () => {
    expect(await toldBetween('2026-11-23T08:00', '2026-11-26T13:30', desk, false)).toEqual([]);
    expect(await toldBetween('2026-11-26T13:30', '2026-11-26T14:30')).toEqual(['26T14:30 forecast']);
  });

  test('a forecast is late rather than not told, as long as its window goes on', async () => {
    expect(await toldBetween('2026-11-26T08:00', '2026-11-26T12:59', desk, false)).toEqual([
      '26T09:00 forecast',
    ]);
  });

  test('two processes tell it once', async () => {
    moveTo(desk, '2026-11-26T08:00');
    await scheduleRoutines(desk, db());
    moveTo(desk, '2026-11-26T09:00');
    await Promise.all([runRoutines(desk), runRoutines(butWith({})), runRoutines(desk)]);
    await runRoutines(desk);
    expect(await told()).toEqual(['26T09:00 forecast']);
  });

  test('a closure that is planned takes the next ones away, and cancelled gives them back', async () => {
    moveTo(desk, '2026-11-25T20:00');
    await scheduleRoutines(desk, db());
    const by = { actor: { kind: 'desk' as const }, origin: 'slack' as const };
    await planClosure(
      desk,
      { id: 0, from: '2026-11-26', to: '2026-11-26', name: 'Ponte', onCall: { id: marco, name: 'Marco' } },
      by,
    );
    await recompute(desk);
    expect(await toldBetween('2026-11-25T20:00', '2026-11-27T10:00')).toEqual(['27T09:00 forecast']);
    await db().execute(sql`update closure set cancelled_at = now()`);
    await desk.calendar.reload(db());
  });

  test('a desk that never shuts has no openings, and its clock does not run hot', async () => {
    const always = [{ from: 0, to: 86_400 }];
    const week: Calendar['week'] = {
      1: always,
      2: always,
      3: always,
      4: always,
      5: always,
      6: always,
      7: always,
    };
    const open = under({ week, holidays: { country: null, extra: [] } });
    moveTo(desk, '2026-11-26T08:00');
    await scheduleRoutines(open, db());
    const [row] = await db().select().from(routine).where(sql`name = 'opening'`);
    expect(row?.nextAt.getTime()).toBeGreaterThan(desk.clock().getTime());
  });
});

describe('a closure that nobody attends is told on the last working day before', () => {
  const closed = (from: string, to: string, onCall: string | null = null): Closure => ({
    from,
    to,
    name: 'Chiusura',
    onCall,
  });
  const calls = async (closures: Closure[], from: string, to: string, rota: string[] = []) =>
    (await toldBetween(from, to, under({ closures }, rota))).filter(line => line.endsWith('Chiusura'));

  test.each([
    ['on the eve', closed('2026-11-26', '2026-11-27'), '25T09:00'],
    ['on Friday for Monday', closed('2026-11-30', '2026-12-04'), '27T09:00'],
    ['over a weekend and a holiday', closed('2026-12-09', '2026-12-11'), '07T09:00'],
    ['on Friday for a closure that begins on Saturday', closed('2026-11-28', '2026-12-04'), '27T09:00'],
  ])('%s', async (_name, closure, when) => {
    const eve = DateTime.fromISO(closure.from).minus({ days: 5 }).toISODate();
    expect(await calls([closure], `${eve}T08:00`, `${closure.to}T20:00`)).toEqual([`${when} Chiusura`]);
  });

  test.each([
    ['on call is named', closed('2026-11-26', '2026-11-27', 'marco@x.example'), []],
    ['somebody is on duty', closed('2026-11-26', '2026-11-27'), ['giulia@x.example']],
  ] as [string, Closure, string[]][])('silent where %s', async (_name, closure, rota) => {
    expect(await calls([closure], '2026-11-23T08:00', '2026-11-27T20:00', rota)).toEqual([]);
  });

  test('not silent where the one who is named is nobody here', async () => {
    expect(
      await calls(
        [closed('2026-11-26', '2026-11-27', 'via@x.example')],
        '2026-11-25T08:00',
        '2026-11-25T20:00',
      ),
    ).toHaveLength(1);
  });

  test('not silent where some day of it is nobody’s', async () => {
    await db().execute(
      sql`insert into duty_override ("from", "to", operator_id) values ('2026-11-26', '2026-11-26', ${marco})`,
    );
    expect(
      await calls([closed('2026-11-26', '2026-11-27')], '2026-11-25T08:00', '2026-11-25T20:00'),
    ).toHaveLength(1);
    await db().execute(sql`delete from duty_override`);
  });

  test('late, where the desk was down over that day', async () => {
    const closures = [closed('2026-11-26', '2026-11-27')];
    const slept = under({ closures });
    expect(await toldBetween('2026-11-23T08:00', '2026-11-26T12:00', slept, false)).toEqual([
      '23T09:00 Chiusura',
    ]);
  });

  test('two that follow each other are told together', async () => {
    const two = [
      closed('2026-11-26', '2026-11-26'),
      { ...closed('2026-11-27', '2026-11-27'), name: 'Seconda Chiusura' },
    ];
    expect(await calls(two, '2026-11-25T08:00', '2026-11-27T20:00')).toEqual([
      '25T09:00 Chiusura',
      '25T09:00 Seconda Chiusura',
    ]);
  });
});
