import { asc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { comeBack } from '../../../src/desk/away/come-back.ts';
import { type AwayWish, goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { rosterAt } from '../../../src/desk/clock/roster.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { absencesGoingOn } from '../../../src/store/people/absences.ts';
import { noteLeft } from '../../../src/store/people/operators.ts';
import { deskEvent } from '../../../src/store/schema/events.ts';
import { absence, operator } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { standInFor } from '../../../src/ticket/people/absences.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { classified, rome, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
let [anna, bea, carla, giulia]: Operator[] = [];
const monday = rome('2026-11-30T09:00');
const arrived = '2026-11-26T10:00';

beforeAll(async () => {
  anna = await person(db(), 'Anna');
  bea = await person(db(), 'Bea');
  carla = await person(db(), 'Carla');
  giulia = await person(db(), 'Giulia', 'manager');
});

beforeEach(async () => {
  await db().update(table).set({ status: 'closed', wakeAt: null, assigneeId: null, assigneeName: null });
  await db().delete(absence);
  await db().update(operator).set({ leftAt: null });
  desk.absences = liveAbsences();
  moveTo(desk, arrived);
  await emptyOutbox(db());
});

const known = (who: Operator | undefined): Operator => {
  if (!who) throw new Error('who is there is known from beforeAll on');
  return who;
};
const named = (who: Operator | undefined) => ({ id: known(who).id, name: known(who).name });
const by = (who: Operator | undefined) => ({ actor: actorOf(known(who)), origin: 'slack' as const });
const away = async (who: Operator | undefined, wish: Partial<AwayWish> = {}, says = who) =>
  await goAway(desk, { operator: named(who), from: null, until: monday, ...wish }, by(says));
const roster = async () => await rosterAt(desk, db(), desk.clock());
/** Anna has it, and its promise will be near at some minute. */
const annas = async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
  await handle(desk, number, { type: 'claim' }, { ...by(anna), key: null });
  return number;
};
/** Whom the clock has called about it since. */
async function calledAbout(number: number): Promise<[string, string[]][]> {
  return (await eventsAfter(db(), number, 0)).flatMap(({ event }) =>
    event.type === 'escalated'
      ? [[event.tell, event.told.map(({ name }) => name)] as [string, string[]]]
      : [],
  );
}
const log = async () => (await deskEventsAfter(db(), 0)).map(({ event, actor }) => ({ event, actor }));

test('all that somebody has open is noted, drawn as theirs who are away, and drawn anew when they are back, however much', async () => {
  const number = await annas();
  await db().execute(`insert into ticket select (jsonb_populate_record(t, jsonb_build_object('number', 500000 + n,
    'snoozed_until', case when n > 620 then '2027-01-01'::timestamptz end))).*
    from ticket t, generate_series(1, 640) n where t.number = ${number}`);
  await emptyOutbox(db());
  const went = await away(anna);
  if (!went.ok) throw new Error(went.fault.reason);
  const drawn = async () =>
    (await jobs<{ tickets: number[] }>(db(), 'redraw')).flatMap(({ payload }) => payload.tickets);
  expect([went.left.length, new Set(went.left).size, went.absence.left.length]).toEqual([641, 641, 0]);
  expect((await absencesGoingOn(db()))[0]?.left).toHaveLength(641);
  expect((await drawn()).toSorted()).toEqual(went.left.toSorted());
  await emptyOutbox(db());
  await comeBack(desk, known(anna).id, by(anna));
  expect(new Set(await drawn()).size).toBe(641);
  await db().execute('delete from ticket where number > 500000');
});

describe('somebody goes away', () => {
  test('their calls go to who stands in, the cards say so, what they have is offered, and all is in the log', async () => {
    const number = await annas();
    await emptyOutbox(db());
    const went = await away(anna, { substitute: named(bea), note: 'Acme chiama alle 11' });
    expect(went).toMatchObject({ ok: true, left: [number], isChange: false });
    expect((await jobs(db(), 'bulletin')).map(({ payload }) => payload)).toMatchObject([
      { kind: 'away', platform: 'slack' },
      { kind: 'away', platform: 'teams' },
    ]);
    expect((await jobs(db(), 'redraw')).map(({ payload }) => payload)).toMatchObject([{ tickets: [number] }]);
    expect((await jobs(db(), 'absence')).map(({ payload }) => payload)).toMatchObject([
      { what: 'stands-in' },
    ]);
    expect((await log()).at(-1)).toMatchObject({
      event: {
        type: 'away-set',
        operator: { name: 'Anna' },
        substitute: { name: 'Bea' },
        note: 'Acme chiama alle 11',
      },
      actor: { name: 'Anna' },
    });
    moveTo(desk, '2026-11-26T18:20');
    await tick(desk);
    moveTo(desk, '2026-11-27T10:00');
    await tick(desk);
    expect((await calledAbout(number))[0]).toEqual(['substitute', ['Bea']]);
  });

  test('nobody stands in: whoever is on duty is called, or the managers; where they are away too, the channel', async () => {
    const number = await annas();
    await away(anna);
    moveTo(desk, '2026-11-26T18:20');
    await tick(desk);
    expect((await calledAbout(number))[0]).toEqual(['on-duty', ['Giulia']]);
    await away(giulia);
    moveTo(desk, '2026-11-27T10:00');
    await tick(desk);
    const last = (await calledAbout(number)).at(-1);
    expect(last?.[1]).toEqual([]);
  });

  test('it ends at its instant, though nobody has come by: the call that is due then is theirs', async () => {
    const number = await annas();
    await away(anna, { substitute: named(bea), until: rome('2026-11-26T18:00') });
    // The clock was not there for the end of it: what is due comes first.
    moveTo(desk, '2026-11-26T18:20');
    await tick(desk);
    expect((await calledAbout(number)).map(([, told]) => told)[0]).toEqual(['Anna']);
    expect((await jobs(db(), 'absence')).map(({ payload }) => payload)).toMatchObject([
      { what: 'stands-in' },
      { what: 'is-back' },
    ]);
    expect((await log()).at(-1)).toMatchObject({
      event: { type: 'away-ended', why: 'due', operator: { name: 'Anna' } },
      actor: { kind: 'desk' },
    });
    await tick(desk);
    expect((await jobs(db(), 'absence')).length).toBe(2);
  });

  test('two processes end it once', async () => {
    await away(anna, { until: rome('2026-11-27T09:00') });
    moveTo(desk, '2026-11-27T09:00');
    await Promise.all([tick(desk), tick(desk), tick(desk)]);
    expect(await jobs(db(), 'absence')).toHaveLength(1);
    expect(
      (await log()).filter(({ event }) => event.type === 'away-ended' && event.why === 'due'),
    ).not.toHaveLength(0);
  });

  test('after a restart they are away still', async () => {
    await away(anna, { substitute: named(bea) });
    const restarted = { ...desk, db: db(), absences: liveAbsences() };
    await restarted.absences.reload(db());
    expect((await rosterAt(restarted, db(), desk.clock())).away).toEqual({ [known(anna).id]: named(bea) });
  });

  test('later: nothing is so before, and it begins by itself', async () => {
    const number = await annas();
    await emptyOutbox(db());
    const went = await away(anna, { from: rome('2026-11-27T14:30'), substitute: named(bea) });
    expect(went).toMatchObject({ ok: true, left: [] });
    expect((await roster()).away).toEqual({});
    expect(await jobs(db(), 'bulletin')).toEqual([]);
    moveTo(desk, '2026-11-27T14:30');
    await tick(desk);
    expect((await roster()).away).toEqual({ [known(anna).id]: named(bea) });
    expect((await jobs(db(), 'bulletin')).length).toBe(2);
    expect(await db().select({ left: absence.left }).from(absence)).toEqual([{ left: [number] }]);
  });

  test('until another instant: it is the same absence, and its substitute stays', async () => {
    await away(anna, { substitute: named(bea) });
    expect(await away(anna, { until: rome('2026-12-02T09:00') })).toMatchObject({ ok: true, isChange: true });
    expect((await roster()).away).toEqual({ [known(anna).id]: named(bea) });
    expect(await db().select({ until: absence.until }).from(absence)).toEqual([
      { until: rome('2026-12-02T09:00') },
    ]);
    expect((await log()).at(-1)?.event.type).toBe('away-changed');
    const before = (await log()).length;
    await away(anna, { until: rome('2026-12-02T09:00') });
    expect((await log()).length).toBe(before);
  });

  test('planned and said again: it is one, its note stays, and only who stands in is new', async () => {
    const planned = { from: rome('2026-12-01T09:00'), until: rome('2026-12-04T09:00') };
    await away(anna, { ...planned, note: 'Acme chiama' });
    const before = (await log()).length;
    expect(await away(anna, planned)).toMatchObject({ ok: true, isChange: true });
    expect((await log()).length).toBe(before);
    expect(await away(anna, { ...planned, substitute: named(bea) })).toMatchObject({
      ok: true,
      isChange: true,
      absence: { note: 'Acme chiama', substitute: { name: 'Bea' } },
    });
    expect(await absencesGoingOn(db())).toHaveLength(1);
  });

  test('what cannot be is refused, and says why', async () => {
    const refusals: [string, Partial<AwayWish>][] = [
      ['past', { until: rome('2026-11-26T10:00') }],
      ['backwards', { from: rome('2026-12-01T09:00') }],
      ['own-substitute', { substitute: named(anna) }],
    ];
    for (const [reason, wish] of refusals)
      expect(await away(anna, wish)).toMatchObject({ ok: false, fault: { reason } });
    await noteLeft(db(), known(carla).id, desk.clock());
    expect(await away(anna, { substitute: named(carla) })).toMatchObject({
      ok: false,
      fault: { reason: 'left', name: 'Carla' },
    });
    await away(anna, { from: rome('2026-12-01T09:00'), until: rome('2026-12-04T09:00') });
    expect(
      await away(anna, { from: rome('2026-12-02T09:00'), until: rome('2026-12-10T09:00') }),
    ).toMatchObject({
      ok: false,
      fault: { reason: 'overlaps' },
    });
    expect(await away(anna, { until: rome('2026-12-02T09:00') })).toMatchObject({
      ok: false,
      fault: { reason: 'overlaps' },
    });
    expect(await db().select().from(absence)).toHaveLength(1);
  });

  test('twice at once: one of them is a change of the other, or refused; never two', async () => {
    const went = await Promise.all([
      away(anna, { until: rome('2026-12-01T09:00') }),
      away(anna, { until: rome('2026-12-02T09:00') }),
      away(anna, { from: rome('2026-11-30T09:00'), until: rome('2026-12-03T09:00') }),
    ]);
    expect(went.some(({ ok }) => ok)).toBe(true);
    const rows = await db().select().from(absence).orderBy(asc(absence.from));
    for (const [index, row] of rows.entries())
      expect(row.from >= (rows[index - 1]?.until ?? row.from)).toBe(true);
  });
});

describe('the roster', () => {
  const rota = (...people: string[]) => ({
    ...desk,
    db: db(),
    duty: { people, turn: 'day' as const, from: '2026-11-26' },
  });
  const managers = async () => {
    const marco = await person(db(), 'Marco', 'manager');
    return { marco };
  };

  test('passes over who is away in the rota, and among the managers', async () => {
    const { marco } = await managers();
    const house = rota('giulia@x.example', 'marco@x.example');
    expect((await rosterAt(house, db(), desk.clock())).onDuty).toEqual([named(giulia)]);
    await away(giulia);
    const now = await rosterAt(house, db(), desk.clock());
    expect([now.onDuty, now.managers]).toEqual([[named(marco)], [named(marco)]]);
    // On Monday, after the end, it is counted as ever.
    expect((await rosterAt(house, db(), rome('2026-11-30T12:00'))).managers).toHaveLength(2);
    await db().update(operator).set({ role: 'operator' }).where(eq(operator.id, marco.id));
  });

  test('the chain of substitutes is followed, and who has left is none', async () => {
    await away(anna, { substitute: named(bea) });
    await away(bea, { substitute: named(carla) });
    expect((await roster()).away).toMatchObject({ [known(anna).id]: named(carla) });
    await noteLeft(db(), known(carla).id, desk.clock());
    expect((await roster()).away).toMatchObject({ [known(anna).id]: null });
    // What is drawn says the same, from the desk's own memory.
    const restarted = liveAbsences();
    await restarted.reload(db());
    expect(standInFor(restarted.now(), known(anna).id, desk.clock())).toBeNull();
  });
});

describe('whoever is back', () => {
  test('says so, or another does, and is told once', async () => {
    await away(anna);
    await emptyOutbox(db());
    expect(await comeBack(desk, known(anna).id, by(giulia))).not.toBeNull();
    expect((await roster()).away).toEqual({});
    expect(await comeBack(desk, known(anna).id, by(anna))).toBeNull();
    expect((await jobs(db(), 'absence')).map(({ payload }) => payload)).toMatchObject([{ what: 'is-back' }]);
    expect((await log()).at(-1)).toMatchObject({ event: { why: 'back' }, actor: { name: 'Giulia' } });
  });

  test('and says so twice: the next holiday stays', async () => {
    await away(anna);
    await away(anna, { from: rome('2026-12-21T09:00'), until: rome('2026-12-30T09:00') });
    expect(await comeBack(desk, known(anna).id, by(anna))).not.toBeNull();
    expect(await comeBack(desk, known(anna).id, by(anna))).toBeNull();
    expect((await absencesGoingOn(db())).map(({ from }) => from)).toEqual([rome('2026-12-21T09:00')]);
  });

  test('and who was not away yet stays, of which nobody is told', async () => {
    await away(anna, { from: rome('2026-11-27T09:00') });
    const [planned] = await absencesGoingOn(db());
    expect(await comeBack(desk, known(anna).id, by(anna), planned?.id)).not.toBeNull();
    expect(await jobs(db(), 'absence')).toEqual([]);
    expect(await db().select().from(deskEvent).orderBy(asc(deskEvent.id))).not.toHaveLength(0);
  });
});

describe('whoever stands in is told', () => {
  const told = async () =>
    (await jobs<{ what: string; person?: number }>(db(), 'absence')).map(({ payload }) =>
      [payload.what, ...(payload.person === undefined ? [] : [payload.person])].join(' '),
    );
  const planned = { from: rome('2026-12-01T09:00'), until: rome('2026-12-04T09:00') };

  test('when it is planned, and again when it begins', async () => {
    await away(anna, { ...planned, substitute: named(bea) });
    expect(await told()).toEqual(['stands-in']);
    moveTo(desk, '2026-12-01T09:00');
    await tick(desk);
    expect(await told()).toEqual(['stands-in', 'stands-in']);
  });

  test('of another end; and who is replaced is told that they do so no more', async () => {
    let went = await away(anna, { substitute: named(bea) });
    const change = async (wish: Omit<Parameters<typeof away>[1], 'changes'>) => {
      went = await away(anna, { ...wish, ...(went.ok ? { changes: went.absence } : {}) });
    };
    await emptyOutbox(db());
    moveTo(desk, '2026-11-26T10:01');
    await change({ until: rome('2026-12-02T09:00') });
    expect(await told()).toEqual(['stands-in']);
    await emptyOutbox(db());
    moveTo(desk, '2026-11-26T10:02');
    await change({ until: rome('2026-12-02T09:00'), substitute: named(carla) });
    expect(await told()).toEqual([`stands-down ${known(bea).id}`, 'stands-in']);
    await emptyOutbox(db());
    await change({ until: rome('2026-12-02T09:00'), substitute: null });
    expect(await told()).toEqual([`stands-down ${known(carla).id}`]);
  });

  test('when it is cancelled, or over before its time', async () => {
    const went = await away(anna, { ...planned, substitute: named(bea) });
    await away(carla, { substitute: named(bea) });
    await emptyOutbox(db());
    await comeBack(desk, known(anna).id, by(anna), went.ok ? went.absence.id : 0);
    expect(await told()).toEqual([`stands-down ${known(bea).id}`]);
    await emptyOutbox(db());
    await comeBack(desk, known(carla).id, by(carla));
    expect(await told()).toEqual([`stands-down ${known(bea).id}`, 'is-back']);
  });
});

describe('what somebody leaves open', () => {
  const take = async (number: number, unable?: number) =>
    await handle(
      desk,
      number,
      { type: 'take-over', ...(unable === undefined ? {} : { unable }) },
      { ...by(bea), key: null },
    );

  test('anybody may take while they are away, once; and nobody without that', async () => {
    const number = await annas();
    expect(await take(number)).toMatchObject({ ok: false });
    const takers = await Promise.all([take(number, known(anna).id), take(number, known(anna).id)]);
    expect(takers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findTicket(db(), number))?.assignee).toEqual(named(bea));
  });

  test('not what somebody else has by now', async () => {
    const number = await annas();
    await handle(desk, number, { type: 'reassign', to: named(carla) }, { ...by(giulia), key: null });
    expect(await take(number, known(anna).id)).toMatchObject({ ok: false });
  });
});
