import { beforeEach, expect, test } from 'vitest';
import { watchLeaps } from '../../../src/desk/clock/leaps.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, place } from './under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let ahead = 0;
/** The machine's time, moved as the sandbox's button moves it. */
const moved = () => ({ db: desk.db, clock: () => new Date(Date.now() + ahead) });

beforeEach(async () => {
  ahead = 0;
  await desk.db.update(table).set({ status: 'closed' });
  await emptyOutbox(desk.db);
});

const redrawn = async () =>
  (await jobs<{ tickets: number[] }>(desk.db, 'redraw')).map(({ payload }) => payload.tickets);

test.each([
  ['an hour on', 3_600_000],
  ['a day back', -86_400_000],
])('a clock that leaps %s: every open request’s card is drawn anew, once', async (_, leap) => {
  const open = [
    await place(desk, ticketFrom('2026-11-24T09:00')),
    await place(desk, ticketFrom('2026-11-24T09:00')),
  ];
  await place(desk, { ...ticketFrom('2026-11-24T09:00'), status: 'closed' });
  const look = watchLeaps(moved());
  await look();
  expect(await redrawn()).toEqual([]);
  ahead = leap;
  await look();
  await look();
  expect(await redrawn()).toEqual([open]);
});

test('what a machine’s clock is set right by moves no card', async () => {
  await place(desk, ticketFrom('2026-11-24T09:00'));
  const look = watchLeaps(moved());
  ahead = 30_000;
  await look();
  expect(await redrawn()).toEqual([]);
});
