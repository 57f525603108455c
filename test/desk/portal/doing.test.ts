import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { answerQuoteOnPortal } from '../../../src/desk/portal/doing/answer-quote.ts';
import { openOnPortal } from '../../../src/desk/portal/doing/open.ts';
import { chooseLanguage, nameColleague, rate, saySolved } from '../../../src/desk/portal/doing/say.ts';
import { writeOn } from '../../../src/desk/portal/doing/write.ts';
import { findOwnRequests } from '../../../src/desk/portal/find-requests.ts';
import { ratableByLink, rateByLink, ratingLinks } from '../../../src/desk/portal/rating-links.ts';
import { requestFor, requestsFor } from '../../../src/desk/portal/read-requests.ts';
import { readingsFor, readingsOfRequest } from '../../../src/desk/portal/readings.ts';
import { answerQuote } from '../../../src/desk/quotes/answer.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { billable, helpDesk } from '../../ticket/categories.ts';
import { aDesk } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;

let people = 0;
/** Somebody who is signed in; each test has its own. */
function somebody(about: { company?: string; only?: number; address?: string } = {}) {
  people += 1;
  const { company = null, only = null, address = `p${people}@cliente.example` } = about;
  return { name: 'Paolo Neri', address, company, only };
}
const doer = (who: ReturnType<typeof somebody>, key: string = randomUUID()) => ({ who, key });
const asked = (subject: string, about = {}) => ({
  ...{ subject, text: `Buongiorno, ${subject} non funziona più.`, files: [], hint: null },
  ...about,
});

async function opened(who: ReturnType<typeof somebody>, subject = `Cosa ${people}`, about = {}) {
  const done = await openOnPortal(desk, doer(who), asked(subject, about));
  if (!done.ok) throw new Error(done.why);
  return done.number;
}
const ticketOf = async (number: number) => {
  const ticket = await findTicket(db(), number);
  if (!ticket) throw new Error('no such request');
  return ticket;
};
const typesOf = async (number: number) => (await eventsAfter(db(), number, 0)).map(({ event }) => event.type);
async function anna() {
  return await enrolOperator(db(), { email: 'anna@interzen.example', name: 'Anna Rossi', role: 'operator' });
}
async function order(number: number, command: Parameters<typeof handle>[2]) {
  const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
  const handled = await handle(desk, number, command, by);
  if (!handled.ok) throw new Error(JSON.stringify(handled));
}
const answer = (text: string, about = {}) => ({ text, files: [], reopens: false, ...about });

test('a request opens once for one form, in its writer’s name, with its files vetted as a mail’s, and what they take it for', async () => {
  const who = somebody();
  const files = [{ name: 'virus.exe', type: 'application/x-msdownload', content: Buffer.from('MZ') }];
  const pressed = doer(who);
  const done = await openOnPortal(desk, pressed, asked('Margini', { files, hint: helpDesk }));
  expect(await openOnPortal(desk, pressed, asked('Margini', { files, hint: helpDesk }))).toEqual(done);
  const number = done.ok ? done.number : 0;
  const ticket = await ticketOf(number);
  expect(ticket).toMatchObject({
    requester: { name: 'Paolo Neri', address: who.address },
    suggestion: { category: helpDesk, reason: { by: 'customer' } },
    authorship: { unverified: null },
  });
  const [message] = await conversationOf(db(), number);
  expect(message?.attachments).toMatchObject([{ name: 'virus.exe', held: 'dangerous' }]);
  const [first] = await eventsAfter(db(), number, 0);
  expect(first).toMatchObject({ origin: 'portal', actor: { kind: 'customer', address: who.address } });
  // The same once more, as another form, is one of a storm.
  expect(await openOnPortal(desk, doer(who), asked('Margini'))).toEqual(done);
  expect((await ticketOf(number)).folded).toBe(1);
});

