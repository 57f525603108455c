import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callOffClosure, planClosure } from '../../../src/desk/clock/closures.ts';
import { liveCalendar } from '../../../src/desk/clock/live-calendar.ts';
import { adoptTerms, recompute } from '../../../src/desk/clock/recompute.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { scheduleOf } from '../../../src/desk/terms.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { claimed, classified, closed, inRome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { categoryCalled } from '../../ticket/categories.ts';
import { allLaws, dutiesWritten } from '../../ticket/duties/laws.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place, wakeOf } from './under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
const butWith = (change: PropertyDescriptorMap): Desk =>
  Object.defineProperties({} as Desk, { ...Object.getOwnPropertyDescriptors(desk), ...change });
let giulia: Actor;
const by = () => ({ actor: giulia, origin: 'slack' as const });

beforeAll(async () => {
  giulia = { kind: 'operator', ...(await person(db(), 'Giulia', 'manager')) };
});
beforeEach(async () => {
  await db().update(table).set({ status: 'closed', wakeAt: null });
  await db().execute(sql`update closure set cancelled_at = now()`);
  await desk.calendar.reload(db());
  await emptyOutbox(db());
  moveTo(desk, arrived);
});

const arrived = '2026-11-24T09:00';
const bug = (priority: 1 | 2 | 3, ...story: Story) =>
  ticketFrom(arrived, [[arrived, classified(categoryCalled('bug'), priority)], ...story]);
const closure = { id: 0, from: '2026-11-26', to: '2026-11-27', name: 'Trasloco', onCall: null };

async function dueOf(number: number): Promise<(string | null)[]> {
  const [row] = await db().execute<{ claim: string | null; resolve: string | null }>(
    sql`select claim_due as claim, resolve_due as resolve from ticket where number = ${number}`,
  );
  return [row?.claim, row?.resolve].map(at => (at ? inRome(new Date(at)) : null));
}

/** What is stored is what would be computed now. */
async function isFresh(number: number): Promise<boolean> {
  const ticket = await findTicket(db(), number);
  if (!ticket) return false;
  const { claimDue, resolveDue } = scheduleOf(desk, ticket, desk.clock());
  return JSON.stringify(await dueOf(number)) === JSON.stringify([claimDue, resolveDue].map(inRome));
}

describe('a closure', () => {
  test('moves the deadlines that lie behind it, wakes the clock later, and redraws those cards alone', async () => {
    const near = await place(desk, bug(1, [arrived, claimed]));
    const far = await place(desk, bug(3, [arrived, claimed]));
    const over = await place(desk, bug(3, [arrived, claimed], [arrived, closed]));
    const untouched = await dueOf(over);
    await planClosure(desk, closure, by());
    expect(await jobs(db(), 'recompute')).toHaveLength(1);
    expect(await recompute(desk)).toEqual({ tickets: 2, moved: 1 });
    expect([await dueOf(near), await dueOf(far), await dueOf(over)]).toEqual([
      ['2026-11-24T10:00', '2026-11-24T18:30'],
      ['2026-11-24T18:30', '2026-12-02T18:30'],
      untouched,
    ]);
    expect(await wakeOf(db(), far)).toBe('2026-12-01T16:30');
    expect((await jobs(db(), 'redraw')).map(({ payload }) => payload)).toEqual([{ tickets: [far] }]);
  });

  test('begins with what is due soonest, whose cards are the first to be drawn', async () => {
    const wide = { ...closure, from: '2026-11-25' };
    const [last, second, first] = [
      await place(desk, bug(3, [arrived, claimed])),
      await place(desk, bug(2, [arrived, claimed])),
      await place(desk, bug(3)),
    ];
    const due = async (number: number) => (await dueOf(number))[1] ?? '';
    expect((await due(second)) < (await due(last))).toBe(true);
    await planClosure(desk, wide, by());
    await recompute(desk, () => {}, 1);
    const redrawn = await jobs<{ tickets: number[] }>(db(), 'redraw');
    const inTurn = redrawn.flatMap(({ payload }) => payload.tickets);
    expect(inTurn.filter(number => number !== first)).toEqual([second, last].filter(n => inTurn.includes(n)));
    expect(inTurn).toContain(last);
    await emptyOutbox(db());
    // In one stretch too.
    for (const { id } of await db().execute<{ id: number }>(
      sql`select id from closure where cancelled_at is null`,
    ))
      await callOffClosure(desk, id, by());
    await recompute(desk);
    const [all] = await jobs<{ tickets: number[] }>(db(), 'redraw');
    expect(all?.payload.tickets.at(-1)).toBe(last);
  });

  test('that is changed, and then cancelled, moves them again', async () => {
    const number = await place(desk, bug(3, [arrived, claimed]));
    await planClosure(desk, closure, by());
    await recompute(desk);
    const [planned] = await db().execute<{ id: number }>(sql`select max(id) as id from closure`);
    const id = planned?.id ?? 0;
    await planClosure(desk, { ...closure, id, to: '2026-11-26' }, by());
    await recompute(desk);
    expect(await dueOf(number)).toEqual(['2026-11-24T18:30', '2026-12-01T18:30']);
    await callOffClosure(desk, id, by());
    await recompute(desk);
    expect(await dueOf(number)).toEqual(['2026-11-24T18:30', '2026-11-30T18:30']);
  });

  test('is computed stretch by stretch: none is left out, and all are counted', async () => {
    const numbers: number[] = [];
    for (let n = 0; n < 25; n += 1)
      numbers.push(await place(desk, bug(n % 5 === 4 ? 1 : 3, [arrived, claimed])));
    await planClosure(desk, closure, by());
    expect(await recompute(desk, undefined, 3)).toEqual({ tickets: 25, moved: 20 });
    for (const number of numbers) expect(await isFresh(number)).toBe(true);
    const redrawn = (await jobs(db(), 'redraw')).flatMap(
      ({ payload }) => (payload as { tickets: number[] }).tickets,
    );
    expect(redrawn.toSorted()).toEqual(numbers.filter((_, n) => n % 5 !== 4).toSorted());
  });

  test('that moves nothing writes nothing', async () => {
    await place(desk, bug(1, [arrived, claimed]));
    await planClosure(desk, { ...closure, from: '2027-06-01', to: '2027-06-02' }, by());
    expect(await recompute(desk)).toEqual({ tickets: 1, moved: 0 });
    expect(await jobs(db(), 'redraw')).toEqual([]);
  });
});

describe('at start', () => {
  test('other terms than before are adopted, the same are not', async () => {
    await adoptTerms(desk);
    await emptyOutbox(db());
    await adoptTerms(desk);
    expect(await jobs(db(), 'recompute')).toHaveLength(0);
    const number = await place(desk, bug(1));
    const { promises } = desk.policy;
    const generous = {
      ...desk.policy,
      promises: { ...promises, 1: { ...promises[1], claim: { amount: 2, unit: 'hour' as const } } },
    };
    const changed = butWith({ policy: { value: generous } });
    await adoptTerms(changed);
    expect(await jobs(db(), 'recompute')).toHaveLength(1);
    expect(await recompute(changed)).toMatchObject({ moved: 1 });
    expect(await dueOf(number)).toEqual(['2026-11-24T11:00', '2026-11-24T18:30']);
    await adoptTerms(desk);
  });

  test('hours of a day are other terms, and move what is due on it', async () => {
    await adoptTerms(desk);
    const number = await place(desk, bug(1));
    await emptyOutbox(db());
    const hours = { '11-24': [{ from: 14.5 * 3600, to: 18.5 * 3600 }] };
    const changed = butWith({ calendar: { value: liveCalendar({ ...desk.calendar.base, hours }) } });
    await adoptTerms(changed);
    expect(await jobs(db(), 'recompute')).toHaveLength(1);
    expect(await recompute(changed)).toMatchObject({ moved: 1 });
    expect(await dueOf(number)).toEqual(['2026-11-24T15:30', '2026-11-25T13:00']);
    await adoptTerms(desk);
  });

  test('a law that is switched on later wakes what is closed, by day; switched off, no more', async () => {
    const craOnly = dutiesWritten({ laws: { cra: {} } });
    const under = (duties: typeof craOnly) => butWith({ policy: { value: { ...desk.policy, duties } } });
    const steps = ['early-warning', 'notification', 'final-report', 'inform-users'];
    const number = await place(
      under(craOnly),
      ticketFrom(
        '2026-11-02T08:00',
        [
          [
            '2026-11-02T08:00',
            { type: 'became-aware', kind: 'severe-incident', since: '2026-11-02T07:00:00Z' },
          ],
          ...steps.map((step): Story[number] => [
            '2026-11-02T12:00',
            {
              type: 'duty-done',
              duty: `cra:severe-incident:${step}`,
              at: '2026-11-02T10:00:00Z',
              reference: '',
            },
          ]),
          ['2026-11-03T09:00', closed],
        ],
        undefined,
        { restricted: true },
      ),
    );
    moveTo(desk, '2026-11-28T22:00');
    await recompute(under(craOnly));
    expect(await wakeOf(db(), number)).toBeNull();
    await recompute(under(allLaws));
    expect(await wakeOf(db(), number)).toBe('2026-11-29T09:00');
    await recompute(under(craOnly));
    expect(await wakeOf(db(), number)).toBeNull();
  });

  test('another calendar is other terms', async () => {
    await adoptTerms(desk);
    await emptyOutbox(db());
    const { base } = desk.calendar;
    await adoptTerms(
      butWith({ calendar: { value: liveCalendar({ ...base, workingDaySeconds: 7 * 3600 }) } }),
    );
    expect(await jobs(db(), 'recompute')).toHaveLength(1);
    await adoptTerms(desk);
  });
});

describe('presses meanwhile', () => {
  test('are not lost: fifty tickets, pressed while they are computed anew', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 50; i += 1) numbers.push(await place(desk, bug(3)));
    await planClosure(desk, closure, by());
    const press = (number: number, priority: 1 | 2) =>
      handle(
        desk,
        number,
        { type: 'classify', category: categoryCalled('bug'), priority },
        { ...by(), key: null },
      );
    await Promise.all([
      recompute(desk),
      ...numbers.map((number, index) => press(number, index % 2 === 0 ? 1 : 2)),
    ]);
    for (const [index, number] of numbers.entries()) {
      expect(await findTicket(db(), number)).toMatchObject({ priority: index % 2 === 0 ? 1 : 2 });
      expect(await isFresh(number)).toBe(true);
    }
  });

  test('by a process that has not heard of the closure are computed with it', async () => {
    const number = await place(desk, bug(3, [arrived, claimed]));
    const neighbour = butWith({ calendar: { value: liveCalendar(desk.calendar.base) } });
    await neighbour.calendar.reload(db());
    await planClosure(desk, closure, by());
    await recompute(desk);
    await handle(neighbour, number, { type: 'add-note', text: 'Visto.' }, { ...by(), key: null });
    expect((await dueOf(number))[1]).toBe('2026-12-02T18:30');
  });

  test('who computes while a closure is being planned waits for it, and computes with it', async () => {
    const neighbour = butWith({ calendar: { value: liveCalendar(desk.calendar.base) } });
    await neighbour.calendar.reload(db());
    const before = neighbour.calendar.now().closures.length;
    let holding = Promise.resolve();
    await db().transaction(async tx => {
      await planClosure({ ...desk, db: tx }, closure, by());
      holding = db().transaction(async own => await neighbour.calendar.hold(own));
      // As long as this takes, the other transaction stands at the lock.
      for (let i = 0; i < 20; i += 1) await tx.execute(sql`select 1`);
    });
    await holding;
    expect(neighbour.calendar.now().closures).toHaveLength(before + 1);
  });

  test('a closure waits for who is computing by the calendar without it', async () => {
    let isPlanned = false;
    let planning = Promise.resolve();
    await db().transaction(async tx => {
      await desk.calendar.hold(tx);
      planning = planClosure(desk, closure, by()).then(() => {
        isPlanned = true;
      });
      // As long as this takes, the other transaction stands at the lock.
      for (let i = 0; i < 20; i += 1) await tx.execute(sql`select 1`);
      expect(isPlanned).toBe(false);
    });
    await planning;
    expect(isPlanned).toBe(true);
  });
});
