import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { asideButtons } from '../../../src/chat/actions/aside-buttons.ts';
import { liftComplaint } from '../../../src/chat/actions/letters/lift-complaint.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import { conversationView } from '../../../src/chat/cards/conversation.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { handle } from '../../../src/desk/handle.ts';
import type { IntakeOutcome } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import { cardFactsOf } from '../../../src/store/asking/card-facts.ts';
import { findContact } from '../../../src/store/mail/contacts.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { traitsOf } from '../../../src/ticket/traits.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { wholePart, wholeTicket } from '../../chat/seen-whole.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { jobs } from '../clock/under-the-clock.ts';
import { ticketAt } from '../given-out.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
// Of all that is automatic, a receipt is the most eager.
desk.sendsReceipts = true;

let arrivals = 0;

/** Takes a mail in as it comes off the wire. */
async function arrive(source: string): Promise<IntakeOutcome> {
  arrivals += 1;
  const read = await readEmail(
    {
      source: Buffer.from(source),
      arrivedAt: desk.clock(),
      mailbox: 'support@interzen.example',
      door: 'imap',
      place: `imap:support:1:${arrivals}`,
      fromBacklog: false,
    },
    { ownAddresses: desk.ownAddresses, isOwnMessageId: desk.messageIds.isOwn },
  );
  if (!read.ok) throw new Error(read.unreadable.error);
  return await takeIn(desk, read.email);
}

const machine = (name: string) =>
  readFileSync(new URL(`../../fixtures/mail/machines/${name}.eml`, import.meta.url), 'utf8');

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

/** Letters that leave: all that were written, but for those that are held. */
async function leaving(): Promise<number> {
  const [row] = await desk.db.execute<{ letters: number }>(
    sql`select count(*)::int as letters from message where direction = 'out' and state <> 'held'`,
  );
  return Number(row?.letters);
}

const lettersOf = async (ticket: number) =>
  (await conversationOf(desk.db, ticket))
    .filter(({ direction }) => direction === 'out')
    .map(({ state, stateWhy }) => stateWhy ?? state);

test('a person is answered: a receipt, and a letter at the claim', async () => {
  const number = ticketIn(await takeIn(desk, anEmail()));
  await anna(number, { type: 'claim' });
  expect(await lettersOf(number)).toEqual(['queued', 'queued']);
});

test('thirty mails of one sender at the same moment get no more receipts than the cap', async () => {
  const from = { name: '', address: 'bombardato@vittima.example' };
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      takeIn(desk, anEmail({ from, subject: `Mail ${'ab'.repeat(n + 1)}` })),
    ),
  );
  const states = [];
  for (const outcome of outcomes) states.push(...(await lettersOf(ticketIn(outcome))));
  expect(states).toHaveLength(30);
  expect(states.filter(state => state === 'queued')).toHaveLength(desk.letterLimits.perHour);
});

describe('never answered automatically', () => {
  test.each([
    ['a mailing list', 'mailman-list'],
    ['a newsletter', 'newsletter'],
    ['a read receipt', 'read-receipt-mdn'],
    ['a read receipt in words', 'outlook-letto-text'],
    ['a bounce with an empty return path', 'postfix-bounce-user-unknown'],
    ['a bounce that names no sender', 'empty-from-bounce'],
    ['a delay', 'postfix-delayed'],
    ['a complaint', 'arf-complaint'],
    ['a calendar’s answer', 'calendar-accepted'],
    ['a calendar’s answer with words', 'calendar-declined-with-words'],
    ['a sender check', 'boxtrapper-challenge'],
    ['another sender check', 'tmda-challenge'],
    ['a sender check in Italian', 'challenge-it'],
    ['an absence', 'sieve-vacation'],
    ['an absence without any header', 'ooo-text-only-it'],
    ['another desk’s receipt', 'zendesk-receipt'],
    ['another desk’s receipt without any header', 'receipt-it-ticket-aperto'],
    ['a monitor', 'nagios-alert'],
    ['a program with an empty return path', 'null-path-machine'],
    ['an address that nobody reads', 'noreply-order'],
    ['a receipt of certified mail', 'pec-consegna'],
    ['our own letter', 'own-letter-forwarded-back'],
  ])('%s', async (_what, name) => {
    const before = await leaving();
    const outcome = await arrive(machine(name));
    if (outcome.outcome === 'opened') await anna(outcome.ticket, { type: 'claim' });
    expect(await leaving()).toBe(before);
  });
});

