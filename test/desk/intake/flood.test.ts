import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { recompute } from '../../../src/desk/clock/recompute.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { scheduleOf } from '../../../src/desk/terms.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const hour = 3_600_000;
/** More than two transactions of the clock. */
const count = 600;
const numbers: number[] = [];

beforeAll(async () => {
  for (let n = 0; n < count; n += 1) {
    const taken = await takeIn(desk, anEmail());
    if (taken.outcome === 'opened') numbers.push(taken.ticket);
  }
});

async function counted(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await own.database.db.execute<{ count: number }>(query);
  return Number(row?.count);
}

test('what falls due in a flood is done once by several processes, told together, and drawn when there is time', async () => {
  await own.database.connection`delete from graphile_worker._private_jobs`;
  // Three quarters of the eight hours to claim, of a mail of 10:00.
  desk.advance(7.6 * hour);
  const others: Database[] = [1, 2].map(() => openDatabase(own.url));
  const processes = [desk.db, ...others.map(({ db }) => db)].map(db => ({ ...desk, db }));
  await Promise.all(processes.map(process => tick(process)));
  for (const other of others) await other.close();

  expect(await counted(sql`select count(*) from ticket_event where type = 'escalated'`)).toBe(count);
  expect(await counted(sql`select count(*) from ping where message is null`)).toBe(count * 2);
  const jobs = await own.database.connection<
    { task: string; key: string | null; payload: { tickets: number[] } }[]
  >`
    select tasks.identifier as task, key, payload from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id`;
  const pings = jobs.filter(({ task }) => task === 'ping').map(({ key }) => key);
  expect(pings.toSorted()).toEqual([
    'ping:slack:C0SUPPORT:2026-11-23T16:36:00.000Z',
    'ping:teams:installed:2026-11-23T16:36:00.000Z',
  ]);
  const redrawn = jobs.flatMap(({ task, payload }) => (task === 'redraw' ? payload.tickets : []));
  const cards = jobs.filter(({ task }) => task === 'card').length / 2;
  expect(redrawn.length + cards).toBe(count);
});

test('what is pressed while all is computed anew keeps both: the press, and the new deadlines', async () => {
  const operator = await enrolOperator(desk.db, { email: 'a@x.example', name: 'Anna', role: 'operator' });
  const number = numbers[count / 2] ?? 0;
  await desk.db.execute(sql`update ticket set claim_due = null, resolve_due = null, wake_at = null`);
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>();
  const actor = { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role };
  const pressed = handle(desk, number, { type: 'claim' }, { actor, origin: 'slack', key: null }, async () => {
    isLocked();
    await held;
    return false;
  });
  await locked;
  const recomputed = recompute(desk);
  await expect.poll(() => counted(sql`select count(*) from pg_locks where not granted`)).toBeGreaterThan(0);
  letGo();
  await pressed;
  expect(await recomputed).toEqual({ tickets: count, moved: count - 1 });

  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error('the ticket is gone');
  expect(ticket.assignee?.name).toBe('Anna');
  const { wakeAt } = scheduleOf(desk, ticket, desk.clock());
  expect(await counted(sql`select count(*) from ticket where wake_at is null`)).toBe(0);
  expect(
    await counted(
      sql`select count(*) from ticket where number = ${number} and wake_at = ${wakeAt?.toISOString() ?? ''}::timestamptz`,
    ),
  ).toBe(1);
});
