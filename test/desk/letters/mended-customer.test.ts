import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { setCustomer } from '../../../src/desk/letters/set-customer.ts';
import { writeOn } from '../../../src/desk/portal/doing/write.ts';
import { answerQuote } from '../../../src/desk/quotes/answer.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import { letterWriter } from '../../../src/mail/letters/letter-writer.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf, type Message } from '../../../src/store/mail/messages.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Handing } from '../../../src/ticket/grammar/handing.ts';
import { actorOf, type Operator, type Person } from '../../../src/ticket/words.ts';
import { called, formsOf } from '../../chat/actions/opening/a-form.ts';
import { ownDatabase } from '../../database.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { billable } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  { sendsReceipts: true },
);
const { send, requestIn } = formsOf(desk);
let marco: Operator;
let scenes = 0;
let anna: Person;
let bruno: Person;
beforeAll(async () => {
  marco = await person(desk.db, 'Marco');
});
beforeEach(() => {
  scenes += 1;
  anna = { name: 'Anna Rossi', address: `anna@cliente${scenes}.example` };
  bruno = { name: 'Bruno Bassi', address: `bruno@cliente${scenes}.example` };
});

const byMarco = () => ({ actor: actorOf(marco), origin: 'slack' as const, key: null });
const now = async (number: number) => {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error('no request');
  return ticket;
};
const calls = async ({ name, address }: Person, about = 'Chiamata') =>
  (await requestIn(await send({ ...called, about: `${about} ${scenes}`, customer: name, address }))).number;
const mends = async (number: number, customer: Person) => {
  const done = await setCustomer(desk, number, customer, (await now(number)).version, byMarco());
  expect(done.ok).toBe(true);
  return done.ok
    ? done.events.flatMap(({ event }) => (event.type === 'customer-set' ? event.letters : []))
    : [];
};
const replies = async (number: number, text: string) => {
  await handle(desk, number, { type: 'claim' }, byMarco());
  const done = await handle(desk, number, { type: 'reply', text }, byMarco());
  expect(done).toMatchObject({ ok: true });
  return await letterSaying(number, text);
};
const letterSaying = async (number: number, text: string): Promise<Message> => {
  const found = (await conversationOf(desk.db, number)).find(
    each => each.direction === 'out' && each.text.includes(text),
  );
  if (!found) throw new Error(`no letter says ${text}`);
  return found;
};
const bounces = async ({ id }: Message) => await settleLetter(desk.db, id, 'bounced', '5.1.1', desk.clock());
const writes = async (from: Person, about: Parameters<typeof anEmail>[0]) => {
  const outcome = await takeIn(desk, anEmail({ from, ...about }));
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(outcome.outcome);
  return outcome.ticket;
};

/** Anna's call goes on by mail, with Bruno in copy, who then writes on his own, is answered, and is merged into it. */
async function withBrunoMerged(): Promise<{ number: number; letter: Message }> {
  const number = await calls(anna);
  const { messageId } = await replies(number, 'Quale versione?');
  expect(await writes(anna, { inReplyTo: [messageId], cc: [bruno] })).toBe(number);
  const his = await writes(bruno, { subject: 'Anche io' });
  const letter = await replies(his, 'Gentile Bruno, la Sua password è pippo');
  return { number, letter: { ...letter, ticket: his } };
}
const merged = async (from: number, into: number) =>
  expect(await mergeTickets(desk, from, into, byMarco())).toMatchObject({ ok: true });

