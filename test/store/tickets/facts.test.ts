import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { scheduleOf } from '../../../src/desk/terms.ts';
import { lockDueTickets, saveStruckTickets } from '../../../src/store/clock/due-tickets.ts';
import { findTicket, saveTicket } from '../../../src/store/tickets/tickets.ts';
import { plainFacts } from '../../../src/ticket/facts.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { ticketOf } from '../../ticket/ticket-of.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const particular = {
  authorship: { ...plainFacts.authorship, shared: 'group', leftOut: 3 },
  linkedTo: 900,
  looksLike: 901,
  lostNumber: 902,
  folded: 4,
  undeliverable: '5.1.1',
  claimTold: true,
} as const;

const read = async (number: number) => await findTicket(desk.db, number);

test('each small fact is kept, and read again', async () => {
  const ticket = { ...ticketOf(), ...particular };
  const number = await place(desk, ticket);
  expect(await read(number)).toEqual({ ...ticket, number });
  const changed: Ticket = { ...ticket, number, ...plainFacts };
  const schedule = scheduleOf(desk, changed, desk.clock());
  await saveTicket(desk.db, { ticket: changed, schedule, events: [], key: null });
  expect(await read(number)).toEqual(changed);
});

test('of a ticket from before there was a fact it is as usual, and kept from the next change on', async () => {
  const number = await place(desk, { ...ticketOf(), ...particular });
  await desk.db.execute(
    sql`update ticket set facts = facts - 'folded' - 'undeliverable' #- '{authorship,outsideOf}' where number = ${number}`,
  );
  const ticket = await read(number);
  expect(ticket).toMatchObject({ ...particular, folded: 0, undeliverable: null });
  expect(ticket?.authorship).toEqual({ ...particular.authorship, outsideOf: null });
  if (!ticket) return;
  const schedule = scheduleOf(desk, ticket, desk.clock());
  await saveTicket(desk.db, { ticket: { ...ticket, folded: 1 }, schedule, events: [], key: null });
  expect(await read(number)).toEqual({ ...ticket, folded: 1 });
});

test('what the clock changes of many tickets at once holds their facts, too', async () => {
  const number = await place(desk, ticketOf());
  const [due] = await lockDueTickets(desk.db, new Date('2027-11-24T09:30:00Z'), 1, number);
  expect(due?.number).toBe(number);
  if (!due) return;
  const struck = { ...due, ...particular };
  await saveStruckTickets(desk.db, [{ ticket: struck, schedule: scheduleOf(desk, struck, desk.clock()) }]);
  expect(await read(number)).toEqual(struck);
});
