import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callOffClosure, movesOf, planClosure } from '../../../src/desk/clock/closures.ts';
import { changeDuty } from '../../../src/desk/clock/duty.ts';
import { recompute } from '../../../src/desk/clock/recompute.ts';
import { rosterAt } from '../../../src/desk/clock/roster.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { closure as closureTable, dutyOverride } from '../../../src/store/schema/clock.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import type { Actor, Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { asked, claimed, classified, inRome, rome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { billable, categoryCalled } from '../../ticket/categories.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place } from './under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
let giulia: Operator;
let marco: Operator;
const by = () => ({ actor: { kind: 'operator', ...giulia } satisfies Actor, origin: 'teams' as const });

beforeAll(async () => {
  giulia = await person(db(), 'Giulia', 'manager');
  marco = await person(db(), 'Marco');
});
beforeEach(async () => {
  await db().update(table).set({ status: 'closed', wakeAt: null });
  await db().delete(closureTable);
  await db().delete(dutyOverride);
  await desk.calendar.reload(db());
  await emptyOutbox(db());
  moveTo(desk, arrived);
});

const arrived = '2026-11-24T09:00';
const bug = (priority: 1 | 3, ...story: Story) =>
  ticketFrom(arrived, [[arrived, classified(categoryCalled('bug'), priority)], ...story]);
const move = { id: 0, from: '2026-11-26', to: '2026-11-27', name: 'Trasloco', onCall: null };
const idOf = async () => {
  const [row] = await db().execute<{ id: number }>(sql`select max(id) as id from closure`);
  return row?.id ?? 0;
};

async function nextDues(): Promise<Map<number, string | null>> {
  const rows = await db().execute<{ number: number; due: string | null }>(
    sql`select number, case when claimed_at is null then claim_due else resolve_due end as due
        from ticket where status <> 'closed'`,
  );
  return new Map(rows.map(({ number, due }) => [number, due ? inRome(new Date(due)) : null]));
}

/** What the preview says is what happens. */
async function holdsTrue(
  id: number,
  closure: typeof move | null,
  act: () => Promise<unknown>,
): Promise<number> {
  const before = await nextDues();
  const moves = await movesOf(desk, id, closure);
  await act();
  await recompute(desk);
  const after = await nextDues();
  const happened = [...before].filter(([number, due]) => after.get(number) !== due);
  expect(new Map(moves.map(({ ticket, from, to }) => [ticket, [inRome(from), inRome(to)]]))).toEqual(
    new Map(happened.map(([number, due]) => [number, [due, after.get(number)]])),
  );
  return moves.length;
}

describe('what a closure moves', () => {
  test('is what is shown before, planned, changed and cancelled', async () => {
    await place(desk, bug(1, [arrived, claimed]));
    await place(desk, bug(3, [arrived, claimed]));
    await place(desk, bug(3, [arrived, claimed], [arrived, asked]));
    await place(
      desk,
      ticketFrom('2026-11-25T18:00', [['2026-11-25T18:00', classified(categoryCalled('bug'), 1)]]),
    );
    await place(desk, ticketFrom(arrived, [[arrived, classified(billable)]]));
    expect(await holdsTrue(0, move, () => planClosure(desk, move, by()))).toBe(2);
    const id = await idOf();
    const shorter = { ...move, id, to: '2026-11-26' };
    expect(await holdsTrue(id, shorter, () => planClosure(desk, shorter, by()))).toBe(2);
    expect(await holdsTrue(id, null, () => callOffClosure(desk, id, by()))).toBe(2);
  });

  test('the most pressing comes first, each from when to when', async () => {
    const later = await place(desk, bug(3, [arrived, claimed]));
    const sooner = await place(
      desk,
      ticketFrom('2026-11-25T18:00', [['2026-11-25T18:00', classified(categoryCalled('bug'), 1)]]),
    );
    expect(await movesOf(desk, 0, move)).toEqual([
      { ticket: sooner, promise: 'claim', from: rome('2026-11-26T09:30'), to: rome('2026-11-30T09:30') },
      { ticket: later, promise: 'resolve', from: rome('2026-11-30T18:30'), to: rome('2026-12-02T18:30') },
    ]);
  });

  test('taken back while it goes on: the days that were kept stay kept', async () => {
    const number = await place(desk, bug(1, [arrived, claimed]));
    const week = { ...move, from: '2026-11-24', to: '2026-11-27' };
    await planClosure(desk, week, by());
    await recompute(desk);
    expect((await nextDues()).get(number)).toBe('2026-11-30T18:30');
    moveTo(desk, '2026-11-26T08:00');
    const id = await idOf();
    expect(await holdsTrue(id, null, () => callOffClosure(desk, id, by()))).toBe(1);
    expect((await nextDues()).get(number)).toBe('2026-11-26T18:30');
    moveTo(desk, '2026-11-27T08:00');
    expect(await callOffClosure(desk, id, by())).toBe('gone');
  });

  test('nothing of days that are over, planned, changed or brought back', async () => {
    moveTo(desk, '2026-11-24T09:00');
    const past = { ...move, from: '2026-10-01', to: '2026-11-24' };
    expect(await planClosure(desk, past, by())).toBe('past');
    expect(await planClosure(desk, { ...move, from: '2026-11-24' }, by())).toBe(null);
    moveTo(desk, '2026-11-26T09:00');
    const id = await idOf();
    const week = { ...move, id, from: '2026-11-24', to: '2026-11-27' };
    for (const from of ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27'])
      expect(await planClosure(desk, { ...week, from }, by())).toBe('past');
    expect(await planClosure(desk, { ...week, to: '2026-11-24' }, by())).toBe('past');
    expect(await planClosure(desk, { ...week, to: '2026-11-25' }, by())).toBe(null);
    expect(await planClosure(desk, { ...week, to: '2026-11-30' }, by())).toBe(null);
    moveTo(desk, '2026-12-03T09:00');
    // What it left out meanwhile were working days.
    expect(await planClosure(desk, { ...week, to: '2026-12-04' }, by())).toBe('past');
    expect(await planClosure(desk, { ...week, to: '2026-11-30', name: 'Trasloco finito' }, by())).toBe(null);
    expect(await planClosure(desk, { ...week, id: id + 99 }, by())).toBe('gone');
  });

  test('what two managers make of the same one at once, one of them is told of', async () => {
    await planClosure(desk, move, by());
    const was = { ...move, id: await idOf() };
    const both = await Promise.all([
      planClosure(desk, { ...was, to: '2026-11-28' }, by(), was),
      planClosure(desk, { ...was, to: '2026-11-29' }, by(), was),
    ]);
    expect(both.toSorted()).toEqual([null, 'overtaken'].toSorted());
  });

  test('nothing, on days on which nobody works', async () => {
    await place(desk, bug(3, [arrived, claimed]));
    expect(await movesOf(desk, 0, { ...move, from: '2026-11-28', to: '2026-11-29' })).toEqual([]);
  });
});

describe('the desk’s log', () => {
  test('keeps who planned, changed and cancelled what', async () => {
    const [before] = await db().execute<{ n: number }>(
      sql`select coalesce(max(id), 0)::int as n from desk_event`,
    );
    await planClosure(desk, { ...move, onCall: { id: marco.id, name: 'Marco' } }, by());
    const id = await idOf();
    await planClosure(desk, { ...move, id }, by());
    const known = { ...move, id, onCall: null };
    expect(await callOffClosure(desk, id, by(), { ...known, to: '2026-12-31' })).toBe('overtaken');
    expect(await callOffClosure(desk, id, by(), known)).toBe(null);
    expect(await callOffClosure(desk, id, by())).toBe('gone');
    await changeDuty(desk, { from: '2026-11-26', to: '2026-11-26', operator: marco }, by());
    const rows = await deskEventsAfter(db(), before?.n ?? 0);
    expect(
      rows.map(({ event, actor, origin, at }) => [
        event.type,
        actor.kind === 'operator' && actor.name,
        origin,
        at,
      ]),
    ).toEqual(
      ['closure-planned', 'closure-changed', 'closure-cancelled', 'duty-changed'].map(type => [
        type,
        'Giulia',
        'teams',
        desk.clock(),
      ]),
    );
  });
});

describe('who is there', () => {
  const on = async (when: string, rota: string[] = []) => {
    const at = Object.defineProperties({} as typeof desk, {
      ...Object.getOwnPropertyDescriptors(desk),
      duty: { value: { people: rota, turn: 'week', from: '2026-01-05' } },
    });
    const { onDuty, onCall, managers } = await rosterAt(at, db(), rome(when));
    return [onDuty, onCall, managers].map(list => list.map(({ name }) => name).join());
  };
  const both = ['giulia@x.example', 'marco@x.example'];

  test.each([
    ['2026-01-05T00:00', 'Giulia'],
    ['2026-01-11T23:59', 'Giulia'],
    ['2026-01-12T00:00', 'Marco'],
    ['2025-12-01T10:00', 'Giulia'],
    // The nights in which clocks are moved: Monday begins at midnight.
    ['2026-03-29T23:59', 'Marco'],
    ['2026-03-30T00:00', 'Giulia'],
    ['2026-10-25T23:59', 'Marco'],
    ['2026-10-26T00:00', 'Giulia'],
  ])('by the rota, at %s: %s', async (when, name) => {
    expect((await on(when, both))[0]).toBe(name);
  });

  test('an override wins on its days, the latest word most', async () => {
    await changeDuty(desk, { from: '2026-11-26', to: '2026-11-27', operator: giulia }, by());
    await changeDuty(desk, { from: '2026-11-27', to: '2026-11-27', operator: marco }, by());
    expect(
      [
        await on('2026-11-25T10:00'),
        await on('2026-11-26T00:00'),
        await on('2026-11-27T23:59'),
        await on('2026-11-28T00:00'),
      ].map(([duty]) => duty),
    ).toEqual(['', 'Giulia', 'Marco', '']);
  });

  test('on call in a closure is whom it names, else who is on duty', async () => {
    await planClosure(desk, { ...move, onCall: { id: marco.id, name: 'Marco' } }, by());
    expect((await on('2026-11-26T10:00', ['giulia@x.example']))[1]).toBe('Marco');
    expect((await on('2026-11-25T10:00', ['giulia@x.example']))[1]).toBe('Giulia');
  });
});

describe('a closure that nobody attends', () => {
  const told = async () =>
    (await jobs<{ kind: string; closure: string }>(db(), 'bulletin')).map(({ payload }) => [
      payload.kind,
      payload.closure,
    ]);

  test('planned while its eve goes on, or for today: told at once', async () => {
    moveTo(desk, '2026-11-25T16:00');
    await planClosure(desk, move, by());
    expect(await told()).toEqual([['unattended-closure', 'Trasloco']]);
    await emptyOutbox(db());
    await planClosure(desk, { ...move, from: '2026-11-25', name: 'Oggi' }, by());
    expect(await told()).toEqual([['unattended-closure', 'Oggi']]);
  });

  test('planned in time, or attended: not now', async () => {
    moveTo(desk, '2026-11-25T08:59');
    await planClosure(desk, move, by());
    moveTo(desk, '2026-11-25T16:00');
    await planClosure(desk, { ...move, onCall: { id: marco.id, name: 'Marco' } }, by());
    expect(await told()).toEqual([]);
  });
});
