import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Counted, countedOthers, othersIn } from '../../../src/store/tickets/others.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { ticketOf } from '../../ticket/ticket-of.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const by = (address: string, about: Partial<Ticket> = {}) =>
  place(desk, { ...ticketOf(), requester: { name: 'P', address }, ...about });
/** Of whoever has an address, those beside one request. */
const othersOf = async (address: string, number: number) => {
  const [counted] = await desk.db.execute<Counted>(
    sql`select open, closed from ${countedOthers(sql`${address}`, sql`${number}`, sql`true`)} as others`,
  );
  return counted && othersIn(counted);
};
const done = { status: 'closed', closedAt: new Date('2026-11-25T09:00:00Z') } as const;

test('a customer’s other requests are counted: not this one, not another’s, not what went into another', async () => {
  const number = await by('paolo@uno.example');
  for (const about of [{}, {}, done, done, done, { ...done, mergedInto: number }])
    await by('paolo@uno.example', about);
  await by('anna@uno.example', done);
  const of = (address: string) => othersOf(address, number);
  expect(await of('paolo@uno.example')).toEqual({ open: 2, closed: 3, more: false });
  expect(await of('nobody@uno.example')).toEqual({ open: 0, closed: 0, more: false });
  // Those who have no address have nothing in common.
  await by('', done);
  expect(await of('')).toEqual({ open: 0, closed: 0, more: false });
});

test('of a program that writes every minute some are counted, and it is said that there are more', async () => {
  const number = await by('robot@uno.example');
  for (let count = 0; count < 201; count += 1) await by('robot@uno.example', done);
  expect(await othersOf('robot@uno.example', number)).toEqual({ open: 0, closed: 200, more: true });
});
