import { sql } from 'drizzle-orm';
import { vi } from 'vitest';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import type { InboundEmail } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { messageIds } from '../../../src/desk/letters/message-ids.ts';
import { quoteLinks } from '../../../src/desk/quotes/links.ts';
import { writersOf } from '../../../src/house/desk/letters.ts';
import { customersCompanies, slackIds } from '../../../src/sandbox/cast.ts';
import type { Db } from '../../../src/store/database.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { type Started, shippedConfig, support } from '../../journeys/a-house.ts';
import { billable } from '../../ticket/categories.ts';

/** Somebody writes to the desk. @returns the number of the request that it opened */
export async function requestFrom(
  own: Started,
  db: Db,
  { address, subject, text }: { address: string; subject: string; text: string },
): Promise<number> {
  const mail = { from: { name: 'Paolo Neri', address }, to: support, subject, text };
  await own.sandbox.mailbox.write(mail, own.house.smtpPort);
  return await vi.waitFor(async () => {
    const [row] = await db.execute<{ number: number }>(
      sql`select number from ticket where subject = ${subject}`,
    );
    if (!row) throw new Error('it has not come in');
    return row.number;
  }, 60_000);
}

export async function ticketNumbered(db: Db, number: number): Promise<Ticket> {
  const ticket = await findTicket(db, number);
  if (!ticket) throw new Error(`there is no request ${number}`);
  return ticket;
}

/** A desk over the house's own database: what it orders, the house carries out. */
export async function deskBeside(own: Started): Promise<Desk> {
  const { db } = own.database.database;
  const secret = await deskSecret(db);
  const desk: Desk = {
    ...aDesk(() => db),
    clock: own.sandbox.clock,
    companies: liveCompanies(customersCompanies),
    destinations: [{ platform: 'slack', channel: slackIds.channel }],
    quoteLinks: quoteLinks(secret, own.url),
    messageIds: messageIds(secret),
  };
  return { ...desk, letters: writersOf(shippedConfig(), desk, secret).letters };
}

/** A mail that is taken in without its way through the doors: for many of them. @returns the number of its request */
export async function takenIn(desk: Desk, about: Partial<InboundEmail>): Promise<number> {
  const mail = anEmail({ ...about, sender: about.from ?? null, mailbox: support });
  const arrived = { ...mail.arrived, arrivedAt: desk.clock() };
  const outcome = await takeIn(desk, { ...mail, arrived });
  if (outcome.outcome !== 'opened') throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

/** An operator does this to a request, without pressing anything. */
export async function ordered(desk: Desk, number: number, ...commands: OperatorCommand[]): Promise<void> {
  const anna = await enrolOperator(desk.db, {
    email: 'anna.rossi@interzen.example',
    name: 'Anna Rossi',
    role: 'operator',
  });
  const done = await handle(desk, number, commands, { actor: actorOf(anna), origin: 'slack', key: null });
  if (!done.ok) throw new Error(JSON.stringify(done));
}

/** An operator offers a quote for a request, and its letter has left. @returns its link */
export async function quoteFor(own: Started, desk: Desk, number: number): Promise<string> {
  const now = desk.clock();
  const until = new Date(now.getTime() + 14 * 86_400_000);
  await ordered(
    desk,
    number,
    { type: 'claim' },
    { type: 'classify', category: billable, priority: null },
    {
      type: 'offer-quote',
      price: { of: 'sum', cents: 48_000, currency: 'EUR' },
      vat: 'IVA esclusa',
      text: 'Nuovo tracciato per l’esportazione delle fatture, con collaudo in ambiente di prova.\n\nI dati restano sui vostri server.',
      lastDay: until.toISOString().slice(0, 10),
      validUntil: until.toISOString(),
      now: now.toISOString(),
    },
  );
  const ticket = await ticketNumbered(desk.db, number);
  const link = desk.quoteLinks.of(ticket, 1);
  await vi.waitFor(() => {
    const letters = own.sandbox.mailbox.of(ticket.requester.address);
    if (!letters.some(({ text }) => text.includes(link))) throw new Error('it has not come');
  }, 60_000);
  return link;
}
