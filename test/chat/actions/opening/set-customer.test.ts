import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventInWords } from '../../../../src/chat/in-words/event-in-words.ts';
import { liveCompanies } from '../../../../src/desk/companies/live-companies.ts';
import { handle } from '../../../../src/desk/handle.ts';
import { takeIn } from '../../../../src/desk/intake/intake.ts';
import { resendLetter } from '../../../../src/desk/letters/letters-again.ts';
import { openByForm } from '../../../../src/desk/outwards/by-form.ts';
import { settleLetter } from '../../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../../src/store/tickets/events.ts';
import { findTicket } from '../../../../src/store/tickets/tickets.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { actorOf, type Operator } from '../../../../src/ticket/words.ts';
import { ownDatabase } from '../../../database.ts';
import { aDesk, anEmail } from '../../../desk/a-desk.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { bug } from '../../../ticket/categories.ts';
import { aCompany } from '../../../ticket/companies/a-company.ts';
import { speechIn } from '../../a-moment.ts';
import { wholePart } from '../../seen-whole.ts';
import { called, formsOf, said, standsIn } from './a-form.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    sendsReceipts: true,
    companies: liveCompanies([aCompany({ key: 'right', name: 'Giusta', domains: ['right.example'] })]),
    groups: ['tutti@interzen.example'],
  },
);
const { press, send, requestIn } = formsOf(desk);
let marco: Operator;
let calls = 0;
let ticket: Ticket;
const wrong = () => `paolo${calls}@wrong.example`;
const right = () => `paolo${calls}@right.example`;
beforeAll(async () => {
  marco = await person(desk.db, 'Marco');
});
beforeEach(async () => {
  calls += 1;
  ticket = await requestIn(await send({ ...called, about: `Chiamata ${calls}`, address: wrong() }));
});

const byMarco = () => ({ actor: actorOf(marco), origin: 'slack' as const, key: null });
const about = ({ number, nonce, version }: Ticket) => ({
  verb: 'set-customer',
  ticket: number,
  nonce,
  version,
});
const now = async (of = ticket) => {
  const found = await findTicket(desk.db, of.number);
  if (!found) throw new Error('no request');
  return found;
};
const set = async (inputs: Record<string, string>, of = ticket, userId = 'Anna') =>
  await press({ ...about(of), userId, inputs: { opened: crypto.randomUUID(), ...inputs } });
const letters = async (of = ticket) =>
  (await conversationOf(desk.db, of.number)).filter(({ direction }) => direction === 'out');
const lineOf = async (language: 'it' | 'en', of = ticket) => {
  const event = (await eventsAfter(desk.db, of.number, 0)).findLast(
    each => each.event.type === 'customer-set',
  );
  return event ? eventInWords(speechIn(language), wholePart(event)) : '';
};

describe('a wrong address', () => {
  test('is mended: what waits goes to the new one, who had the old takes no part, whose they are is told anew', async () => {
    const form = await press({ ...about(ticket), step: 'press' });
    expect([standsIn(form, 'customer'), standsIn(form, 'address')]).toEqual(['Paolo Neri', wrong()]);
    const answer = await set({ customer: 'Paolo Neri', address: right() });
    expect(said(answer)).toBe(
      `Il cliente è ora Paolo Neri · ${right()}. Email in attesa, ora verso il nuovo indirizzo: 1.`,
    );
    expect(await now()).toMatchObject({
      requester: { name: 'Paolo Neri', address: right() },
      participants: [right()],
      company: 'right',
    });
    const [receipt] = await letters();
    expect(receipt).toMatchObject({ state: 'queued', to: [{ address: right() }] });
    const [typed] = await conversationOf(desk.db, ticket.number);
    expect(typed?.from.address).toBe(right());
    expect(await lineOf('it')).toBe(
      `Anna (Teams) ha corretto il cliente: Paolo Neri · ${right()} (prima: ${wrong()}). Email in attesa, ora verso il nuovo indirizzo: 1.`,
    );
    expect(await lineOf('en')).toMatch(
      /corrected the customer: .* Waiting emails, now to the new address: 1\.$/,
    );
  });

  test('what was sent is said, and stays where it went', async () => {
    const [receipt] = await letters();
    await settleLetter(desk.db, receipt?.id ?? 0, 'sent', '250', desk.clock());
    expect(said(await set({ customer: 'Paolo Neri', address: right() }))).toMatch(
      /Email già inviate all’indirizzo di prima: 1\.$/,
    );
    expect((await letters())[0]).toMatchObject({ state: 'sent', to: [{ address: wrong() }] });
  });

  test('what did not arrive goes to the new one when it is sent again', async () => {
    const [receipt] = await letters();
    await settleLetter(desk.db, receipt?.id ?? 0, 'bounced', '5.1.1', desk.clock());
    await set({ customer: 'Paolo Neri', address: right() });
    expect((await letters())[0]).toMatchObject({ state: 'bounced', to: [{ address: wrong() }] });
    await resendLetter(desk, ticket.number, receipt?.id ?? 0, byMarco());
    expect((await letters())[0]).toMatchObject({ state: 'queued', to: [{ address: right() }] });
  });

  test('taken away, nothing leaves any more', async () => {
    await set({ customer: 'Paolo Neri', address: '' });
    expect((await letters())[0]).toMatchObject({ state: 'held', stateWhy: 'no-address' });
    expect(await now()).toMatchObject({ participants: [], company: null });
  });

  test('told of again, it is done once; by two, the second sees what the first said', async () => {
    const inputs = { customer: 'Paolo Neri', address: right(), opened: 'same' };
    const before = ticket;
    expect(said(await set(inputs))).toBe(said(await set(inputs)));
    const events = await eventsAfter(desk.db, ticket.number, 0);
    expect(events.filter(({ event }) => event.type === 'customer-set')).toHaveLength(1);
    const second = await set({ customer: 'Paolo Neri', address: 'other@right.example' }, before, 'Marco');
    expect(second.kind).not.toBe('card');
    expect((await now()).requester.address).toBe(right());
  });
});

