import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { quarantine, takeIn } from '../../../src/desk/intake/intake.ts';
import { decideQuarantined } from '../../../src/desk/intake/quarantine.ts';
import { type SuggestedBy, suggest } from '../../../src/desk/intake/suggest.ts';
import { recallLetter, resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { findOwnRequests } from '../../../src/desk/portal/find-requests.ts';
import { ownRequests } from '../../../src/desk/portal/own-data.ts';
import { requestFor, requestsFor } from '../../../src/desk/portal/read-requests.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage, splittable } from '../../../src/desk/relations/split.ts';
import { giveUpLetter } from '../../../src/mail/letters/letter-courier.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import { findContact } from '../../../src/store/mail/contacts.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import type { Person } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { bug, helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail, verified } from '../a-desk.ts';
import { idOf, ticketAt } from '../given-out.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

const giulia = { email: 'giulia@interzen.example', name: 'Giulia Verdi', role: 'manager' as const };
const anna = { email: 'anna@interzen.example', name: 'Anna Rossi', role: 'operator' as const };

async function by(person: typeof giulia | typeof anna) {
  const operator = await enrolOperator(desk.db, person);
  const actor = { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role };
  return { operator, actor, origin: 'slack' as const, key: null };
}

async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

async function does(number: number, ...commands: OperatorCommand[]): Promise<void> {
  for (const command of commands) await handle(desk, number, command, await by(anna));
}

const eventTypes = async (number: number) =>
  (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);

describe('merging', () => {
  test('across customers is refused: the answers would go to the wrong one', async () => {
    const theirs = await opened({ from: { name: 'Emma', address: 'emma@northwind.example' } });
    const ours = await opened();
    expect(await mergeTickets(desk, ours, theirs, await by(anna))).toMatchObject({
      refusal: { reason: 'other-customer', name: 'Emma' },
    });
    expect(await conversationOf(desk.db, ours)).toHaveLength(1);
  });

  test('while a mail comes in for it: the mail is on the one that goes on', async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = await opened();
      const second = await opened({ messageId: `<race-${round}@cliente.example>` });
      const [, landed] = await Promise.all([
        mergeTickets(desk, second, first, await by(anna)),
        opened({ inReplyTo: [`<race-${round}@cliente.example>`] }),
      ]);
      expect([first, second]).toContain(landed);
      expect(await conversationOf(desk.db, first)).toHaveLength(3);
      expect(await findTicket(desk.db, second)).toMatchObject({ status: 'closed', mergedInto: first });
    }
  });

  test('is not undone by taking back a letter that closed it', async () => {
    const [first, second] = [await opened(), await opened()];
    await does(second, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(second, { type: 'close', resolution: 'Fatto.' });
    const letter = (await findTicket(desk.db, second))?.version ?? 0;
    await mergeTickets(desk, second, first, await by(anna));
    expect(await recallLetter(desk, second, letter, await by(anna))).toMatchObject({ ok: true });
    expect(await findTicket(desk.db, second)).toMatchObject({ status: 'closed', mergedInto: first });
  });

  test('moves the conversation, and what is written later lands where it goes on', async () => {
    const first = await opened();
    const second = await opened({ messageId: '<second@cliente.example>' });
    expect(await mergeTickets(desk, second, first, await by(anna))).toMatchObject({ ok: true });
    expect(await findTicket(desk.db, second)).toMatchObject({ status: 'closed', mergedInto: first });
    expect(await conversationOf(desk.db, first)).toHaveLength(2);
    expect(await conversationOf(desk.db, second)).toHaveLength(0);
    for (const about of [{ inReplyTo: ['<second@cliente.example>'] }, { subjectTokens: [second] }])
      expect(await opened(about)).toBe(first);
    expect(await eventTypes(second)).toEqual(['ticket-opened', 'merged']);
    expect(await eventTypes(first)).toContain('absorbed');
  });

  test('shows neither customer what the other wrote, or was written, on the portal', async () => {
    const scene = `fusione${Date.now()}.example`;
    const paolo = { name: 'Paolo', address: `paolo@${scene}` };
    const emma = { name: 'Emma', address: `emma@${scene}` };
    const first = await opened({ from: paolo, cc: [emma], text: 'Il portale è lento.' });
    const second = await opened({ from: emma, text: 'La mia paga è sbagliata.' });
    await does(second, { type: 'claim' }, { type: 'reply', text: 'La paga è a posto.' });
    await desk.db.execute(
      sql`update message set state = 'sent' where ticket in (${first}, ${second}) and direction = 'out'`,
    );
    expect(await mergeTickets(desk, second, first, await by(anna))).toMatchObject({ ok: true });
    const shown = await requestFor(desk, { address: paolo.address, company: null, only: null }, first);
    const texts = shown?.messages.map(({ text }) => text) ?? [];
    expect(texts).toEqual(['Il portale è lento.']);
  });

  test('each customer finds their own on the portal, and of the other’s nothing; what a colleague writes is where it was written', async () => {
    const scene = `unita${Date.now()}.example`;
    const [paolo, emma, ugo] = ['paolo', 'emma', 'ugo'].map(name => ({
      name,
      address: `${name}@${scene}`,
    })) as [Person, Person, Person];
    const reader = ({ address }: Person, company: string | null = null) => ({ address, company, only: null });
    const first = await opened({ from: paolo, cc: [emma], text: 'Il carciofo è lento.' });
    await opened({ from: emma, subjectTokens: [first], text: 'Anche da me è lento.' });
    const second = await opened({
      from: emma,
      cc: [ugo],
      subject: 'Paga',
      text: 'La melanzana è sbagliata.',
    });
    await does(second, { type: 'claim' }, { type: 'reply', text: 'La paga è a posto.' });
    await desk.db.execute(
      sql`update message set state = 'sent' where ticket = ${second} and direction = 'out'`,
    );
    await desk.db.execute(sql`update ticket set company = 'acme' where number = ${second}`);
    const letter = (await conversationOf(desk.db, second)).findLast(({ direction }) => direction === 'out');
    expect(await mergeTickets(desk, second, first, await by(anna))).toMatchObject({ ok: true });
    await opened({ from: emma, inReplyTo: [letter?.messageId ?? ''], text: 'La paga non è a posto.' });
    await opened({ from: emma, subjectTokens: [first], text: 'Da me ora va.' });

    const shown = async (who: ReturnType<typeof reader>, number: number) => {
      const whole = await requestFor(desk, who, number);
      return whole && { texts: whole.messages.map(({ text }) => text), goesOn: whole.goesOn };
    };
    const lento = ['Il carciofo è lento.', 'Anche da me è lento.', 'Da me ora va.'];
    expect(await shown(reader(paolo), first)).toEqual({ texts: lento, goesOn: null });
    expect(await shown(reader(paolo), second)).toBeNull();
    expect(await shown(reader(emma), first)).toBeNull();
    const joined = await shown(reader(emma), second);
    expect(joined?.goesOn).toEqual({ number: null, isOpen: true });
    const paga = [
      'La melanzana è sbagliata.',
      // She was told who has it, too.
      expect.stringContaining('claim'),
      expect.stringContaining('La paga è a posto.'),
      'Anche da me è lento.',
      'La paga non è a posto.',
      'Da me ora va.',
    ];
    expect(joined?.texts).toHaveLength(paga.length);
    expect(joined?.texts).toEqual(expect.arrayContaining(paga));
    // A contact of the company sees it as who asked does.
    expect(await shown(reader({ name: '', address: `c@${scene}` }, 'acme'), second)).toEqual(joined);

    const listed = async (who: ReturnType<typeof reader>, which: 'open' | 'closed' | 'all') =>
      (await requestsFor(desk, who, { which, before: null, limit: 20 })).requests.map(({ number }) => number);
    expect(await listed(reader(emma), 'open')).toEqual([second]);
    expect(await listed(reader(emma), 'closed')).toEqual([]);
    expect(await listed(reader(paolo), 'all')).toEqual([first]);
    const found = async (who: ReturnType<typeof reader>, ...words: string[]) => {
      const question = { words, which: 'open' as const, year: 2026, before: null };
      return (await findOwnRequests(desk, who, question, 20)).requests.map(({ number }) => number);
    };
    expect(await found(reader(emma), 'melanzana', 'paga')).toEqual([second]);
    expect(await found(reader(emma), 'carciofo')).toEqual([]);
    expect(await found(reader(paolo), 'carciofo')).toEqual([first]);
    expect(await found(reader(paolo), 'melanzana')).toEqual([]);
    const taken = [];
    for await (const { request, goesOn } of ownRequests(desk, emma)) taken.push([request.number, goesOn]);
    expect(taken).toEqual([[second, { number: null, isOpen: true }]]);

    await does(first, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(first, { type: 'close', resolution: 'Fatto.' });
    expect(await listed(reader(emma), 'closed')).toEqual([second]);
    expect(await listed(reader(emma), 'open')).toEqual([]);
  });

  test('of one customer’s two, what their colleagues wrote in either is theirs', async () => {
    const scene = `stesso${Date.now()}.example`;
    const paolo = { name: 'Paolo', address: `paolo@${scene}` };
    const dina = { name: 'Dina', address: `dina@${scene}` };
    const first = await opened({ from: paolo, text: 'Non stampa.' });
    const second = await opened({ from: paolo, cc: [dina], subject: 'Altro', text: 'Non salva.' });
    await opened({ from: dina, subjectTokens: [second], text: 'Nemmeno da me.' });
    await mergeTickets(desk, second, first, await by(anna));
    await opened({ from: dina, subjectTokens: [second], text: 'Da ieri.' });
    const reader = { address: paolo.address, company: null, only: null };
    const texts = (await requestFor(desk, reader, first))?.messages.map(({ text }) => text);
    expect(texts).toEqual(['Non stampa.', 'Non salva.', 'Nemmeno da me.', 'Da ieri.']);
    expect((await requestFor(desk, reader, second))?.goesOn).toEqual({ number: first, isOpen: true });
  });

  test('writes nothing to the customer', async () => {
    const [first, second] = [await opened(), await opened()];
    await mergeTickets(desk, second, first, await by(anna));
    expect((await conversationOf(desk.db, first)).every(({ direction }) => direction === 'in')).toBe(true);
  });

  test('who watched it watches what it goes on in, once; not who may not see that', async () => {
    const [first, second] = [await opened(), await opened()];
    const [bea, carla] = [
      { email: 'bea@interzen.example', name: 'Bea', role: 'operator' },
      { email: 'carla@interzen.example', name: 'Carla', role: 'operator' },
    ] as const;
    for (const [who, number, on] of [
      [bea, first, 'teams'],
      [bea, second, 'slack'],
      [carla, first, 'slack'],
    ] as const)
      await handle(desk, number, { type: 'watch', on }, await by(who));
    const ids = [(await by(bea)).operator.id, (await by(carla)).operator.id];
    await mergeTickets(desk, first, second, await by(anna));
    expect((await findTicket(desk.db, second))?.watchers).toEqual([
      { id: ids[0], on: 'slack' },
      { id: ids[1], on: 'slack' },
    ]);

    const few = await opened();
    const seeing = desk.maySeeWords;
    try {
      Object.assign(desk, { maySeeWords: circleSees({ channels: [], people: [anna.email, bea.email] }) });
      await handle(desk, few, { type: 'restrict' }, await by(anna));
      await mergeTickets(desk, second, few, await by(anna));
      expect((await findTicket(desk.db, few))?.watchers).toEqual([{ id: ids[0], on: 'slack' }]);
    } finally {
      Object.assign(desk, { maySeeWords: seeing });
    }
  });

  test('is refused into itself, into a closed one, twice; and two who merge crosswise do not wait for ever', async () => {
    const [first, second] = [await opened(), await opened()];
    expect(await mergeTickets(desk, first, first, await by(anna))).toMatchObject({
      refusal: { reason: 'same-ticket' },
    });
    const crossed = await Promise.all([
      mergeTickets(desk, first, second, await by(anna)),
      mergeTickets(desk, second, first, await by(giulia)),
    ]);
    expect(crossed.filter(({ ok }) => ok)).toHaveLength(1);
    const merged = crossed[0]?.ok ? first : second;
    expect(await handle(desk, merged, { type: 'claim' }, await by(anna))).toMatchObject({
      refusal: { reason: 'merged' },
    });
  });

  test('of a look-alike is proposed on the new ticket', async () => {
    const from = { name: 'Luca', address: 'luca@oleificio.example' };
    const subject = 'La firma digitale non parte';
    const first = await opened({ from, subject, text: 'La firma digitale dà errore E-77 dal portatile.' });
    const second = await opened({
      from,
      subject: `Di nuovo: ${subject}`,
      text: 'La firma digitale dà errore E-77.',
    });
    const other = await opened({
      from,
      subject: 'Preventivo',
      text: 'Vorrei quindici licenze in più da gennaio.',
    });
    expect((await findTicket(desk.db, second))?.looksLike).toBe(first);
    expect((await findTicket(desk.db, other))?.looksLike).toBe(null);
  });
});

test('splitting gives a message a ticket of its own, since when it came; the first one stays', async () => {
  const number = await opened({ messageId: '<one@cliente.example>' });
  await opened({
    inReplyTo: ['<one@cliente.example>'],
    subject: 'Altra cosa',
    text: 'E poi manca il listino.',
  });
  const [second] = await splittable(desk, number);
  const split = await splitMessage(desk, number, second?.id ?? 0, await by(anna));
  expect(await findTicket(desk.db, split?.into ?? 0)).toMatchObject({
    subject: 'Altra cosa',
    linkedTo: number,
    status: 'new',
  });
  expect(await splittable(desk, number)).toEqual([]);
  const [kept] = await conversationOf(desk.db, number);
  expect(await splitMessage(desk, number, kept?.id ?? 0, await by(anna))).toBe(null);
});

describe('what is split off', () => {
  const rules = [{ words: ['bloccati'], category: bug, priority: 1 as const }];
  const from = 'Carla Bruni <carla@vetreria.example>';
  const first = 'Vorrei un preventivo per dodici licenze in più da gennaio.';
  const second = 'Siamo bloccati: il portale delle spedizioni non accetta la nostra password.';
  let mails = 0;

  /** Comes in as a customer's mail program writes it, with a signature below. */
  async function comes(subject: string, text: string, headers = ''): Promise<number> {
    mails += 1;
    const source = Buffer.from(
      `From: ${from}\nTo: support@interzen.example\nSubject: ${subject}\nMessage-ID: <split-${mails}@vetreria.example>\n${headers}Content-Type: text/plain; charset=utf-8\n\n${text}\n\n-- \nCarla Bruni\nVetreria Lagunare srl\n`,
    );
    const arrived = {
      ...anEmail().arrived,
      source,
      arrivedAt: new Date(desk.clock().getTime() + mails * 600_000),
    };
    const read = await readEmail(arrived, { ownAddresses: [], isOwnMessageId: () => false });
    if (!read.ok) throw new Error(read.unreadable.error);
    const suggesting = { ...desk, suggest: (mail: SuggestedBy) => suggest(rules, mail) };
    const outcome = await takeIn(suggesting, read.email);
    return 'ticket' in outcome ? (outcome.ticket ?? 0) : 0;
  }

  async function splitLast(number: number): Promise<number> {
    const suggesting = { ...desk, suggest: (mail: SuggestedBy) => suggest(rules, mail) };
    const message = (await splittable(desk, number)).at(-1);
    const split = await splitMessage(suggesting, number, message?.id ?? 0, await by(anna));
    return split?.into ?? 0;
  }

  test('opens as a new mail does, and what is left shows its own text again', async () => {
    const [licences, portal] = [await comes('Preventivo', first), await comes('Accesso al portale', second)];
    await mergeTickets(desk, portal, licences, await by(anna));
    expect((await findTicket(desk.db, licences))?.excerpt).toBe(second);
    const split = await splitLast(licences);
    expect(await findTicket(desk.db, split)).toMatchObject({
      subject: 'Accesso al portale',
      excerpt: second,
      suggestion: { category: bug, priority: 1 },
      language: 'it',
      requester: { address: 'carla@vetreria.example' },
      linkedTo: licences,
      looksLike: null,
    });
    expect((await findTicket(desk.db, licences))?.excerpt).toBe(first);

    const again = await comes('Accesso al portale', second);
    expect((await findTicket(desk.db, again))?.looksLike).toBe(split);
  });

  test('looks like another open one, and a thank-you is not what is left to be read', async () => {
    const oven = 'Il forno numero tre della linea di tempra si ferma con il codice F-12.';
    const known = await comes('Forno fermo', oven);
    const number = await comes('Listino', 'Ci manca il listino dei vetri temperati per il 2027.');
    const answering = `In-Reply-To: <split-${mails}@vetreria.example>\n`;
    await comes('Re: Listino', 'Grazie mille!', answering);
    await comes('Forno fermo', `${oven} Da stamattina.`, answering);
    const split = await splitLast(number);
    expect(await findTicket(desk.db, split)).toMatchObject({ looksLike: known, linkedTo: number });
    expect((await findTicket(desk.db, number))?.excerpt).toContain('Ci manca il listino');
  });
});

describe('a storm', () => {
  test('of ten mails of a monitor is one ticket that counts them, and no line in its thread', async () => {
    const from = { name: 'Nagios', address: 'nagios@monitor.example' };
    const numbers = [];
    for (let host = 1; host <= 10; host += 1)
      numbers.push(await opened({ from, kind: 'machine', subject: `PROBLEM app${host}/HTTP is CRITICAL` }));
    expect(new Set(numbers).size).toBe(1);
    expect(await findTicket(desk.db, numbers[0] ?? 0)).toMatchObject({ folded: 9 });
    const lines = await desk.db.execute(
      sql`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'line' and (j.payload ->> 'ticket')::int = ${numbers[0] ?? 0}`,
    );
    expect(lines).toHaveLength(0);
  });

  test('is none when a person’s requests differ by a number', async () => {
    const from = { name: 'Sofia', address: 'sofia@studio.example' };
    const text = 'La consegna non risulta.';
    expect(await opened({ from, subject: 'Ordine 1234', text })).not.toBe(
      await opened({ from, subject: 'Ordine 1235', text }),
    );
  });
});

describe('letters', () => {
  async function withClosing(): Promise<{ number: number; letter: number; message: number }> {
    const number = await opened();
    await does(number, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(number, { type: 'close', resolution: 'Fatto.' });
    const letter = (await findTicket(desk.db, number))?.version ?? 0;
    return { number, letter, message: (await conversationOf(desk.db, number)).at(-1)?.id ?? 0 };
  }

  test('are taken back by who wrote them while they wait, and what they did is undone', async () => {
    const { number, letter, message } = await withClosing();
    // Named by its writer's line, or pressed on the card that everybody sees.
    for (const named of [letter, null])
      expect(await recallLetter(desk, number, named, await by(giulia))).toMatchObject({
        refusal: { reason: 'not-your-letter', by: 'Anna Rossi' },
      });
    expect(await recallLetter(desk, number, letter, await by(anna))).toMatchObject({ ok: true });
    expect(await findTicket(desk.db, number)).toMatchObject({ status: 'assigned', closedAt: null });
    expect((await conversationOf(desk.db, number)).find(({ id }) => id === message)?.state).toBe('recalled');
    // Told of twice, it is answered as it was; on a card that shows it still there is nothing to take back.
    const again = { ok: true, repeated: true, events: [] };
    expect(await recallLetter(desk, number, letter, await by(anna))).toMatchObject(again);
    expect(await recallLetter(desk, number, null, await by(anna))).toMatchObject({
      refusal: { reason: 'nothing-changed' },
    });
  });

  test('that are given up count as failed, so that they can be sent again and hold up none', async () => {
    const { number, message } = await withClosing();
    await giveUpLetter(desk.db, { message }, 'the mail server was away for three days');
    expect((await conversationOf(desk.db, number)).find(({ id }) => id === message)?.state).toBe('failed');
    expect(await resendLetter(desk, number, message, await by(anna))).toMatchObject({ ok: true });
    await settleLetter(desk.db, message, 'sent', '250 OK', desk.clock());
    await giveUpLetter(desk.db, { message }, 'late');
    expect((await conversationOf(desk.db, number)).find(({ id }) => id === message)?.state).toBe('sent');
  });

  test('that have left are not', async () => {
    const { number, letter, message } = await withClosing();
    await settleLetter(desk.db, message, 'sent', '250 OK', desk.clock());
    expect(await recallLetter(desk, number, letter, await by(anna))).toMatchObject({
      refusal: { reason: 'too-late' },
    });
  });

  test('that bounce for good mark their address and tell it on the ticket; a forged report marks nobody', async () => {
    const { number, letter, message } = await withClosing();
    await settleLetter(desk.db, message, 'sent', '250 OK', desk.clock());
    const bounce = (originalMessageId: string) => ({
      kind: 'bounce' as const,
      from: { name: 'Mail Delivery System', address: 'mailer-daemon@mx.example' },
      bounce: {
        recipient: 'paolo@cliente.example',
        action: 'failed' as const,
        status: '5.1.1',
        permanent: true,
        originalMessageId,
      },
    });
    const forged = await takeIn(desk, anEmail(bounce('<made-up@evil.example>')));
    expect(forged).toMatchObject({ outcome: 'filed', ticket: null });
    expect((await findContact(desk.db, 'paolo@cliente.example'))?.undeliverableSince ?? null).toBe(null);

    const id = await idOf(desk, number, letter);
    expect(await takeIn(desk, anEmail(bounce(id)))).toMatchObject({ outcome: 'appended', ticket: number });
    const ticket = await findTicket(desk.db, number);
    expect(ticket).toMatchObject({ undeliverable: '5.1.1', status: 'closed' });
    expect((await findContact(desk.db, 'paolo@cliente.example'))?.undeliverableWhy).toBe('5.1.1');
    const bounced = (await conversationOf(desk.db, number)).find(({ state }) => state === 'bounced');
    expect(await resendLetter(desk, number, bounced?.id ?? 0, await by(anna))).toMatchObject({ ok: true });
    expect((await findTicket(desk.db, number))?.undeliverable).toBe(null);
    expect((await findContact(desk.db, 'paolo@cliente.example'))?.undeliverableSince).toBe(null);
  });
});

test('a marker in a quoted letter finds the ticket when a provider has rewritten all ids', async () => {
  const from = { name: 'Emma', address: 'emma@northwind.example' };
  const number = await opened({ from });
  const text = `Yes, please.\n> ${desk.messageIds.marker(await ticketAt(desk, number))}`;
  expect(await opened({ from, text, subject: 'Re: something' })).toBe(number);
  const unseen = [desk.messageIds.marker(await ticketAt(desk, number))];
  expect(await opened({ from, text: 'Yes, please.', marks: unseen, subject: 'Re: other' })).toBe(number);
  expect(await opened({ from, text: `Hello (#${number}.0123456789) there`, subject: 'Other' })).not.toBe(
    number,
  );
});

test('a request that an operator passes on is that of its sender', async () => {
  await by(anna);
  const number = await opened({
    from: { name: 'Anna Rossi', address: anna.email },
    authorship: verified,
    forwardedFrom: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  });
  expect(await findTicket(desk.db, number)).toMatchObject({
    requester: { address: 'paolo@cliente.example' },
    participants: ['paolo@cliente.example'],
  });
  const stranger = { name: 'X', address: 'x@elsewhere.example' };
  const theirs = await opened({
    from: stranger,
    forwardedFrom: { name: 'P', address: 'paolo@cliente.example' },
  });
  expect((await findTicket(desk.db, theirs))?.requester).toEqual(stranger);
});

describe('a mail that nobody could read', () => {
  let mails = 0;
  async function unreadable(): Promise<{ id: number; nonce: string }> {
    mails += 1;
    const { arrived } = anEmail();
    await quarantine(desk, { arrived, contentHash: `hash ${mails}`, error: 'nested too deeply' });
    const [row] = await desk.db.execute<{ id: string; nonce: string }>(
      sql`select id, nonce from inbound_mail order by id desc limit 1`,
    );
    return { id: Number(row?.id), nonce: row?.nonce ?? '' };
  }
  const decider = async () => ({
    operator: (await by(giulia)).operator,
    origin: 'slack' as const,
    subject: 'Email illeggibile',
    language: 'it' as const,
  });

  test('is imported, attached or discarded, once, and it is recorded', async () => {
    const imported = await unreadable();
    const done = await decideQuarantined(desk, imported, { to: 'import' }, await decider());
    expect(done).toMatchObject({ ok: true, ticket: expect.any(Number) });
    expect(await decideQuarantined(desk, imported, { to: 'discard' }, await decider())).toMatchObject({
      reason: 'settled',
    });
    const number = await opened();
    const attached = await unreadable();
    expect(
      await decideQuarantined(desk, attached, { to: 'attach', ticket: 999_999 }, await decider()),
    ).toMatchObject({
      reason: 'no-ticket',
    });
    expect(
      await decideQuarantined(desk, attached, { to: 'attach', ticket: number }, await decider()),
    ).toEqual({
      ok: true,
      ticket: number,
    });
    expect(await conversationOf(desk.db, number)).toHaveLength(2);
    await decideQuarantined(desk, await unreadable(), { to: 'discard' }, await decider());
    const log = await desk.db.execute<{ type: string }>(
      sql`select data ->> 'type' as type from desk_event order by id`,
    );
    expect(log.map(({ type }) => type)).toEqual(['mail-imported', 'mail-attached', 'mail-discarded']);
  });
});