test('thanks move nothing, an answer ends a waiting; behind its term a closed one begins another', async () => {
  const who = somebody();
  const number = await opened(who);
  await order(number, { type: 'claim' });
  await order(number, { type: 'ask-clarification', text: 'Quale?' });
  await writeOn(desk, doer(who), number, answer('La seconda, grazie.'));
  expect((await ticketOf(number)).status).toBe('assigned');
  await order(number, [
    { type: 'classify', category: helpDesk, priority: null },
    { type: 'close', resolution: 'Fatto.' },
  ]);
  await writeOn(desk, doer(who), number, answer('Grazie mille!'));
  expect((await ticketOf(number)).status).toBe('closed');
  await writeOn(desk, doer(who), number, answer('Grazie, ma…', { reopens: true }));
  expect((await ticketOf(number)).status).toBe('assigned');
  await order(number, { type: 'close', resolution: 'Fatto.' });
  desk.advance(15 * 86_400_000);
  // By one request's link nobody opens another.
  const byLink = somebody({ address: who.address, only: number });
  expect(await writeOn(desk, doer(byLink), number, answer('Di nuovo rotta.'))).toEqual({
    ok: false,
    why: 'closed',
  });
  const later = await writeOn(desk, doer(who), number, answer('Di nuovo rotta.'));
  expect(later.ok && (await ticketOf(later.number)).linkedTo).toBe(number);
});

test('who says that it is solved closes it with a letter, unless the desk alone can do what is left', async () => {
  const who = somebody();
  const free = await opened(who);
  await saySolved(desk, doer(who), free);
  expect(await ticketOf(free)).toMatchObject({ status: 'closed', closedBy: { kind: 'customer' } });
  expect((await conversationOf(db(), free)).at(-1)).toMatchObject({
    direction: 'out',
    automatic: 'auto-generated',
  });

  const taken = await opened(who, 'Altra cosa ancora');
  await order(taken, { type: 'claim' });
  const pressed = doer(who);
  await saySolved(desk, pressed, taken);
  await saySolved(desk, pressed, taken);
  expect(await ticketOf(taken)).toMatchObject({ status: 'assigned', saidSolved: desk.clock().getTime() });
  expect((await typesOf(taken)).filter(type => type === 'said-solved')).toHaveLength(1);
  await writeOn(desk, doer(who), taken, answer('Anzi no, è ancora rotta.'));
  expect((await ticketOf(taken)).saidSolved).toBeNull();
});

test('a company contact answers in their own name, and does not speak for whoever asked; nobody else does anything', async () => {
  const who = somebody();
  const number = await opened(who);
  await db().execute(sql`update ticket set company = 'acme' where number = ${number}`);
  const contact = somebody({ company: 'acme' });
  expect(await writeOn(desk, doer(contact), number, answer('Succede anche a me.'))).toEqual({
    ok: true,
    number,
  });
  expect((await ticketOf(number)).participants).toContain(contact.address);
  const seenByThem = await requestFor(desk, who, number);
  expect(seenByThem?.messages.at(-1)).toMatchObject({ from: { address: contact.address } });
  expect(await chooseLanguage(desk, doer(contact), number, 'en')).toEqual({ ok: false, why: 'not-yours' });
  const rated = { verdict: 'up', text: '', isNamed: false } as const;
  await saySolved(desk, doer(who), number);
  expect(await rate(desk, doer(contact), number, rated)).toEqual({ ok: false, why: 'not-yours' });

  const refused = { ok: false, why: 'not-there' };
  const strangers = [
    somebody(),
    somebody({ company: 'altra' }),
    somebody({ address: who.address, only: number + 1 }),
  ];
  for (const stranger of strangers) {
    expect(await writeOn(desk, doer(stranger), number, answer('x'))).toEqual(refused);
    expect(await saySolved(desk, doer(stranger), number)).toEqual(refused);
    expect(await nameColleague(desk, doer(stranger), number, 'x@y.example')).toEqual(refused);
    expect(await rate(desk, doer(stranger), number, rated)).toEqual(refused);
  }
  // What few may see is the requester's alone.
  await order(number, { type: 'restrict' });
  expect(await writeOn(desk, doer(contact), number, answer('x'))).toEqual(refused);
  expect((await writeOn(desk, doer(who), number, answer('È grave.'))).ok).toBe(true);
});

test('the language is theirs to choose; a colleague takes part, and no address of ours does', async () => {
  const who = somebody();
  const number = await opened(who);
  await chooseLanguage(desk, doer(who), number, 'en');
  await nameColleague(desk, doer(who), number, 'dina@cliente.example');
  expect(await ticketOf(number)).toMatchObject({
    language: 'en',
    participants: expect.arrayContaining(['dina@cliente.example']),
  });
  const { email } = await anna();
  for (const ours of ['support@interzen.example', email])
    expect(await nameColleague(desk, doer(who), number, ours)).toEqual({ ok: false, why: 'own-address' });
  expect((await ticketOf(number)).participants).toEqual([who.address, 'dina@cliente.example']);
});

