import { expect, test } from 'vitest';
import { conversationView } from '../../../src/chat/cards/conversation.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { handle } from '../../../src/desk/handle.ts';
import type { BounceReport } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Language } from '../../../src/ticket/words.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { wholePart, wholeTicket } from '../../chat/seen-whole.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { wakeOf } from '../clock/under-the-clock.ts';
import { ticketAt } from '../given-out.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const hour = 3_600_000;

/** A ticket that waits for its customer's answer to a question, which the mail server has taken. */
async function waiting(): Promise<{ number: number; messageId: string }> {
  const outcome = await takeIn(desk, anEmail());
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error('no ticket');
  const number = outcome.ticket;
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const by = { actor: { kind: 'operator' as const, ...anna }, origin: 'slack' as const, key: null };
  await handle(desk, number, { type: 'claim' }, by);
  await handle(desk, number, { type: 'ask-clarification', text: 'Quale stampante?' }, by);
  const letters = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
  for (const { id } of letters) await settleLetter(desk.db, id, 'sent', '250 queued', desk.clock());
  return { number, messageId: letters.at(-1)?.messageId ?? '' };
}

async function reports(about: Partial<BounceReport>, named: { token?: number; marked?: number } = {}) {
  const bounce = {
    recipient: 'paolo@cliente.example',
    action: 'delayed' as const,
    status: '4.7.1',
    permanent: false,
    originalMessageId: '',
    ...about,
  };
  const from = { name: 'Mail Delivery System', address: 'mailer-daemon@mx.example' };
  return await takeIn(
    desk,
    anEmail({
      kind: 'bounce',
      from,
      bounce,
      subjectTokens: named.token ? [named.token] : [],
      ...(named.marked
        ? { text: `Non recapitato.\n> ${desk.messageIds.marker(await ticketAt(desk, named.marked))}` }
        : {}),
    }),
  );
}

const stateOf = async (number: number, messageId: string) =>
  (await conversationOf(desk.db, number)).find(message => message.messageId === messageId)?.state;

test('a delay moves neither the ticket nor its clock, and passes', async () => {
  const { number, messageId } = await waiting();
  const before = await findTicket(desk.db, number);
  const wake = await wakeOf(desk.db, number);
  desk.advance(hour);
  expect(await reports({ originalMessageId: messageId })).toEqual({ outcome: 'appended', ticket: number });
  const after = await findTicket(desk.db, number);
  expect({ ...after, version: 0, updatedAt: 0 }).toEqual({ ...before, version: 0, updatedAt: 0 });
  expect(after?.status).toBe('waiting');
  expect(await wakeOf(desk.db, number)).toBe(wake);
  expect(await stateOf(number, messageId)).toBe('delayed');
  const [last] = (await eventsAfter(desk.db, number, 0)).slice(-1);
  if (!last) throw new Error('no event');
  expect(eventInWords(speechIn('it'), wholePart(last))).toBe(
    'Un’email per paolo@cliente.example è in ritardo: il server continua a provarci.',
  );
  await reports({ originalMessageId: messageId, action: 'delivered', status: '2.0.0' });
  expect(await stateOf(number, messageId)).toBe('sent');
});

test('whoever answers a late letter has it', async () => {
  const { number, messageId } = await waiting();
  await reports({ originalMessageId: messageId });
  await takeIn(desk, anEmail({ inReplyTo: [messageId] }));
  expect(await stateOf(number, messageId)).toBe('sent');
});

test('a delay that ends in a bounce is a bounce, and a late report of the delay changes nothing', async () => {
  const { number, messageId } = await waiting();
  await reports({ originalMessageId: messageId });
  await reports({ originalMessageId: messageId, action: 'failed', status: '4.4.7' });
  expect(await stateOf(number, messageId)).toBe('bounced');
  const events = (await eventsAfter(desk.db, number, 0)).length;
  await reports({ originalMessageId: messageId });
  expect(await stateOf(number, messageId)).toBe('bounced');
  const said = (await eventsAfter(desk.db, number, events)).map(({ event }) => event.type);
  expect(said).toEqual(['message-received']);
});

test('a late report of the first try does not stop a letter that is sent again', async () => {
  const { number, messageId } = await waiting();
  await reports({ originalMessageId: messageId, action: 'failed', status: '4.4.7' });
  const letter = (await conversationOf(desk.db, number)).find(message => message.messageId === messageId);
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const by = { actor: { kind: 'operator' as const, ...anna }, origin: 'slack' as const, key: null };
  expect((await resendLetter(desk, number, letter?.id ?? 0, by)).ok).toBe(true);
  await reports({ originalMessageId: messageId, action: 'failed', status: '4.4.7' });
  expect(await stateOf(number, messageId)).toBe('queued');
});

test.each(['delayed', 'failed'] as const)(
  'a stranger’s report (%s) that names a ticket by its number alone is not filed there',
  async action => {
    const { number } = await waiting();
    const version = (await findTicket(desk.db, number))?.version ?? 0;
    const bounce = { action, recipient: 'capo@altrove.example', permanent: true };
    expect(await reports({ ...bounce }, { token: number })).toMatchObject({ outcome: 'filed' });
    const ofCustomer = { ...bounce, recipient: 'paolo@cliente.example' };
    expect(await reports(ofCustomer, { token: number })).toMatchObject({ outcome: 'filed' });
    expect(await eventsAfter(desk.db, number, version)).toEqual([]);

    // With the mark of our letter it is about one of ours: of the customer it may be true, of others not.
    await reports({ ...bounce }, { marked: number });
    const said = (await eventsAfter(desk.db, number, version)).map(({ event }) => event.type);
    expect(said).toEqual(['message-received']);
    await reports(ofCustomer, { marked: number });
    expect((await eventsAfter(desk.db, number, version)).at(-1)?.event.type).toBe(
      `letter-${action === 'failed' ? 'bounced' : 'delayed'}`,
    );
  },
);

test.each([
  [
    'it',
    'per paolo@cliente.example: accettata dal server di posta',
    'in ritardo, il server continua a provarci (il server chiede di aspettare: si riprova da sé, non c’è nulla da fare; il server ha scritto: «4.7.1»)',
  ],
  [
    'en',
    'to paolo@cliente.example: accepted by the mail server',
    'delayed, the mail server keeps trying (the server asks to wait: it is tried again by itself, there is nothing to do; the server wrote: “4.7.1”)',
  ],
] as [Language, string, string][])(
  'the conversation says how each letter fares: %s',
  async (language, taken, late) => {
    const { number, messageId } = await waiting();
    await reports({ originalMessageId: messageId });
    const ticket = await findTicket(desk.db, number);
    if (!ticket) throw new Error('no ticket');
    const links = { attachment: async () => '', original: async () => null, request: '' };
    const { entries } = await conversationView(
      wholeTicket(ticket),
      (await conversationOf(desk.db, number)).map(wholePart),
      [],
      links,
      speechIn(language),
      null,
    );
    const said = entries.filter(({ side }) => side === 'desk').map(({ what }) => what);
    expect(said[0]).toContain(taken);
    expect(said[1]).toContain(late);
  },
);
