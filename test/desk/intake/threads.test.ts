import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import type { IntakeOutcome } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { ownDatabase } from '../../database.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let arrivals = 0;

/** Takes a mail in as it comes off the wire, at one of the desk's mailboxes. */
async function arrive(source: string, mailbox = 'support@interzen.example'): Promise<IntakeOutcome> {
  arrivals += 1;
  const read = await readEmail(
    {
      source: Buffer.from(source.replace(/\n/g, '\r\n')),
      arrivedAt: desk.clock(),
      mailbox,
      door: 'imap',
      place: `imap:${mailbox}:1:${arrivals}`,
      fromBacklog: false,
    },
    { ownAddresses: desk.ownAddresses, isOwnMessageId: desk.messageIds.isOwn },
  );
  if (!read.ok) throw new Error(read.unreadable.error);
  return await takeIn(desk, read.email);
}

function ticketIn(outcome: IntakeOutcome): number {
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(`no ticket: ${outcome.outcome}`);
  return outcome.ticket;
}

async function anna(ticket: number, command: OperatorCommand): Promise<void> {
  const operator = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const handled = await handle(desk, ticket, command, {
    actor: { kind: 'operator', ...operator },
    origin: 'slack',
    key: null,
  });
  expect(handled.ok).toBe(true);
}

const letters = async (ticket: number) =>
  (await conversationOf(desk.db, ticket)).filter(({ direction }) => direction === 'out');

describe('one mail by several ways', () => {
  const mail = (about: {
    id: string;
    subject?: string;
    date?: string;
    to?: string;
    text?: string;
    head?: string;
  }) =>
    `${about.head ?? ''}From: Paolo Neri <paolo@cliente.example>\nTo: ${about.to ?? 'support@interzen.example'}\nSubject: ${about.subject ?? 'Stampa ferma'}\nMessage-ID: ${about.id}\nDate: ${about.date ?? 'Mon, 23 Nov 2026 09:59:00 +0100'}\nContent-Type: text/plain; charset=utf-8\n\n${about.text ?? 'Buongiorno, la stampa è ferma.'}\n`;

  test('to two mailboxes, once through a list that adds a prefix and a footer: one ticket', async () => {
    const id = '<lista@cliente.example>';
    const copy = mail({
      id,
      head: 'List-Id: <assistenza.interzen.example>\n',
      subject: '[assistenza] Stampa ferma',
      text: 'Buongiorno, la stampa è ferma.\n\n_______________\nassistenza mailing list',
    });
    // At the same moment: each mailbox has a connection of its own.
    const outcomes = await Promise.all([arrive(mail({ id })), arrive(copy, 'help@interzen.example')]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['duplicate', 'opened']);
    const [number = 0, other] = outcomes.map(ticketIn);
    expect(other).toBe(number);
    expect(await conversationOf(desk.db, number)).toHaveLength(1);
  });

  test('a list takes the file away: the copy that brings it is not thrown away', async () => {
    const id = '<contratto@cliente.example>';
    const words = 'Ecco il contratto firmato.';
    const bare = mail({
      id,
      subject: '[assistenza] Contratto',
      text: `${words}\n\n___\nassistenza mailing list`,
    });
    const whole = mail({ id, subject: 'Contratto' }).replace(
      /Content-Type[\s\S]*$/,
      `Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${words}\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=c.pdf\n\n%PDF-1.4\n--b--\n`,
    );
    await arrive(bare);
    const outcome = await arrive(whole, 'help@interzen.example');
    expect(outcome.outcome).not.toBe('duplicate');
    const files = (await conversationOf(desk.db, ticketIn(outcome))).flatMap(each => each.attachments);
    expect(files.map(({ name }) => name)).toEqual(['c.pdf']);
    // The same with its file once more is a copy.
    const again = whole.replace('Subject: Contratto', 'Subject: [assistenza] Contratto');
    expect(await arrive(again)).toEqual({ outcome: 'duplicate', ticket: ticketIn(outcome) });
  });

  test('one Message-ID for two mails of different hours is two mails', async () => {
    const id = '<riusato@cliente.example>';
    const first = ticketIn(await arrive(mail({ id, subject: 'Spedizione', text: 'Il pacco è partito.' })));
    const later = { id, subject: 'Consegna', text: 'Il pacco è partito. Arriva domani.' };
    const second = ticketIn(await arrive(mail({ ...later, date: 'Mon, 23 Nov 2026 11:59:00 +0100' })));
    expect(second).not.toBe(first);
  });

  test('our address stands in Delivered-To alone: taken in, and answered from the mailbox', async () => {
    const head = 'Delivered-To: support@interzen.example\nX-Original-To: support@interzen.example\n';
    const number = ticketIn(
      await arrive(
        mail({ id: '<gruppo@cliente.example>', head, to: 'tutti@gruppo.example', subject: 'Gruppo' }),
      ),
    );
    await anna(number, { type: 'claim' });
    expect(await letters(number)).toMatchObject([
      { from: { address: 'support@interzen.example' }, to: [{ address: 'paolo@cliente.example' }] },
    ]);
  });
});