test('it is rated once it is closed by somebody, by whoever asked, as long as it can be reopened; a link altered rates nothing', async () => {
  const who = somebody();
  const number = await opened(who);
  const rated = { verdict: 'down', text: 'Lento', isNamed: false } as const;
  expect(await rate(desk, doer(who), number, rated)).toEqual({ ok: false, why: 'closed' });
  await saySolved(desk, doer(who), number);
  const [, , mark = ''] = new URL(ratingLinks(await ticketOf(number), 'https://x', 's').up).pathname
    .split('/')
    .slice(2);
  expect(
    await rateByLink(desk, { number, mark: `${mark.slice(0, -1)}!` }, { ...rated, key: 'a' }, 's'),
  ).toEqual({
    ok: false,
    why: 'not-there',
  });
  expect((await rateByLink(desk, { number, mark }, { ...rated, key: 'b' }, 's')).ok).toBe(true);
  expect((await ticketOf(number)).rating?.verdict).toBe('down');
  expect((await eventsAfter(db(), number, 0)).at(-1)).toMatchObject({
    event: { type: 'rated', by: 'link', text: 'Lento' },
    origin: 'portal',
  });
  await rate(desk, doer(who), number, { ...rated, verdict: 'up' });
  expect((await ticketOf(number)).rating?.verdict).toBe('up');
  desk.advance(15 * 86_400_000);
  expect(await rate(desk, doer(who), number, rated)).toEqual({ ok: false, why: 'over' });
});

test('each closing is rated by itself: what was reopened is asked about anew, and its old letter rates nothing more', async () => {
  const who = somebody();
  const number = await opened(who);
  const linkOf = async () => {
    const mark =
      new URL(ratingLinks(await ticketOf(number), 'https://x', 's').up).pathname.split('/')[4] ?? '';
    return { number, mark };
  };
  const rated = { verdict: 'up', text: '', isNamed: false } as const;
  // Its letter is written before it is closed.
  const first = await linkOf();
  await saySolved(desk, doer(who), number);
  expect(await linkOf()).toEqual(first);
  for (const key of ['a', 'b']) expect((await rateByLink(desk, first, { ...rated, key }, 's')).ok).toBe(true);
  expect(await ratableByLink(desk, first, 's')).toMatchObject({ may: 'yes', verdict: 'up' });
  const ratings = async () => (await typesOf(number)).filter(type => type === 'rated').length;
  expect(await ratings()).toBe(1);

  desk.advance(60_000);
  await writeOn(desk, doer(who), number, answer('Non va ancora.', { reopens: true }));
  const second = await linkOf();
  await saySolved(desk, doer(who), number);
  expect(await linkOf()).toEqual(second);
  expect(await rateByLink(desk, first, { ...rated, key: 'c' }, 's')).toEqual({ ok: false, why: 'not-there' });
  expect(await ratableByLink(desk, second, 's')).toMatchObject({ may: 'yes', verdict: null });
  expect((await rateByLink(desk, second, { ...rated, key: 'd' }, 's')).ok).toBe(true);
  expect(await ratings()).toBe(2);
});

test('whoever came with another’s request takes part once they are named', async () => {
  const who = somebody();
  const number = await opened(who);
  const dina = 'dina@altra.example';
  const brought = JSON.stringify({ broughtAlong: [dina] });
  await db().execute(sql`update ticket set participants = participants || ${JSON.stringify([dina])}::jsonb,
    facts = jsonb_set(facts, '{authorship}', (facts -> 'authorship') || ${brought}::jsonb) where number = ${number}`);
  await nameColleague(desk, doer(who), number, dina);
  await nameColleague(desk, doer(who), number, dina);
  expect((await ticketOf(number)).authorship.broughtAlong).toEqual([]);
  expect((await typesOf(number)).filter(type => type === 'colleague-named')).toHaveLength(1);
});