describe('a complaint about a letter of ours', () => {
  const address = 'reclamo@provider.example';

  const eventsOn = async (ticket: number) =>
    (await eventsAfter(desk.db, ticket, 0)).map(({ event }) => event);

  async function complainAbout(letter: string): Promise<IntakeOutcome> {
    const report = machine('arf-complaint').replace(/<sportello\.1042[^>]*>/, letter);
    expect(report).toContain(letter);
    return await arrive(report.replace('<fbl.1@', `<fbl.${arrivals}@`).replace(' [#1042]', ''));
  }

  test('is told to the admins, and the address gets nothing automatic any more, whatever it writes', async () => {
    const from = { name: 'Paolo Neri', address };
    const number = ticketIn(await takeIn(desk, anEmail({ from })));
    const [, letter] = await conversationOf(desk.db, number);
    expect(await complainAbout(letter?.messageId ?? '')).toEqual({ outcome: 'appended', ticket: number });
    const notices = await desk.db.execute<{ payload: unknown }>(
      sql`select payload from graphile_worker._private_jobs where payload ->> 'subject' = 'complaint'
          and payload -> 'details' ->> 'ticket' = ${`#${number}`}`,
    );
    expect([...notices]).toHaveLength(1);
    // The thread says what the admins read, the report itself adds no line, and its parts are nobody's attachments.
    const told = await eventsOn(number);
    expect(told.slice(-2)).toMatchObject([
      { type: 'message-received', toldByReport: true },
      { type: 'letter-complained', recipient: address },
    ]);
    expect(told.slice(-2).map(event => traitsOf(event).isSaidElsewhere)).toEqual([true, false]);
    expect((await cardFactsOf(desk.db, { number, sees: true }))?.files).toBe(0);
    const read = await ticketAt(desk, number);
    const conversation = await conversationView(
      wholeTicket(read),
      (await conversationOf(desk.db, number)).map(wholePart),
      [],
      { attachment: async () => 'https://part', original: async () => 'https://whole', request: '' },
      speechIn('it'),
      null,
    );
    const links = conversation.entries.flatMap(({ attachments }) => attachments.map(({ url }) => url));
    expect(new Set(links)).toEqual(new Set(['https://whole']));

    await anna(number, { type: 'claim' });
    expect(await lettersOf(number)).toEqual(['queued', 'complaint']);
    const next = ticketIn(await takeIn(desk, anEmail({ from })));
    await anna(next, { type: 'claim' });
    await anna(next, { type: 'reply', text: 'Buongiorno.' });
    // What a person writes to a person goes.
    expect(await lettersOf(next)).toEqual(['complaint', 'complaint', 'queued']);
  });

  test('about a letter that nobody wrote changes nothing, and says so to the admins', async () => {
    const from = { name: 'Paolo Neri', address: 'estraneo@provider.example' };
    const number = ticketIn(await takeIn(desk, anEmail({ from })));
    await complainAbout('<made-up@elsewhere.example>');
    expect(await findContact(desk.db, from.address)).not.toMatchObject({ undeliverableWhy: 'complaint' });
    const stray = await desk.db.execute(
      sql`select 1 from graphile_worker._private_jobs where payload ->> 'subject' in ('stray-complaint', 'machine-mail')
          and payload -> 'details' ->> 'address' = ${address}`,
    );
    expect([...stray].length).toBeGreaterThan(0);
    expect((await eventsOn(number)).map(({ type }) => type)).not.toContain('letter-complained');
  });

  test('is lifted from the admins’ card, by a manager, once, and that is recorded', async () => {
    const from = { name: 'Paolo Neri', address: 'pentito@provider.example' };
    const number = ticketIn(await takeIn(desk, anEmail({ from })));
    const [, letter] = await conversationOf(desk.db, number);
    await complainAbout(letter?.messageId ?? '');
    const [notice] = await desk.db.execute<{ details: Record<string, string> }>(
      sql`select payload -> 'details' as details from graphile_worker._private_jobs
          where payload ->> 'subject' = 'complaint' and payload -> 'details' ->> 'ticket' = ${`#${number}`}`,
    );
    const about = { id: Number(notice?.details.letter), nonce: notice?.details.nonce ?? '' };
    const words = wordsIn('it');
    const [button] = asideButtons('complaint', about, words);
    expect(button?.number).toBe(letter?.id);
    expect(notice?.details.address).toBe(from.address);

    const press = async (role: Operator['role']) => {
      const operator = { id: 1, name: role, email: `${role}@x.example`, role };
      const pressed: ButtonPress = {
        platform: 'slack',
        userId: 'U1',
        verb: button?.verb ?? '',
        step: 'press',
        ticket: button?.number ?? 0,
        nonce: button?.nonce ?? '',
        version: 0,
        inputs: {},
        key: role,
      };
      const speech = speechIn('it');
      const fetchFile = async () => ({ ok: false, why: 'unseen' }) as const;
      return await liftComplaint.answer({
        desk,
        fetchFile,
        speech,
        aloud: speech,
        words,
        press: pressed,
        operator,
      });
    };
    expect(await press('operator')).toMatchObject({ line: expect.stringContaining('responsabili') });
    expect((await findContact(desk.db, from.address))?.undeliverableWhy).toBe('complaint');
    expect(await press('manager')).toMatchObject({ line: expect.stringContaining(from.address) });
    expect(await press('admin')).toMatchObject({ line: expect.stringContaining('già') });
    const recorded = await desk.db.execute(
      sql`select 1 from desk_event join event_words on event_words.id = words_id
        where data ->> 'type' = 'complaint-lifted' and words::json ->> 'event.address' = ${from.address}`,
    );
    expect([...recorded]).toHaveLength(1);
    // The request's own thread says so, once.
    const lifted = (await eventsAfter(desk.db, number, 0)).filter(
      ({ event }) => event.type === 'letters-allowed-again',
    );
    expect(lifted).toMatchObject([{ event: { recipient: from.address }, actor: { name: 'manager' } }]);
    expect(lifted.map(event => eventInWords(speechIn('it'), wholePart(event)))).toEqual([
      `manager (Slack) ha ripreso le email automatiche a ${from.address}, che le aveva segnalate come spam.`,
    ]);
    expect((await jobs(desk.db, 'line')).map(({ payload }) => payload.sequence)).toContain(
      lifted[0]?.sequence,
    );

    await anna(number, { type: 'claim' });
    expect(await lettersOf(number)).toEqual(['queued', 'queued']);
  });

  test('that names a letter which we never wrote silences nobody', async () => {
    const forged = '<sportello.1042.7.0123456789abcdef01234567@interzen.example>';
    await complainAbout(forged);
    const other = 'altro@provider.example';
    await takeIn(desk, anEmail({ from: { name: '', address: other } }));
    expect((await findContact(desk.db, other))?.undeliverableWhy).toBeNull();
  });
});
