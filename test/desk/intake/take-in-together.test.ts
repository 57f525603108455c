import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeInTogether } from '../../../src/desk/intake/take-in-together.ts';
import { faultOf } from '../../../src/store/fault.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { ticketEvent } from '../../../src/store/schema/events.ts';
import { lockTicket } from '../../../src/store/tickets/tickets.ts';
import { onServer, ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const other = { from: { name: 'Emma', address: 'emma@altrove.example' } };

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

test('mails of many people that come at once share few transactions', async () => {
  const take = takeInTogether(desk);
  const mails = Array.from({ length: 12 }, (_, n) => {
    const email = anEmail({ from: { name: `M${n}`, address: `m${n}@molti.example` } });
    return { ...email, arrived: { ...email.arrived, door: 'smtp' as const } };
  });
  const outcomes = await Promise.all(mails.map(take));
  const tickets = outcomes.map(outcome => ('ticket' in outcome ? (outcome.ticket ?? 0) : 0));
  // The first sets out at once, the second beside it, and the others together.
  expect(await transactions(tickets)).toBe(3);
});

test('a mail’s HTML, which nobody has asked for, is not made', async () => {
  let made = 0;
  const email = Object.defineProperty(anEmail(), 'html', {
    enumerable: true,
    get: () => {
      made += 1;
      return '';
    },
  });
  expect((await takeInTogether(desk)(email)).outcome).toBe('opened');
  expect(made).toBe(0);
});

test('one that the database refuses takes none with it', async () => {
  const take = takeInTogether(desk);
  const faulty = anEmail({ language: null as never });
  const mails = [anEmail(), anEmail(), faulty, anEmail()];
  const outcomes = await Promise.allSettled(mails.map(take));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  const known = await Promise.all(mails.filter((_, n) => n !== 2).map(take));
  expect(known.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
});

test('NUL and halves of surrogate pairs are taken out, wherever they stand', async () => {
  const odd = 'a\u0000b\ud800c';
  const take = takeInTogether(desk);
  const outcome = await take(
    anEmail({
      subject: odd,
      text: odd,
      html: odd,
      from: { name: odd, address: 'x@cliente.example' },
      references: [`<${odd}@x.example>`],
      attachments: [
        {
          name: odd,
          type: odd,
          content: new Uint8Array([0]),
          contentId: odd,
          inline: false,
          dangerous: false,
        },
      ],
    }),
  );
  expect(outcome.outcome).toBe('opened');
  const [message] = await conversationOf(desk.db, 'ticket' in outcome ? (outcome.ticket ?? 0) : 0);
  expect(message).toMatchObject({ subject: 'ab\ufffdc', text: 'ab\ufffdc', from: { name: 'ab\ufffdc' } });
  expect(message?.attachments).toMatchObject([{ name: 'ab\ufffdc' }]);
});

test('the same mail twice at once is one', async () => {
  const take = takeInTogether(desk);
  const mail = anEmail();
  const outcomes = await Promise.all([anEmail(), mail, mail].map(take));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['opened', 'opened', 'duplicate']);
});

test('a ticket that somebody holds keeps out the mails about it, and nobody else’s', async () => {
  const take = takeInTogether(desk);
  const request = anEmail();
  const opened = await take(request);
  const number = 'ticket' in opened ? (opened.ticket ?? 0) : 0;
  const { answered, stranger } = await desk.db.transaction(async tx => {
    await lockTicket(tx, number);
    const all = [anEmail(), anEmail({ inReplyTo: [request.messageId] }), anEmail(other)].map(take);
    const [, answered, stranger] = await Promise.allSettled(all);
    return { answered, stranger };
  });
  expect(stranger).toMatchObject({ status: 'fulfilled', value: { outcome: 'opened' } });
  expect(answered?.status === 'rejected' && faultOf(answered.reason)).toBe('lock');
});

test('where the database fails in passing, what stands behind stays out as well: an answer must not overtake', async () => {
  const take = takeInTogether(desk);
  await onServer(own.ownerUrl, owner =>
    owner.unsafe(`
      create sequence passing_fault;
      grant usage on sequence passing_fault to public;
      create function passing_fault() returns trigger language plpgsql as $$ begin
        if new.subject = 'Prima' and nextval('passing_fault') <= 1 then
          raise exception 'starting up' using errcode = '57P03';
        end if;
        return new;
      end $$;
      create trigger passing_fault before insert on message for each row execute function passing_fault()`),
  );
  const first = anEmail({ subject: 'Prima', ...other });
  const answer = anEmail({ subject: 'Re: Prima', inReplyTo: [first.messageId], ...other });
  const before = take(anEmail(other));
  const outcomes = await Promise.allSettled([take(first), take(answer)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await before;
  const again = await Promise.all([take(first), take(answer)]);
  expect(again.map(({ outcome }) => outcome)).toEqual(['opened', 'appended']);
});