describe('an address that lacked', () => {
  test('is added, and letters that never left are counted', async () => {
    const unwritable = await requestIn(
      await send({ ...called, about: `Senza ${calls}`, customer: 'Signora Bassi', address: '' }),
    );
    const answer = await set({ customer: 'Signora Bassi', address: right() }, unwritable);
    expect(said(answer)).toMatch(/Email mai partite perché mancava un indirizzo: 1; se servono ancora/);
    expect((await letters(unwritable))[0]?.state).toBe('held');
    expect(await now(unwritable)).toMatchObject({ participants: [right()] });
  });

  test('of one who wrote before is found and put in', async () => {
    const inputs = { button: 'known', known: String(ticket.number), customer: '', address: '' };
    const form = await press({ ...about(ticket), step: 'within', inputs });
    expect([standsIn(form, 'customer'), standsIn(form, 'address')]).toEqual(['Paolo Neri', wrong()]);
  });
});

test.each([
  ['tutti@interzen.example', /gruppo/],
  ['support@interzen.example', /nostro indirizzo/],
  ['paolo@', /non è valido/],
])('%s is refused, and nothing happens', async (address, why) => {
  expect(said(await set({ customer: 'Paolo Neri', address }))).toMatch(why);
  expect((await now()).requester.address).toBe(wrong());
});

test('of a closed request it is mended too; what was promised stays', async () => {
  const order = async (command: Parameters<typeof handle>[2]) =>
    await handle(desk, ticket.number, command, byMarco());
  await order({ type: 'claim' });
  await order({ type: 'classify', category: bug, priority: 2 });
  await order({ type: 'close', resolution: 'Fatto.' });
  await set({ customer: 'Paolo Neri', address: right() }, await now());
  expect(await now()).toMatchObject({ status: 'closed', requester: { address: right() }, company: null });
  for (const { to } of await letters()) expect(to[0]?.address).toBe(right());
});

test('who wrote by mail is whom their mail says; who filled in a form is mended', async () => {
  const outcome = await takeIn(desk, anEmail());
  const mailed = await findTicket(desk.db, outcome.outcome === 'opened' ? outcome.ticket : 0);
  if (!mailed) throw new Error('no request');
  expect(said(await set({ customer: 'X', address: right() }, mailed))).toMatch(/ha scritto per email/);
  const number = await desk.db.transaction(
    async tx =>
      await openByForm(
        desk,
        tx,
        {
          from: { name: 'Neri', address: `neri${calls}@gmial.example` },
          mailbox: 'support@interzen.example',
          subject: 'Dal sito',
          text: 'Non va.',
          language: 'it',
          files: [],
        },
        { token: 1, name: 'sito' },
      ),
  );
  const byForm = await findTicket(desk.db, number);
  if (!byForm) throw new Error('no request');
  await set({ customer: 'Neri', address: right() }, byForm);
  // Nobody confirmed who they are: they get nothing that was agreed with a company.
  expect(await now(byForm)).toMatchObject({ requester: { address: right() }, company: null });
});
