import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeInTogether } from '../../src/desk/take-in-together.ts';
import { conversationOf } from '../../src/store/messages.ts';
import { ticketEvent } from '../../src/store/schema.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from './a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

/** In how many transactions the tickets of these mails were opened or went on. */
async function transactions(tickets: number[]): Promise<number> {
  const rows = await desk.db.execute<{ tx: string }>(
    sql`select distinct xmin::text as tx from ${ticketEvent} where ticket in (${sql.join(tickets, sql`, `)})`,
  );
  return rows.length;
}

const cardsOf = async (ticket: number) =>
  await desk.db.execute(
    sql`select 1 from graphile_worker._private_jobs where key = ${`card:slack:C0SUPPORT:${ticket}`}`,
  );

test('mails that come while another is taken in share a transaction; an answer finds what it answers among them', async () => {
  const take = takeInTogether(desk);
  const request = anEmail();
  const answer = anEmail({ inReplyTo: [request.messageId] });
  const others = Array.from({ length: 8 }, () => anEmail());
  const outcomes = await Promise.all([anEmail(), ...others, request, answer].map(take));
  const tickets = outcomes.map(outcome => ('ticket' in outcome ? (outcome.ticket ?? 0) : 0));
  expect(tickets.at(-1)).toBe(tickets.at(-2));
  expect(outcomes.at(-1)?.outcome).toBe('appended');
  expect(new Set(tickets).size).toBe(10);
  expect(await transactions(tickets.slice(1))).toBe(1);
  expect(await conversationOf(desk.db, tickets.at(-1) ?? 0)).toHaveLength(2);
  // Two mails asked for its card: it is drawn once, as it is after both.
  expect(await cardsOf(tickets.at(-1) ?? 0)).toHaveLength(1);
});

test('one that the database refuses takes none with it', async () => {
  const take = takeInTogether(desk);
  const mails = [anEmail(), anEmail(), anEmail({ text: 'Buongiorno \u0000 a tutti voi.' }), anEmail()];
  const outcomes = await Promise.allSettled(mails.map(take));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  const known = await Promise.all(mails.filter((_, n) => n !== 2).map(take));
  expect(known.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
});

test('the same mail twice at once is one', async () => {
  const take = takeInTogether(desk);
  const mail = anEmail();
  const outcomes = await Promise.all([anEmail(), mail, mail].map(take));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['opened', 'opened', 'duplicate']);
});