test('who looks for the company writes on what theirs went into, and both read it', async () => {
  const [who, mate] = [somebody({ company: 'acme' }), somebody({ company: 'acme' })];
  const [theirs, number] = [await opened(who), await opened(mate)];
  const people = JSON.stringify([who.address, mate.address]);
  await db().execute(sql`update ticket set company = 'acme' where number in (${theirs}, ${number})`);
  // Their colleague had taken part in it.
  await db().execute(sql`update ticket set participants = ${people}::jsonb where number = ${theirs}`);
  const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
  expect(await mergeTickets(desk, theirs, number, by)).toMatchObject({ ok: true });
  expect((await ticketOf(number)).authorship.broughtAlong).toEqual([who.address]);
  expect(await writeOn(desk, doer(who), number, answer('Ecco il registro.'))).toMatchObject({ ok: true });
  for (const reader of [who, mate])
    expect((await requestFor(desk, reader, number))?.messages.at(-1)?.text).toBe('Ecco il registro.');
});

test('words are found in what is theirs and went between them and the desk; never in a note, a field of ours, or another’s', async () => {
  const [who, other] = [somebody(), somebody()];
  const number = await opened(who, 'Fatture elettroniche');
  await opened(other, 'Fatture cartacee');
  await order(number, { type: 'add-note', text: 'Cliente polemico, zucchina' });
  const field = JSON.stringify({ fields: { issue: 'melanzana' } });
  await db().execute(sql`update ticket set facts = facts || ${field}::jsonb where number = ${number}`);
  await writeOn(desk, doer(who), number, answer('Riguarda il carciofo.'));
  const find = async (...words: string[]) => {
    const question = { words, which: 'all' as const, year: null, before: null };
    return (await findOwnRequests(desk, who, question, 20)).requests.map(each => each.number);
  };
  expect(await find('fattura')).toEqual([number]);
  expect(await find('carciofo', 'elettronica')).toEqual([number]);
  expect(await find('zucchina')).toEqual([]);
  expect(await find('melanzana')).toEqual([]);
  expect(await find('cartacee')).toEqual([]);
  const inYear = async (year: number, which: 'open' | 'closed' = 'open') =>
    (await findOwnRequests(desk, who, { words: [], which, year, before: null }, 20)).requests.length;
  expect([await inYear(2026), await inYear(2025), await inYear(2026, 'closed')]).toEqual([1, 0, 0]);
});

test('whoever asked reads who read: when, and for which request; nobody else does', async () => {
  const [who, other] = [somebody(), somebody()];
  const number = await opened(who);
  await order(number, { type: 'open-conversation' });
  const readings = await readingsOfRequest(desk, who, number);
  expect(readings).toMatchObject([{ ticket: number, what: 'conversation', name: 'Anna Rossi' }]);
  expect(await readingsOfRequest(desk, other, number)).toEqual([]);
  const page = { behind: null, limit: 1 };
  expect((await readingsFor(desk, who, page)).readings).toEqual(readings);
  expect((await readingsFor(desk, other, page)).readings).toEqual([]);
});

test('whose request went into another’s reads who read it there since, under its own number; and it is as open as where it goes on', async () => {
  const [who, other] = [somebody(), somebody()];
  const [theirs, second, third] = [await opened(who), await opened(other), await opened(other)];
  const people = JSON.stringify([who.address, other.address]);
  await db().execute(sql`update ticket set participants = ${people}::jsonb where number = ${theirs}`);
  const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
  const at = { now: desk.clock().toISOString() };
  await order(second, { type: 'open-conversation' });
  desk.advance(60_000);
  await mergeTickets(desk, theirs, second, by);
  await order(second, { type: 'claim' });
  await order(second, { type: 'enter-system', purpose: 'la paga', from: desk.clock().toISOString(), ...at });
  desk.advance(2 * 86_400_000);
  await order(second, { type: 'open-conversation' });
  const inSecond = desk.clock();
  desk.advance(60_000);
  await mergeTickets(desk, second, third, by);
  desk.advance(2 * 86_400_000);
  await order(third, { type: 'open-conversation' });
  const expected = [desk.clock(), inSecond].map(each => ({ ticket: theirs, at: each, what: 'conversation' }));
  expect(await readingsOfRequest(desk, who, theirs)).toMatchObject(expected);
  const first = await readingsFor(desk, who, { behind: null, limit: 1 });
  expect(first).toMatchObject({ readings: expected.slice(0, 1), older: true });
  const rest = await readingsFor(desk, who, { behind: first.readings[0] ?? null, limit: 5 });
  expect(rest).toMatchObject({ readings: expected.slice(1), older: false });
  const others = (await readingsFor(desk, other, { behind: null, limit: 9 })).readings;
  expect(others.map(({ ticket }) => ticket)).not.toContain(theirs);

  const listed = async (which: 'open' | 'closed') =>
    (await requestsFor(desk, who, { which, before: null, limit: 5 })).requests.length;
  expect([await listed('open'), await listed('closed')]).toEqual([1, 0]);
  expect((await requestFor(desk, who, theirs))?.goesOn).toEqual({ number: null, isOpen: true });
});

