import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import type { IntakeOutcome } from '../../../src/desk/inbound-email.ts';
import { quarantine, takeIn } from '../../../src/desk/intake/intake.ts';
import { mailSource } from '../../../src/store/mail/mails.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { ticketEvent } from '../../../src/store/schema/events.ts';
import { inboundMail, mailArrival } from '../../../src/store/schema/mail.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { onServer, ownDatabase } from '../../database.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  expect(outcome.outcome).toBe('opened');
  return numberOf(outcome);
}

function numberOf(outcome: IntakeOutcome): number {
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error('no ticket');
  return outcome.ticket;
}

async function anna(...commands: [number, OperatorCommand][]): Promise<void> {
  const operator = await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna Rossi',
    role: 'operator',
  });
  for (const [number, command] of commands) {
    const handled = await handle(desk, number, command, {
      actor: { kind: 'operator', ...operator },
      origin: 'slack',
      key: null,
    });
    expect(handled.ok).toBe(true);
  }
}

const jobs = async (task: string, ticket: number) =>
  await desk.db.execute<{ payload: { ticket: number } }>(
    sql`select j.key, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
        where j.task_identifier = ${task} and (p.payload ->> 'ticket')::int = ${ticket}`,
  );

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('a new request', () => {
  test('opens a ticket, with its card in every channel', async () => {
    const number = await opened({ subject: 'Stampa ferma' });
    const ticket = await findTicket(desk.db, number);
    expect(ticket).toMatchObject({
      number,
      status: 'new',
      subject: 'Stampa ferma',
      language: 'it',
      version: 1,
    });
    expect(ticket?.requester).toEqual({ name: 'Paolo Neri', address: 'paolo@cliente.example' });
    expect(await jobs('card', number)).toHaveLength(2);
  });

  test('keeps the raw source and the attachments', async () => {
    const content = new Uint8Array([1, 2, 3]);
    const email = anEmail({
      attachments: [
        { name: 'log.txt', type: 'text/plain', content, contentId: '', inline: false, dangerous: false },
      ],
    });
    const number = numberOf(await takeIn(desk, email));
    const [mail] = await desk.db.select().from(inboundMail).where(eq(inboundMail.ticket, number));
    expect(await mailSource(desk.db, number, mail?.id ?? 0)).toEqual(email.arrived.source);
    expect(Buffer.from(mail?.packedOf ?? []).toString('hex')).toBe(sha256(email.arrived.source));
    const [message] = await conversationOf(desk.db, number);
    expect(message?.attachments).toMatchObject([{ name: 'log.txt', size: 3 }]);
  });

  test('reads a source that lies there as it came, as those of before do', async () => {
    const email = anEmail();
    const number = numberOf(await takeIn(desk, email));
    const { source } = email.arrived;
    const [mail] = await desk.db
      .update(inboundMail)
      .set({ source, packedOf: null })
      .where(eq(inboundMail.ticket, number))
      .returning({ id: inboundMail.id });
    expect(await mailSource(desk.db, number, mail?.id ?? 0)).toEqual(source);
  });

  test('a large source comes back as it came', async () => {
    const source = randomBytes(300_000);
    const email = anEmail();
    const number = numberOf(await takeIn(desk, { ...email, arrived: { ...email.arrived, source } }));
    const [mail] = await desk.db.select().from(inboundMail).where(eq(inboundMail.ticket, number));
    expect(await mailSource(desk.db, number, mail?.id ?? 0)).toEqual(source);
  });

  test('a subject of five megabytes is a subject', async () => {
    const number = await opened({ subject: 'x'.repeat(5_000_000) });
    expect((await findTicket(desk.db, number))?.subject).toHaveLength(500);
  });
});

describe('the same mail again', () => {
  test('after a crash: one record, one ticket', async () => {
    const email = anEmail();
    const number = numberOf(await takeIn(desk, email));
    expect(await takeIn(desk, email)).toEqual({ outcome: 'duplicate', ticket: number });
  });

  test('by a second mailbox: the same record, two arrivals', async () => {
    const email = anEmail();
    const number = numberOf(await takeIn(desk, email));
    const copy = {
      ...email,
      arrived: { ...email.arrived, mailbox: 'help@interzen.example', place: 'imap:help:1:1' },
    };
    expect(await takeIn(desk, copy)).toEqual({ outcome: 'duplicate', ticket: number });
    const arrivals = await desk.db
      .select({ mailbox: mailArrival.mailbox })
      .from(mailArrival)
      .innerJoin(inboundMail, eq(inboundMail.id, mailArrival.mailId))
      .where(eq(inboundMail.ticket, number));
    expect(arrivals.map(a => a.mailbox).toSorted()).toEqual([
      'help@interzen.example',
      'support@interzen.example',
    ]);
  });

  test('at the same moment, ten times: one ticket', async () => {
    const email = anEmail();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => takeIn(desk, email)));
    expect(outcomes.filter(o => o.outcome === 'opened')).toHaveLength(1);
    expect(new Set(outcomes.map(numberOf)).size).toBe(1);
  });

  test('a Message-ID that a sender uses for different mails is no duplicate', async () => {
    const first = await opened({ messageId: '<same@dhl.example>', text: 'La spedizione è partita' });
    const second = await opened({ messageId: '<same@dhl.example>', text: 'Il pacco è in ritardo' });
    expect(second).not.toBe(first);
  });
});