describe('what was mended of a customer moves their own letters alone', () => {
  test('one to whoever takes part, which came with a merge, is sent again to them', async () => {
    const { number, letter } = await withBrunoMerged();
    await bounces(letter);
    await merged(letter.ticket, number);
    for (const mended of [null, { ...anna, address: `anna@giusto${scenes}.example` }]) {
      if (mended) await mends(number, mended);
      expect(await resendLetter(desk, number, letter.id, byMarco())).toMatchObject({ ok: true });
      expect((await letterSaying(number, 'pippo')).to).toMatchObject([{ address: bruno.address }]);
      await bounces(letter);
    }
  });

  test('one that waits for them waits for them still, and is not counted', async () => {
    const { number, letter } = await withBrunoMerged();
    await merged(letter.ticket, number);
    const right = { ...anna, address: `anna@giusto${scenes}.example` };
    const waiting = (await conversationOf(desk.db, number)).filter(
      ({ state, to }) => state === 'queued' && to[0]?.address === anna.address,
    );
    expect(await mends(number, right)).toEqual([{ redirected: waiting.length, gone: 0, held: 0 }]);
    expect(waiting.length).toBeGreaterThan(0);
    expect(await letterSaying(number, 'pippo')).toMatchObject({ state: 'queued', to: [bruno] });
    expect((await letterSaying(number, 'Quale versione?')).to).toEqual([right]);
    // Without an address nothing leaves for her; for him it does.
    await mends(number, { ...anna, address: '' });
    expect((await letterSaying(number, 'Quale versione?')).state).toBe('held');
    expect(await letterSaying(number, 'pippo')).toMatchObject({ state: 'queued', to: [bruno] });
  });

  test('of two who share a mailbox each has their own', async () => {
    const shared = `info@acme${scenes}.example`;
    const hers = await calls({ ...anna, address: shared }, 'Di Anna');
    const his = await calls({ ...bruno, address: shared }, 'Di Bruno');
    await replies(hers, 'per Anna');
    await replies(his, 'per Bruno');
    await merged(his, hers);
    const right = { ...anna, address: `anna@acme${scenes}.example` };
    await mends(hers, right);
    expect((await letterSaying(hers, 'per Anna')).to).toEqual([right]);
    expect((await letterSaying(hers, 'per Bruno')).to).toMatchObject([{ address: shared }]);
    const typed = (await conversationOf(desk.db, hers)).filter(({ direction }) => direction === 'in');
    expect(typed.map(({ from }) => from)).toEqual([right, { ...bruno, address: shared }]);
  });

  test('mended again and again, and merged since, what came back goes to where they are now', async () => {
    const slip = { name: 'Paolo', address: `paolo@gmial${scenes}.example` };
    const right = { name: 'Paolo Neri', address: `paolo@gmail${scenes}.example` };
    const first = await calls(right, 'Prima');
    const second = await calls(slip, 'Seconda');
    const letter = await replies(second, 'Riavviate');
    await bounces(letter);
    await mends(second, { ...slip, name: 'Paolo Neri' });
    await mends(second, { ...right, address: `paolo@altro${scenes}.example` });
    await mends(second, right);
    await merged(second, first);
    await resendLetter(desk, first, letter.id, byMarco());
    expect((await letterSaying(first, 'Riavviate')).to).toEqual([right]);
  });

  test('that another has a letter again says nothing of whether the customer has theirs', async () => {
    const { number, letter } = await withBrunoMerged();
    await bounces(letter);
    await merged(letter.ticket, number);
    const hers = await letterSaying(number, 'Quale versione?');
    await settleLetter(desk.db, hers.id, 'sent', '250', desk.clock());
    await writes(
      { name: '', address: 'mailer-daemon@mx.example' },
      {
        kind: 'bounce',
        bounce: {
          recipient: anna.address,
          action: 'failed',
          status: '5.1.1',
          permanent: true,
          originalMessageId: hers.messageId,
        },
      },
    );
    await resendLetter(desk, number, letter.id, byMarco());
    expect((await now(number)).undeliverable).toBe('5.1.1');
    await resendLetter(desk, number, hers.id, byMarco());
    expect((await now(number)).undeliverable).toBeNull();
  });
});

describe('whoever reads at the address that was mended', () => {
  const stranger = () => ({ name: 'Estraneo', address: `paolo@gmial${scenes}.example` });
  const right = () => ({ name: 'Paolo', address: `paolo@gmail${scenes}.example` });

  /** A letter went to a stranger; then the address was mended, and the customer asked. */
  async function mended(answered = false): Promise<{ number: number; letter: Message }> {
    const number = await calls({ name: 'Paolo', address: stranger().address });
    const letter = await replies(number, 'La richiesta è nostra');
    await settleLetter(desk.db, letter.id, 'sent', '250', desk.clock());
    if (answered)
      await writes(
        { name: 'Estraneo', address: `paolo+x@gmial${scenes}.example` },
        { inReplyTo: [letter.messageId] },
      );
    await mends(number, right());
    await handle(desk, number, { type: 'ask-clarification', text: 'Quale versione?' }, byMarco());
    return { number, letter };
  }

  test.each(['stranger', 'variant of their address by which they took part'])(
    'does not speak for the customer: a %s has a request of their own',
    async who => {
      const answered = who !== 'stranger';
      const { number, letter } = await mended(answered);
      const from = answered ? { name: 'Estraneo', address: `paolo+x@gmial${scenes}.example` } : stranger();
      const their = await writes(from, { inReplyTo: [letter.messageId], text: 'La 7, chiudete pure.' });
      expect(their).not.toBe(number);
      expect(await now(their)).toMatchObject({ linkedTo: number, authorship: { outsideOf: number } });
      expect(await now(number)).toMatchObject({ status: 'waiting', participants: [right().address] });
    },
  );

  test('nor after what they have letters of was merged into another request', async () => {
    const other = await calls(right(), 'Altra');
    const { number, letter } = await mended();
    await merged(number, other);
    expect(await writes(stranger(), { inReplyTo: [letter.messageId] })).not.toBe(other);
  });

  test('takes part again where it was right after all', async () => {
    const { number, letter } = await mended();
    await mends(number, { name: 'Paolo', address: stranger().address });
    expect(await writes(stranger(), { inReplyTo: [letter.messageId] })).toBe(number);
    expect((await now(number)).status).not.toBe('waiting');
  });

  test('a late report of that address says nothing of the customer’s', async () => {
    const { number, letter } = await mended();
    await writes(
      { name: '', address: 'mailer-daemon@mx.example' },
      {
        kind: 'bounce',
        bounce: {
          recipient: stranger().address,
          action: 'failed',
          status: '5.1.1',
          permanent: true,
          originalMessageId: letter.messageId,
        },
      },
    );
    expect(await now(number)).toMatchObject({ undeliverable: null, status: 'waiting' });
  });
});