test('whoever asked reads who was in their system: what for, from when until when', async () => {
  const who = somebody();
  const number = await opened(who);
  const now = desk.clock();
  const [from, until] = [3, 1].map(hours => new Date(now.getTime() - hours * 3_600_000));
  const at = { now: now.toISOString() };
  await order(number, { type: 'claim' });
  await order(number, {
    type: 'enter-system',
    purpose: 'la coda di stampa',
    from: from?.toISOString() ?? '',
    ...at,
  });
  const ticket = await findTicket(db(), number);
  const entry = ticket?.entries[0]?.id ?? 0;
  await order(number, { type: 'leave-system', entry, until: until?.toISOString() ?? '', ...at });
  expect(await readingsOfRequest(desk, who, number)).toMatchObject([
    { ticket: number, what: 'left', name: 'Anna Rossi', happened: until, purpose: '' },
    { ticket: number, what: 'entered', name: 'Anna Rossi', happened: from, purpose: 'la coda di stampa' },
  ]);
});

test('nobody floods the desk from a page', async () => {
  const who = somebody();
  for (let at = 0; at < 20; at += 1) await opened(who, `Cosa diversa ${'abcdefghijklmnopqrst'[at]}`);
  expect(await openOnPortal(desk, doer(who), asked('Ancora una'))).toEqual({ ok: false, why: 'too-often' });
});

const offer = (text: string) =>
  ({
    type: 'offer-quote',
    price: { of: 'sum', cents: 48_000, currency: 'EUR' },
    vat: 'IVA esclusa',
    text,
    lastDay: '2099-12-04',
    validUntil: '2099-12-04T23:00:00.000Z',
    now: desk.clock().toISOString(),
  }) as const;
const lettersLeave = async (number: number) => {
  for (const { id, state } of await conversationOf(db(), number))
    if (state === 'queued') await settleLetter(db(), id, 'sent', null, desk.clock());
};
/** Somebody was offered something; its letter has left. */
async function quoted(who = somebody()) {
  const number = await opened(who);
  await order(number, [
    { type: 'claim' },
    { type: 'classify', category: billable, priority: null },
    offer('Uno.'),
  ]);
  await lettersLeave(number);
  return { who, number };
}
const yes = (version = 1) => ({ version, yes: true, network: '203.0.113.7' });
const shownTo = async (who: ReturnType<typeof somebody>, number: number) =>
  (await requestFor(desk, who, number))?.quotes.map(({ version, state }) => [version, state]);

test.each(['portal', 'one request’s link'])(
  'whoever asked accepts what was offered, signed in by %s: once, in the log as on the portal, from where and by whom',
  async way => {
    const { who, number } = await quoted();
    const asTheyAre = way === 'portal' ? who : somebody({ address: who.address, only: number });
    expect(await shownTo(asTheyAre, number)).toEqual([[1, 'open']]);
    const pressed = doer(asTheyAre);
    const done = await Promise.all([1, 2].map(() => answerQuoteOnPortal(desk, pressed, number, yes())));
    expect(done).toContainEqual({ ok: true, number });
    expect(await answerQuoteOnPortal(desk, pressed, number, yes())).toEqual({ ok: true, number });
    expect((await ticketOf(number)).quotes[0]).toMatchObject({
      state: 'accepted',
      answer: { way: 'portal', network: '203.0.113.7', sentTo: who.address, recordedBy: null },
    });
    const accepted = (await eventsAfter(db(), number, 0)).filter(
      ({ event }) => event.type === 'quote-accepted',
    );
    expect(accepted).toMatchObject([{ origin: 'portal', actor: { kind: 'customer', address: who.address } }]);
    // As another form: it says that it is over, and changes nothing.
    const no = { ...yes(), yes: false };
    expect(await answerQuoteOnPortal(desk, doer(asTheyAre), number, no)).toEqual({
      ok: false,
      why: 'quote-over',
    });
    expect(await shownTo(asTheyAre, number)).toEqual([[1, 'accepted']]);
  },
);