describe('the thread', () => {
  test('a second answer in a row, to an id that we never saw, is found by the start of its References', async () => {
    const number = ticketIn(await takeIn(desk, anEmail({ messageId: '<inizio@cliente.example>' })));
    const answer = anEmail({
      subject: 'Un’altra cosa',
      inReplyTo: ['<mai-vista-2@cliente.example>'],
      references: [
        '<inizio@cliente.example>',
        '<mai-vista-1@cliente.example>',
        '<mai-vista-2@cliente.example>',
      ],
    });
    expect(await takeIn(desk, answer)).toEqual({ outcome: 'appended', ticket: number });
    const next = anEmail({ subject: 'E ancora', inReplyTo: [answer.messageId] });
    expect(await takeIn(desk, next)).toEqual({ outcome: 'appended', ticket: number });
  });

  test('an answer to the automatic receipt lands on the ticket', async () => {
    desk.sendsReceipts = true;
    const number = ticketIn(await takeIn(desk, anEmail()));
    desk.sendsReceipts = false;
    const [receipt] = await letters(number);
    expect(receipt?.automatic).toBe('auto-replied');
    const answer = anEmail({ subject: 'Re: ricevuta', inReplyTo: [receipt?.messageId ?? ''] });
    expect(await takeIn(desk, answer)).toEqual({ outcome: 'appended', ticket: number });
  });

  test('letters go to the requester, whoever wrote last', async () => {
    const colleague = { name: 'Luca Blu', address: 'luca@cliente.example' };
    const number = ticketIn(await takeIn(desk, anEmail({ cc: [colleague] })));
    const last = anEmail({ from: colleague, subjectTokens: [number], subject: 'Re: Stampa' });
    await takeIn(desk, last);
    await anna(number, { type: 'claim' });
    await anna(number, { type: 'reply', text: 'Buongiorno.' });
    for (const letter of await letters(number)) {
      expect(letter.to).toEqual([{ name: 'Paolo Neri', address: 'paolo@cliente.example' }]);
      expect(letter.inReplyTo).toBe(last.messageId);
    }
  });
});

describe('the customer’s language', () => {
  test('of a mail that is too short to tell is that in which they wrote before', async () => {
    const from = { name: 'Emma', address: 'emma@northwind.example' };
    await takeIn(
      desk,
      anEmail({ from, language: 'en', subject: 'Search', text: 'Hello, the search is broken.' }),
    );
    const short = anEmail({ from, language: 'it', subject: 'Ok?', text: 'Ok?' });
    const number = ticketIn(await takeIn(desk, short));
    expect((await findTicket(desk.db, number))?.language).toBe('en');
  });
});

describe('thanks', () => {
  test('after the closing: kept on the ticket, which stays closed, and no second closing letter', async () => {
    const number = ticketIn(await takeIn(desk, anEmail()));
    await anna(number, { type: 'claim' });
    await anna(number, { type: 'classify', category: helpDesk, priority: null });
    await anna(number, { type: 'close', resolution: 'Fatto.' });
    const before = await letters(number);
    await takeIn(desk, anEmail({ subjectTokens: [number], isThanks: true, text: 'Grazie mille!' }));
    expect((await findTicket(desk.db, number))?.status).toBe('closed');
    expect(await letters(number)).toEqual(before);
    expect((await conversationOf(desk.db, number)).at(-1)?.text).toBe('Grazie mille!');
  });
});