describe('what waits greets whoever it goes to now', () => {
  const plain = desk.letters;
  beforeAll(() => {
    desk.letters = letterWriter(shippedConfig().policy.letters, {
      deskName: 'Assistenza',
      phone: '',
      hours: () => '',
      reopenDays: 10,
      catalogue: desk.policy.catalogue,
      instant: () => '',
      promise: () => ({ by: '', why: '' }),
      announcement: () => '',
    });
  });
  afterAll(() => {
    desk.letters = plain;
  });
  const bassi = () => ({ name: 'Bruna <Bassi>', address: bruno.address });
  const firstLines = ({ text, html }: Message) => [
    text.split('\n')[0],
    /(Gentile|Hello|Buongiorno)[^<]*/.exec(html ?? '')?.[0],
  ];

  test('in text and in HTML, and all else stays word for word, the old name too', async () => {
    const number = await calls(anna);
    const before = await replies(number, 'Gentile Anna Rossi, ecco la guida.');
    expect(firstLines(before)).toEqual(['Gentile Anna Rossi,', 'Gentile Anna Rossi,']);
    await mends(number, bassi());
    const after = await letterSaying(number, 'ecco la guida');
    expect(firstLines(after)).toEqual(['Gentile Bruna <Bassi>,', 'Gentile Bruna &lt;Bassi&gt;,']);
    expect(after.text.split('\n').slice(1)).toEqual(before.text.split('\n').slice(1));
    expect(after.html).toContain('Gentile Anna Rossi, ecco la guida.');
    expect(after).toMatchObject({ to: [bassi()], messageId: before.messageId });
    for (const letter of await waitingOf(number)) expect(letter.text).not.toMatch(/^Gentile Anna/);
  });

  test('where the name alone was mended; nothing is counted as redirected', async () => {
    const number = await calls(anna);
    await replies(number, 'Ecco.');
    expect(await mends(number, { ...anna, name: '' })).toEqual([{ redirected: 0, gone: 0, held: 0 }]);
    expect(await letterSaying(number, 'Ecco.')).toMatchObject({
      text: expect.stringMatching(/^Buongiorno,\n/),
    });
    await mends(number, anna);
    const english = await calls({ name: 'Ann Red', address: `ann@x${scenes}.example` });
    await handle(desk, english, { type: 'change-language', language: 'en' }, byMarco());
    await replies(english, 'Here.');
    await mends(english, bassi());
    expect(firstLines(await letterSaying(english, 'Here.'))[0]).toBe('Hello Bruna <Bassi>,');
  });

  test('sent again after it came back; a greeting that the template did not write stays', async () => {
    const number = await calls(anna);
    const letter = await replies(number, 'Ecco.');
    await own.database.db.execute(
      sql`update message set text = replace(text, 'Gentile Anna Rossi,', 'Cara Anna,') where id = ${letter.id}`,
    );
    await mends(number, bassi());
    expect((await letterSaying(number, 'Ecco.')).text).toMatch(/^Cara Anna,\n/);

    const again = await replies(number, 'Due.');
    await bounces(again);
    await mends(number, { name: 'Carla Neri', address: `carla@cliente${scenes}.example` });
    expect(await resendLetter(desk, number, again.id, byMarco())).toMatchObject({ ok: true });
    expect(firstLines(await letterSaying(number, 'Due.'))).toEqual([
      'Gentile Carla Neri,',
      'Gentile Carla Neri,',
    ]);
  });
});

