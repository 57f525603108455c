import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  callOffMaintenance,
  isOutsideHours,
  planMaintenance,
} from '../../../src/desk/maintenance/plan-maintenance.ts';
import { tellOfMaintenance } from '../../../src/desk/maintenance/tell-operators.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { findMaintenance } from '../../../src/store/maintenance/maintenances.ts';
import { maintenance as table } from '../../../src/store/schema/maintenance/maintenance.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';
import { moveTo, person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const rome = (time: string) => new Date(`${time}:00+01:00`);
const plan = {
  ...{ id: 0, service: 'registry', from: rome('2026-12-03T15:00'), to: rome('2026-12-03T17:00') },
  texts: { it: 'Il protocollo non risponde.', en: 'The registry does not answer.' },
};
let by: Parameters<typeof planMaintenance>[2];

beforeAll(async () => {
  by = { actor: actorOf(await person(desk.db, 'Giulia', 'manager')), origin: 'slack' };
});
beforeEach(async () => {
  moveTo(desk, '2026-12-01T09:00');
  await desk.db.delete(table);
  await desk.maintenance.reload(desk.db);
  await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
});

const planned = async (about: Partial<typeof plan> = {}, was: number | null = null) => {
  const done = await planMaintenance(desk, { ...plan, ...about }, by, { was, announcement: null });
  return done.ok ? done.id : expect.fail(done.reason);
};
const known = (was: number) => ({ was, announcement: null });
const told = async () => {
  const rows = await desk.db.execute<{ what: string; platform: string }>(sql`
    select payload ->> 'what' as what, payload ->> 'platform' as platform
    from graphile_worker._private_jobs where payload ->> 'kind' = 'maintenance' order by run_at, id`);
  return rows.filter(({ platform }) => platform === 'slack').map(({ what }) => what);
};
const lastLogged = async () => (await deskEventsAfter(desk.db, 0)).at(-1);

test('it is planned, changed, cancelled: each stands in the log with its words, and is told in the channels', async () => {
  const id = await planned();
  expect(desk.maintenance.now()).toMatchObject([{ id, service: 'registry', version: 1 }]);
  expect(await lastLogged()).toMatchObject({
    event: {
      type: 'maintenance-planned',
      maintenance: { id, from: '2026-12-03T14:00:00.000Z', it: plan.texts.it, isOutsideHours: false },
    },
    actor: { name: 'Giulia' },
    origin: 'slack',
  });
  await planned({ id, to: rome('2026-12-03T20:00') }, 1);
  expect(await lastLogged()).toMatchObject({
    event: { type: 'maintenance-changed', maintenance: { id, isOutsideHours: true } },
  });
  expect(await callOffMaintenance(desk, id, by, known(2))).toEqual({ ok: true, id });
  expect(await lastLogged()).toMatchObject({ event: { type: 'maintenance-cancelled' } });
  expect(desk.maintenance.now()).toEqual([]);
  expect(await told()).toEqual(['planned', 'changed', 'cancelled']);
});

test('whoever knew it otherwise is told so, and nothing changes', async () => {
  const id = await planned();
  await planned({ id, texts: { it: 'Altro.', en: 'Else.' } }, 1);
  const late = { ...plan, id, to: rome('2026-12-03T16:00') };
  expect(await planMaintenance(desk, late, by, known(1))).toEqual({ ok: false, reason: 'overtaken' });
  expect(await callOffMaintenance(desk, id, by, known(1))).toEqual({ ok: false, reason: 'overtaken' });
  expect(await findMaintenance(desk.db, id)).toMatchObject({ version: 2, to: plan.to, cancelledAt: null });
});

test.each([
  ['the past', { from: rome('2026-11-30T10:00'), to: rome('2026-11-30T12:00') }, 'past'],
  ['a beginning hours ago', { from: rome('2026-12-01T07:00') }, 'past'],
  ['one that nobody knows', { id: 99_999 }, 'gone'],
] as const)('%s is not planned', async (_, about, reason) => {
  expect(await planMaintenance(desk, { ...plan, ...about }, by, known(1))).toEqual({ ok: false, reason });
});

test('one that has begun keeps its beginning, may end at another time, and is over in the end', async () => {
  const id = await planned();
  moveTo(desk, '2026-12-03T15:30');
  const moved = { ...plan, id, from: rome('2026-12-03T16:00') };
  expect(await planMaintenance(desk, moved, by, known(1))).toEqual({ ok: false, reason: 'past' });
  await planned({ id, to: rome('2026-12-03T18:00') }, 1);
  expect(await planMaintenance(desk, { ...plan, id, to: rome('2026-12-03T18:00') }, by, known(2))).toEqual({
    ok: false,
    reason: 'unchanged',
  });
  moveTo(desk, '2026-12-03T18:00');
  expect(await callOffMaintenance(desk, id, by, known(2))).toEqual({ ok: false, reason: 'over' });
});

test('operators are told shortly before, as it begins and when it is over, once, however many clocks tick', async () => {
  await planned();
  for (const time of ['14:29', '14:30', '14:31', '15:00', '16:59', '17:00', '17:30']) {
    moveTo(desk, `2026-12-03T${time}`);
    await Promise.all([tellOfMaintenance(desk), tellOfMaintenance(desk)]);
  }
  expect(await told()).toEqual(['planned', 'soon', 'begun', 'over']);
});

test('after the desk was down the latest is told; a change is told of by its own times; what is cancelled is told of no more', async () => {
  const id = await planned();
  moveTo(desk, '2026-12-03T15:10');
  await tellOfMaintenance(desk);
  await planned({ id, to: rome('2026-12-03T18:00') }, 1);
  moveTo(desk, '2026-12-03T17:30');
  await tellOfMaintenance(desk);
  expect(await told()).toEqual(['planned', 'begun', 'changed']);
  await callOffMaintenance(desk, id, by, known(2));
  moveTo(desk, '2026-12-03T18:30');
  await tellOfMaintenance(desk);
  expect(await told()).toEqual(['planned', 'begun', 'changed', 'cancelled']);
});

test.each([
  ['2026-12-03T15:00', '2026-12-03T17:00', false],
  ['2026-12-03T09:00', '2026-12-03T13:00', false],
  ['2026-12-03T12:00', '2026-12-03T15:00', true],
  ['2026-12-03T18:00', '2026-12-03T19:00', true],
  ['2026-12-05T10:00', '2026-12-05T11:00', true],
  ['2026-12-08T10:00', '2026-12-08T11:00', true],
])('from %s to %s: outside working hours %s', (from, to, isOutside) => {
  expect(isOutsideHours(desk, { from: rome(from), to: rome(to) })).toBe(isOutside);
});