test('refused on the portal, the request is closed as rejected', async () => {
  const { who, number } = await quoted();
  await answerQuoteOnPortal(desk, doer(who), number, { ...yes(), yes: false });
  expect(await ticketOf(number)).toMatchObject({ status: 'closed', category: 'rejected-by-customer' });
});

test('nobody else answers a quote: a company contact reads it, whoever takes part or works here does not even see it', async () => {
  const { who, number } = await quoted();
  await db().execute(sql`update ticket set company = 'acme' where number = ${number}`);
  const contact = somebody({ company: 'acme' });
  expect(await shownTo(contact, number)).toEqual([[1, 'open']]);
  expect(await answerQuoteOnPortal(desk, doer(contact), number, yes())).toEqual({
    ok: false,
    why: 'not-yours',
  });
  const dina = somebody();
  await nameColleague(desk, doer(who), number, dina.address);
  const { email } = await anna();
  for (const other of [
    dina,
    somebody({ address: email }),
    somebody({ address: who.address, only: number + 1 }),
  ]) {
    expect(await shownTo(other, number)).toBeUndefined();
    expect(await answerQuoteOnPortal(desk, doer(other), number, yes())).toEqual({
      ok: false,
      why: 'not-there',
    });
  }
  // What strangers share, a form’s address, binds nobody; nor does who is not written to.
  for (const authorship of [{ shared: 'form' }, { answersTo: { name: '', address: 'x@altra.example' } }]) {
    const facts = JSON.stringify({ authorship: { ...(await ticketOf(number)).authorship, ...authorship } });
    await db().execute(sql`update ticket set facts = facts || ${facts}::jsonb where number = ${number}`);
    expect(await answerQuoteOnPortal(desk, doer(who), number, yes())).toEqual({
      ok: false,
      why: 'not-yours',
    });
  }
  expect((await ticketOf(number)).quotes[0]?.state).toBe('open');
});

test('what has not left is not shown; what was changed, withdrawn or is past is answered no more', async () => {
  const { who, number } = await quoted();
  await order(number, offer('Due.'));
  expect(await shownTo(who, number)).toEqual([[1, 'replaced']]);
  for (const version of [1, 2, 3])
    expect(await answerQuoteOnPortal(desk, doer(who), number, yes(version))).toEqual({
      ok: false,
      why: 'quote-over',
    });
  await lettersLeave(number);
  expect(await shownTo(who, number)).toEqual([
    [1, 'replaced'],
    [2, 'open'],
  ]);
  await order(number, { type: 'withdraw-quote', version: 2 });
  expect(await answerQuoteOnPortal(desk, doer(who), number, yes(2))).toEqual({
    ok: false,
    why: 'quote-over',
  });
  expect((await ticketOf(number)).quotes.map(({ state }) => state)).toEqual(['replaced', 'withdrawn']);
});

type Facts = { fromBacklog?: true; authorship?: { unverified: 'opening' }; undeliverable?: string };
test.each<[string, Facts, unknown[]]>([
  ['from before the first connection', { fromBacklog: true }, ['queued', null]],
  ['by a mail whose writer nothing has proved', { authorship: { unverified: 'opening' } }, ['queued', null]],
  ['from where nothing arrives', { undeliverable: '5.1.1' }, ['held', 'undeliverable']],
])('of a request %s, an answer by its link is confirmed if it can be', async (_, facts, confirmed) => {
  const { number } = await quoted();
  const ticket = await ticketOf(number);
  const about = { ...facts, authorship: { ...ticket.authorship, ...facts.authorship } };
  await db().execute(
    sql`update ticket set facts = facts || ${JSON.stringify(about)}::jsonb where number = ${number}`,
  );
  const link = desk.quoteLinks.of(ticket, 1).split('/').at(-1) ?? '';
  const answered = await answerQuote(desk, link, { yes: true, network: '203.0.113.7' });
  expect(answered?.quote.state).toBe('accepted');
  const { state, stateWhy } = (await conversationOf(db(), number)).at(-1) ?? {};
  expect([state, stateWhy]).toEqual(confirmed);
});