const waitingOf = async (number: number) =>
  (await conversationOf(desk.db, number)).filter(({ state }) => state === 'queued');

test('what was said on the portal stays theirs who were signed in; what was typed goes to whom it was mended to', async () => {
  const number = await calls(anna);
  const said = { name: anna.name, address: anna.address, company: null, only: null };
  const done = await writeOn(desk, { who: said, key: `portale-${scenes}` }, number, {
    text: 'Da me.',
    files: [],
    reopens: false,
  });
  expect(done).toMatchObject({ ok: true });
  const right = { ...anna, address: `anna@giusto${scenes}.example` };
  await mends(number, right);
  const received = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'in');
  expect(received.map(({ from }) => from.address)).toEqual([right.address, anna.address]);
});

describe('a quote, where its customer’s address is mended', () => {
  const quoted = async () => {
    const number = await calls(anna);
    const text = `Nuovo tracciato ${scenes}.`;
    const done = await handle(
      desk,
      number,
      [
        { type: 'claim' },
        { type: 'classify', category: billable, priority: null },
        {
          type: 'offer-quote',
          price: { of: 'time', minutes: 60 },
          vat: '',
          text,
          lastDay: '2099-12-04',
          validUntil: '2099-12-04T23:00:00.000Z',
          now: desk.clock().toISOString(),
        },
      ],
      byMarco(),
    );
    expect(done).toMatchObject({ ok: true });
    return { number, letter: await letterSaying(number, text), text };
  };
  const stateOf = async (number: number) => (await now(number)).quotes[0]?.state;
  const right = () => ({ ...anna, address: `anna@giusto${scenes}.example` });

  test('whose letter waits goes to the right one, who may accept it', async () => {
    const { number, text } = await quoted();
    await mends(number, right());
    expect(await letterSaying(number, text)).toMatchObject({ state: 'queued', to: [right()] });
    expect(await stateOf(number)).toBe('open');
    const link =
      desk.quoteLinks
        .of(await now(number), 1)
        .split('/')
        .at(-1) ?? '';
    const answered = await answerQuote(desk, link, { yes: true, network: '' });
    expect(answered?.quote).toMatchObject({ state: 'accepted', answer: { sentTo: right().address } });
  });

  test('that they have answered already is confirmed where they are, though the request is from the backlog', async () => {
    const { number } = await quoted();
    const link =
      desk.quoteLinks
        .of(await now(number), 1)
        .split('/')
        .at(-1) ?? '';
    await desk.db.execute(
      sql`update ticket set facts = facts || '{"fromBacklog": true}'::jsonb where number = ${number}`,
    );
    await answerQuote(desk, link, { yes: true, network: '' });
    await mends(number, right());
    expect(await letterSaying(number, 'quote-accepted')).toMatchObject({ state: 'queued', to: [right()] });
  });

  test('whose letter was refused stays, and is sent again to the right one', async () => {
    const { number, letter, text } = await quoted();
    await settleLetter(desk.db, letter.id, 'failed', '5.1.1', null);
    await mends(number, right());
    expect(await stateOf(number)).toBe('open');
    expect(await resendLetter(desk, number, letter.id, byMarco())).toMatchObject({ ok: true });
    expect(await letterSaying(number, text)).toMatchObject({ state: 'queued', to: [right()] });
  });

  test.each([
    ['has gone', 'sent', null],
    ['came back', 'bounced', '5.1.1'],
    ['may have gone', 'queued', 'sending' satisfies Handing],
  ] as const)('whose letter %s is withdrawn; nothing tells the right one of it', async (_, state, why) => {
    const { number, letter } = await quoted();
    await settleLetter(desk.db, letter.id, state, why, null);
    await mends(number, right());
    expect(await stateOf(number)).toBe('withdrawn');
    const left: string[] = [];
    const carry = letterCourier(desk, {
      sender: {
        send: async ({ text }) => ({ response: `250 ${left.push(text)}` }),
        verify: async () => {},
        close: () => {},
      },
      ...{ loopMark: 'mark', scanner: null, answersTo: () => null },
    });
    for (const { id } of await waitingOf(number)) await carry({ message: id });
    expect(left.filter(text => text.includes('tracciato'))).toEqual([]);
    expect(await waitingOf(number)).toEqual([]);
  });

  test('is withdrawn where no address is left to which its letter could go', async () => {
    const { number } = await quoted();
    await mends(number, { ...anna, address: '' });
    expect(await stateOf(number)).toBe('withdrawn');
  });
});