describe('an answer', () => {
  test('lands by In-Reply-To on the letter it answers', async () => {
    const number = await opened();
    await anna([number, { type: 'claim' }], [number, { type: 'ask-clarification', text: 'Quale versione?' }]);
    const letter = (await conversationOf(desk.db, number)).at(-1);
    const answer = anEmail({ inReplyTo: [letter?.messageId ?? ''], subject: 'Re: altro' });
    expect(await takeIn(desk, answer)).toEqual({ outcome: 'appended', ticket: number });
    expect(await findTicket(desk.db, number)).toMatchObject({ status: 'assigned', waitingSince: null });
  });

  test('to the customer’s own first mail lands too', async () => {
    const number = await opened({ messageId: '<first@cliente.example>' });
    expect(await takeIn(desk, anEmail({ references: ['<first@cliente.example>'] }))).toEqual({
      outcome: 'appended',
      ticket: number,
    });
  });

  test('lands by the subject’s token', async () => {
    const number = await opened();
    expect(await takeIn(desk, anEmail({ subjectTokens: [number] }))).toEqual({
      outcome: 'appended',
      ticket: number,
    });
  });

  test('of a stranger opens its own ticket, linked', async () => {
    const number = await opened();
    const stranger = anEmail({
      subjectTokens: [number],
      from: { name: 'Eve', address: 'eve@altrove.example' },
    });
    const other = numberOf(await takeIn(desk, stranger));
    expect(other).not.toBe(number);
    expect(await findTicket(desk.db, other)).toMatchObject({
      linkedTo: number,
      participants: ['eve@altrove.example'],
    });
  });

  test('of somebody in copy lands on the ticket', async () => {
    const colleague = { name: 'Luca', address: 'luca@cliente.example' };
    const number = await opened({ cc: [colleague] });
    const answer = anEmail({ subjectTokens: [number], from: colleague });
    expect(await takeIn(desk, answer)).toEqual({ outcome: 'appended', ticket: number });
  });
});

describe('after the closing', () => {
  async function closed(): Promise<number> {
    const number = await opened();
    await anna(
      [number, { type: 'claim' }],
      [number, { type: 'classify', category: helpDesk, priority: null }],
      [number, { type: 'close', resolution: 'Fatto.' }],
    );
    return number;
  }

  test('a message reopens it', async () => {
    const number = await closed();
    await takeIn(desk, anEmail({ subjectTokens: [number] }));
    expect((await findTicket(desk.db, number))?.status).toBe('assigned');
  });

  test('thanks do not', async () => {
    const number = await closed();
    await takeIn(desk, anEmail({ subjectTokens: [number], isThanks: true, text: 'Grazie mille!' }));
    expect((await findTicket(desk.db, number))?.status).toBe('closed');
  });

  test('long after, a new ticket is opened, linked to the old', async () => {
    const number = await closed();
    desk.advance(20 * 86_400_000);
    const other = numberOf(await takeIn(desk, anEmail({ subjectTokens: [number] })));
    expect((await findTicket(desk.db, other))?.linkedTo).toBe(number);
    desk.advance(-20 * 86_400_000);
  });
});

describe('machines', () => {
  test('an out-of-office on a ticket is filed and moves nothing', async () => {
    const number = await opened();
    await anna([number, { type: 'claim' }], [number, { type: 'ask-clarification', text: 'Quale versione?' }]);
    await takeIn(desk, anEmail({ subjectTokens: [number], kind: 'auto-reply', why: 'Auto-Submitted' }));
    expect((await findTicket(desk.db, number))?.status).toBe('waiting');
  });

  test('a bounce to nothing we know opens no ticket, and is kept', async () => {
    expect(await takeIn(desk, anEmail({ kind: 'bounce', why: 'delivery report' }))).toEqual({
      outcome: 'filed',
      ticket: null,
      why: 'delivery report',
    });
  });

  test('a monitor’s mail opens a ticket whose claim writes no letter', async () => {
    const number = await opened({
      kind: 'machine',
      why: 'Precedence: bulk',
      from: { name: 'Nagios', address: 'nagios@cliente.example' },
    });
    await anna([number, { type: 'claim' }]);
    const letter = (await conversationOf(desk.db, number)).at(-1);
    expect(letter).toMatchObject({ direction: 'out', state: 'held', stateWhy: 'machine' });
  });

  test('one address gets no more automatic letters than the cap', async () => {
    const from = { name: '', address: 'robot@loop.example' };
    const states = [];
    for (let i = 0; i < 5; i += 1) {
      const number = await opened({ from });
      await anna([number, { type: 'claim' }]);
      states.push((await conversationOf(desk.db, number)).at(-1)?.state);
    }
    expect(states).toEqual(['queued', 'queued', 'queued', 'held', 'held']);
  });

  test('an own letter that comes back is dropped', async () => {
    expect((await takeIn(desk, anEmail({ kind: 'own', why: 'X-Sportello-Loop' }))).outcome).toBe('dropped');
  });
});

test('what cannot be parsed is kept, once, and shown to the admins', async () => {
  const { arrived } = anEmail();
  const unreadable = { arrived, contentHash: 'abc', error: 'nested too deeply' };
  expect((await quarantine(desk, unreadable)).outcome).toBe('quarantined');
  expect((await quarantine(desk, unreadable)).outcome).toBe('duplicate');
  const notices = await desk.db.execute(
    sql`select 1 from graphile_worker.jobs where task_identifier = 'notice' and key like '%quarantine%'`,
  );
  expect(notices).toHaveLength(1);
});

test('the log cannot be rewritten', async () => {
  const number = await opened();
  expect(await eventsAfter(desk.db, number, 0)).toHaveLength(1);
  const forge = desk.db.update(ticketEvent).set({ origin: 'cli' }).where(eq(ticketEvent.ticket, number));
  await expect(forge).rejects.toMatchObject({
    cause: { message: expect.stringContaining('permission denied') },
  });
  for (const statement of ["update ticket_event set origin = 'cli'", 'truncate ticket_event'])
    await expect(onServer(own.ownerUrl, owner => owner.unsafe(statement))).rejects.toThrow('append-only');
});
