import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import type { IntakeOutcome } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { vouchForMail } from '../../../src/desk/intake/operators/vouch.ts';
import { nameColleague } from '../../../src/desk/portal/doing/say.ts';
import { requestFor } from '../../../src/desk/portal/read-requests.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage } from '../../../src/desk/relations/split.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import { isKnown } from '../../../src/store/mail/contacts.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Operator, Role } from '../../../src/ticket/words.ts';
import { onServer, ownDatabase } from '../../database.ts';
import { helpDesk, vulnerability } from '../../ticket/categories.ts';
import { aDesk } from '../a-desk.ts';

const support = 'support@interzen.it';
const own = ownDatabase();
const base = aDesk(() => own.database.db);
const desk = Object.assign(base, {
  ownAddresses: [support],
  groups: ['helpdesk@interzen.it'],
  trusts: [{ mailbox: support, doors: ['imap' as const], server: 'mx.interzen.it' }],
});

let mails = 0;
/** The card as it is. */
const now = 999_999;

const cases = new URL('../../fixtures/mail/cases/', import.meta.url);
const fixture = (name: string) => {
  const file = readdirSync(cases).find(each => each.endsWith(`-${name}.eml`));
  if (!file) throw new Error(`there is no mail ${name}`);
  return readFileSync(new URL(file, cases), 'utf8');
};

const received = (results: string) =>
  `Authentication-Results: mx.interzen.it; ${results}\nReceived: from out.x.example by mx.interzen.it with ESMTPS; Mon, 23 Nov 2026 10:12:01 +0100\n`;
const passes = (address: string) => received(`dmarc=pass header.from=${address.split('@')[1]}`);
const fails = (address: string) => received(`dmarc=fail header.from=${address.split('@')[1]}`);

/** A mail as it comes off the wire. */
async function arrive(source: string): Promise<IntakeOutcome> {
  mails += 1;
  const { ownAddresses, groups, trusts } = desk;
  const read = await readEmail(
    {
      source: Buffer.from(source),
      arrivedAt: desk.clock(),
      mailbox: support,
      door: 'imap',
      place: `imap:support:2:${mails}`,
      fromBacklog: false,
    },
    { ownAddresses, groups, trusts, isOwnMessageId: desk.messageIds.isOwn },
  );
  if (!read.ok) throw new Error(read.unreadable.error);
  return await takeIn(desk, read.email);
}

/** @param head further headers, each with its line's end */
function mail(from: string, text: string, head = '', above = ''): string {
  mails += 1;
  const to = /^(To|Bcc):/m.test(head) ? '' : `To: ${support}\n`;
  const subject = /^Subject:/m.test(head)
    ? ''
    : `Subject: Richiesta ${'abcdefghij'.charAt(mails % 10)}${mails}\n`;
  return `${above}From: ${from}\n${to}${subject}Message-ID: <m${mails}@cliente.example>\nDate: Mon, 23 Nov 2026 10:12:00 +0100\n${head}\n${text}\n`;
}

async function ticketOf(outcome: IntakeOutcome): Promise<Ticket> {
  const number = 'ticket' in outcome ? outcome.ticket : null;
  const ticket = number === null ? null : await findTicket(desk.db, number);
  if (!ticket) throw new Error(`no ticket: ${outcome.outcome}`);
  return ticket;
}

const opened = async (source: string) => {
  const outcome = await arrive(source);
  expect(outcome.outcome).toBe('opened');
  return await ticketOf(outcome);
};
const again = async ({ number }: Ticket) => await ticketOf({ outcome: 'appended', ticket: number });

async function operator(email = 'anna.rossi@interzen.example', name = 'Anna Rossi', role: Role = 'operator') {
  return await enrolOperator(desk.db, { email, name, role });
}
const by = ({ id, name, role }: Operator) => ({
  actor: { kind: 'operator' as const, id, name, role },
  origin: 'slack' as const,
  key: null,
});

async function does(number: number, ...commands: OperatorCommand[]) {
  const anna = await operator();
  for (const command of commands)
    expect(await handle(desk, number, command, by(anna))).toMatchObject({ ok: true });
}

const lettersOf = async (number: number) =>
  (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
/** What a customer reads of a request on the portal. */
const shownTo = async (address: string, number: number) =>
  ((await requestFor(desk, { address, company: null, only: null }, number))?.messages ?? []).map(
    ({ text }) => text,
  );
const eventsOf = async (number: number, after = 0) =>
  (await eventsAfter(desk.db, number, after)).map(({ event }) => event.type);

describe('Reply-To makes nobody the sender', () => {
  test('a stranger who names a participant there and in the subject gets into nothing, and answers nobody’s letters', async () => {
    const victim = await opened(
      mail('Bruno Longo <bruno.longo@cliente.example>', 'Le fatture escono doppie.'),
    );
    const attack = fixture('reply-to-of-another').replace('#1050', `#${victim.number}`);
    const theirs = await opened(attack.replace('MIME-Version', 'Cc: ignazio@altrove.example\nMIME-Version'));
    expect(await again(victim)).toEqual(victim);
    expect(theirs).toMatchObject({
      linkedTo: victim.number,
      requester: { name: 'Ignazio Falso', address: 'ignazio@altrove.example' },
      participants: ['ignazio@altrove.example'],
      authorship: { answersTo: { address: 'bruno.longo@cliente.example' } },
    });
    const [message] = await conversationOf(desk.db, theirs.number);
    expect(message).toMatchObject({
      from: { address: 'ignazio@altrove.example' },
      author: { answersTo: { address: 'bruno.longo@cliente.example' } },
    });
  });

  test('an operator there passes nothing on', async () => {
    await operator();
    const text =
      '---------- Messaggio inoltrato ----------\nDa: Vittima <vittima@cliente.example>\n\nChiudete tutto.';
    const ticket = await opened(
      mail(
        'Eva <eva@altrove.example>',
        text,
        'Reply-To: Anna Rossi <anna.rossi@interzen.example>\nSubject: I: aiuto\n',
      ),
    );
    expect(ticket.requester.address).toBe('eva@altrove.example');
    const [first] = await eventsAfter(desk.db, ticket.number, 0);
    expect(first?.actor).toMatchObject({ kind: 'customer', address: 'eva@altrove.example' });
  });

  test('letters go there, and whoever answers them is in; later mail turns nothing aside', async () => {
    const home = 'mario@casa.example';
    const ticket = await opened(mail('Mario <mario@ufficio.example>', 'Non stampa.', `Reply-To: ${home}\n`));
    await does(ticket.number, { type: 'claim' }, { type: 'reply', text: 'Provi adesso.' });
    const letters = await lettersOf(ticket.number);
    expect(letters.map(({ to }) => to[0]?.address)).toEqual([home, home]);
    const answer = mail(home, 'Ora sì.', `In-Reply-To: ${letters.at(-1)?.messageId}\n`);
    expect(await arrive(answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
    expect((await again(ticket)).participants).toEqual(['mario@ufficio.example', home]);

    const turned = mail(
      'Mario <mario@ufficio.example>',
      'Rispondetemi qui.',
      `Reply-To: eva@altrove.example\nSubject: x [#${ticket.number}]\n`,
    );
    expect(await arrive(turned)).toMatchObject({ outcome: 'appended' });
    await does(ticket.number, { type: 'reply', text: 'Bene.' });
    expect((await lettersOf(ticket.number)).at(-1)?.to[0]?.address).toBe(home);
  });
});

const dsn = (number: number, recipient: string) =>
  `From: Mail Delivery System <mailer-daemon@evil.example>\nTo: ${support}\nSubject: Undelivered Mail Returned to Sender [#${number}]\nMessage-ID: <dsn${number}.${recipient}>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nNon recapitato.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; evil.example\n\nFinal-Recipient: rfc822; ${recipient}\nAction: failed\nStatus: 5.1.1\n--b--\n`;

describe('a mail that names a ticket by its number alone', () => {
  test('is not filed there, be it a report or an absence', async () => {
    const ticket = await opened(mail('Paolo <paolo@dsn.example>', 'Non stampa.'));
    expect(await arrive(dsn(ticket.number, 'paolo@dsn.example'))).toMatchObject({
      outcome: 'filed',
      ticket: null,
    });
    const absence = mail(
      'Eva <eva@evil.example>',
      'Sono assente.',
      `Auto-Submitted: auto-replied\nSubject: Assente [#${ticket.number}]\n`,
    );
    expect(await arrive(absence)).toMatchObject({ outcome: 'filed', ticket: null });
    expect(await again(ticket)).toEqual(ticket);
  });

  test('nor a report in the name of somebody who takes part: their address stays alive', async () => {
    const ticket = await opened(mail('Pia <pia@dsn.example>', 'Non stampa nemmeno qui.'));
    const forged = dsn(ticket.number, 'pia@dsn.example').replace(
      'mailer-daemon@evil.example',
      'pia@dsn.example',
    );
    expect(await arrive(forged)).toMatchObject({ outcome: 'filed', ticket: null });
    expect(await again(ticket)).toEqual(ticket);
  });

  test('by the signed id of a letter, it is', async () => {
    const ticket = await opened(mail('Paolo <paolo@dsn.example>', 'Non stampa più nulla.'));
    await does(ticket.number, { type: 'claim' });
    const [letter] = await lettersOf(ticket.number);
    const absence = mail(
      'Eva <eva@evil.example>',
      'Sono assente.',
      `Auto-Submitted: auto-replied\nIn-Reply-To: ${letter?.messageId}\n`,
    );
    expect(await arrive(absence)).toEqual({ outcome: 'appended', ticket: ticket.number });
  });
});

describe('another’s Message-ID on a mail of one’s own', () => {
  test.each(['the letter’s', 'the customer’s'])('takes no answers away: %s', async whose => {
    const ticket = await opened(mail('Vera <vera@filo.example>', `Il filo si spezza: ${whose}.`));
    await does(ticket.number, { type: 'claim' });
    const letter = (await lettersOf(ticket.number))[0]?.messageId ?? '';
    const [own] = await conversationOf(desk.db, ticket.number);
    const taken = whose === 'the letter’s' ? letter : (own?.messageId ?? '');
    const theft = mail('eva@evil.example', 'Mio.', 'Cc: vera@filo.example\n');
    const theirs = await opened(theft.replace(/^Message-ID: .*$/m, `Message-ID: ${taken}`));
    const answer = mail('vera@filo.example', 'Non ancora.', `In-Reply-To: ${taken}\n`);
    expect(await arrive(answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
    expect((await conversationOf(desk.db, theirs.number)).map(({ from }) => from.address)).toEqual([
      'eva@evil.example',
    ]);
    if (taken === letter) {
      const back = dsn(ticket.number, 'vera@filo.example').replace(
        '--b--',
        `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${letter}\nTo: vera@filo.example\n--b--`,
      );
      expect(await arrive(back)).toEqual({ outcome: 'appended', ticket: ticket.number });
    }
  });
});

describe('a sender whom the receiving server does not confirm', () => {
  const paolo = 'paolo@verificato.example';

  test('opens a ticket that says so, and gets nothing automatic', async () => {
    const ticket = await opened(mail(paolo, 'Non stampa.', 'Reply-To: eva@evil.example\n', fails(paolo)));
    expect(ticket.authorship).toMatchObject({ unverified: 'opening', answersTo: null });
    await does(ticket.number, { type: 'claim' });
    expect(await lettersOf(ticket.number)).toMatchObject([{ state: 'held', stateWhy: 'unverified' }]);
    expect((await conversationOf(desk.db, ticket.number))[0]?.author).toEqual({
      unverified: 'DMARC failed',
      answersTo: { name: '', address: 'eva@evil.example' },
    });
  });

  test('joins no ticket by its number or mark alone; by an id it does, marked', async () => {
    const ticket = await opened(mail(paolo, 'La stampante è ferma.'));
    await does(ticket.number, { type: 'claim' });
    const [letter] = await lettersOf(ticket.number);
    const marked = mail(paolo, `Chiudete.\n> ${desk.messageIds.marker(ticket)}`, '', fails(paolo));
    for (const source of [mail(paolo, 'Chiudete.', `Subject: x [#${ticket.number}]\n`, fails(paolo)), marked])
      expect(await opened(source)).toMatchObject({ linkedTo: ticket.number });
    const answer = mail(paolo, 'Ecco.', `In-Reply-To: ${letter?.messageId}\n`, fails(paolo));
    expect(await arrive(answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
    expect((await again(ticket)).authorship.unverified).toBe('answer');
    await arrive(mail(paolo, 'Ecco davvero.', `In-Reply-To: ${letter?.messageId}\n`, passes(paolo)));
    expect((await again(ticket)).authorship.unverified).toBeNull();
  });

  test('SPF and DKIM that both fail count in the name of somebody whom the desk knows', async () => {
    const both = received('spf=fail smtp.mailfrom=x.example; dkim=none');
    const stranger = await opened(mail('nuovo@altro.example', 'Buongiorno, non stampa.', '', both));
    expect(stranger.authorship.unverified).toBeNull();
    const known = await opened(mail(paolo, 'Ancora ferma la stampante.', '', both));
    expect(known.authorship.unverified).toBe('opening');
  });

  test('a name in a header below the server’s line proves nothing', async () => {
    const forged = `Received: from evil.example by mx.interzen.it with SMTP; x\n${passes(paolo)}`;
    const ticket = await opened(mail(paolo, 'Vorrei sapere una cosa.', '', forged));
    expect(ticket.authorship.unverified).toBeNull();
    const anna = await operator();
    const text = 'Inoltro.\n\n-----Messaggio inoltrato-----\nDa: Paolo <p@cliente.example>\n\nAiuto.';
    const passedOn = await opened(mail(anna.email, text, 'Subject: I: aiuto\n', forged));
    expect(passedOn.requester.address).toBe(anna.email);
  });
});

describe('from the desk’s own address', () => {
  test('a person who writes as the desk opens a ticket, to which nothing can be written', async () => {
    const ticket = await opened(fixture('person-writes-as-desk'));
    expect(ticket).toMatchObject({ requester: { address: support }, authorship: { shared: 'own-address' } });
    await does(ticket.number, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    const anna = await operator();
    expect(await handle(desk, ticket.number, { type: 'reply', text: 'Fatto.' }, by(anna))).toMatchObject({
      refusal: { reason: 'unwritable', why: 'own-address' },
    });
    await does(ticket.number, { type: 'close', resolution: 'Fatto al telefono.' });
    expect((await lettersOf(ticket.number)).map(({ state, stateWhy }) => [state, stateWhy])).toEqual([
      ['held', 'own-address'],
      ['held', 'own-address'],
    ]);
  });

  test('a web form’s visitor is written to where they said; two visitors stay two', async () => {
    const form = (visitor: string) =>
      mail(
        `Sito <${support}>`,
        'Modulo: la stampa è ferma, urgente.',
        `Reply-To: ${visitor}\nSubject: Modulo\n`,
      );
    const one = await opened(form('giulia@visitatore.example'));
    const two = await opened(form('ugo@visitatore.example'));
    await does(one.number, { type: 'claim' });
    expect((await lettersOf(one.number))[0]).toMatchObject({
      state: 'queued',
      to: [{ address: 'giulia@visitatore.example' }],
    });
    const merged = await mergeTickets(desk, two.number, one.number, by(await operator()));
    expect(merged).toMatchObject({ refusal: { reason: 'other-customer' } });
  });

  test.each([
    ['google-group-reply-to-group', 'dmarc=none', 'opening'],
    ['google-group-other-address', 'dmarc=none', 'opening'],
    ['google-group-other-address', 'dmarc=pass header.from=interzen.it', null],
  ])('a group that rewrote From: %s, %s', async (name, results, unverified) => {
    mails += 1;
    const source = received(results) + fixture(name).replace(/^Message-ID: </m, `Message-ID: <${mails}.`);
    const ticket = await opened(source.replace(/^Subject: /m, `Subject: ${mails} `));
    expect(ticket).toMatchObject({
      requester: { name: 'Carla Bini', address: 'carla.bini@cliente.example' },
      participants: ['carla.bini@cliente.example'],
      authorship: { unverified },
    });
    await does(ticket.number, { type: 'claim' });
    const letters = await lettersOf(ticket.number);
    expect(letters.map(({ to }) => to[0]?.address)).toEqual(['carla.bini@cliente.example']);
  });

  test('a letter of ours that comes back is dropped; with another’s id it is kept, and nothing answers it', async () => {
    const ticket = await opened(mail('Pia <pia@eco.example>', 'Non stampa.'));
    await does(ticket.number, { type: 'claim' });
    const [letter] = await lettersOf(ticket.number);
    const back = `From: ${support}\nTo: pia@eco.example\nSubject: Re: x\nX-Sportello-Loop: x\nAuto-Submitted: auto-generated\n`;
    expect(await arrive(`${back}Message-ID: ${letter?.messageId}\n\nCiao.\n`)).toMatchObject({
      outcome: 'dropped',
    });
    const rewritten = await opened(`${back}Message-ID: <smtp1@provider.example>\n\nCiao.\n`);
    expect(rewritten.fromMachine).toBe(true);
    await does(rewritten.number, { type: 'claim' });
    expect(await lettersOf(rewritten.number)).toMatchObject([{ state: 'held' }]);
  });
});

describe('a From that the receiving server may read otherwise than the desk', () => {
  test.each([
    ['two headers', 'Vera <vera@vittima.example>\nFrom: eva@evil.example'],
    ['two authors', 'Vera <vera@vittima.example>, eva@evil.example'],
    ['an address in quotes', '"<vera@vittima.example>,"eva@evil.example'],
    ['a comment in the domain', 'vera@vittima.example(x)evil.example'],
    ['a letter that looks alike', 'vera@ｖittima.example'],
    ['a soft hyphen', 'vera@vit\u00adtima.example'],
    ['the Kelvin sign', 'erika@\u212aern.example'],
  ])('gets nobody into a customer’s request by its number: %s', async (_how, from) => {
    const customer = from.includes('erika') ? 'erika@kern.example' : 'vera@vittima.example';
    const ticket = await opened(mail(customer, 'La stampa è ferma.', '', passes(customer)));
    const theirs = await opened(
      mail(from, 'Mandate la password.', `Subject: Re: x [#${ticket.number}]\n`, passes('eva@evil.example')),
    );
    expect(await again(ticket)).toEqual(ticket);
    expect(theirs.linkedTo).toBe(ticket.number);
  });
});

describe('who is the same person', () => {
  test.each([
    ['idn-opens', 'idn-answers-in-punycode'],
    ['plus-opens', 'plus-answers-plain'],
    ['two-authors', 'second-author-answers'],
  ])('%s, and %s lands on its ticket', async (first, second) => {
    const ticket = await opened(fixture(first));
    expect(await arrive(fixture(second))).toEqual({ outcome: 'appended', ticket: ticket.number });
  });

  test('a variant of an address is let in by an id, not by a number; and can be merged', async () => {
    const ticket = await opened(mail('dora+a@cliente.example', 'Non stampa.'));
    const plain = await opened(mail('dora@cliente.example', 'Altro?', `Subject: x [#${ticket.number}]\n`));
    expect(plain.linkedTo).toBe(ticket.number);
    expect(await mergeTickets(desk, plain.number, ticket.number, by(await operator()))).toMatchObject({
      ok: true,
    });
  });

  test('who sent for a shared mailbox takes part', async () => {
    const ticket = await opened(fixture('on-behalf-of'));
    const answer = mail(
      'rosa.bruni@cliente.example',
      'Anche a dicembre.',
      `Subject: Re: [#${ticket.number}]\n`,
    );
    expect(await arrive(answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
  });

  test('a person without a readable address has a request, and nobody else without one gets into it', async () => {
    const ticket = await opened(mail('Mario Rossi', 'La stampa non parte, chiamatemi.'));
    expect(ticket).toMatchObject({
      requester: { name: 'Mario Rossi', address: '' },
      participants: [],
      fromMachine: false,
    });
    const other = await opened(mail('Ugo Verdi', 'Anche da noi!', `Subject: x [#${ticket.number}]\n`));
    expect(other.linkedTo).toBe(ticket.number);
    await does(ticket.number, { type: 'claim' });
    expect(await lettersOf(ticket.number)).toMatchObject([{ state: 'held', stateWhy: 'no-address' }]);
    expect(
      await handle(desk, ticket.number, { type: 'reply', text: 'Ciao' }, by(await operator())),
    ).toMatchObject({ refusal: { reason: 'unwritable', why: 'no-address' } });
  });

  test('six thousand in copy: fifty take part, and the ticket says how many do not', async () => {
    const copy = Array.from({ length: 6000 }, (_, n) => `p${n}@f.example`).join(',\n ');
    const ticket = await opened(mail('capo@folla.example', 'Per tutti.', `Cc: ${copy}\n`));
    expect(ticket.participants).toHaveLength(50);
    expect(ticket.authorship.leftOut).toBe(5951);
    await arrive(
      mail(
        'capo@folla.example',
        'Ancora.',
        `Subject: x [#${ticket.number}]\nCc: z1@folla.example, z2@folla.example\n`,
      ),
    );
    expect(await again(ticket)).toMatchObject({ authorship: { leftOut: 5953 } });
    expect((await again(ticket)).participants).toHaveLength(50);
    const [message] = await conversationOf(desk.db, ticket.number);
    expect(message?.to.length).toBeLessThanOrEqual(100);
  });
});

describe('an operator who writes by mail', () => {
  /** The customer has written with Anna in copy, and was asked something. */
  async function asked() {
    mails += 1;
    const anna = await operator();
    const n = mails;
    const id = `<fn${n}@cliente.example>`;
    const fresh = (source: string) =>
      source
        .replaceAll('<fn64@cliente.example>', id)
        .replaceAll('<ar65@interzen.example>', `<ar${n}@interzen.example>`)
        .replaceAll('fede.nardi@', `fede${n}@`);
    const ticket = await opened(fresh(fixture('customer-copies-operator')));
    await does(ticket.number, { type: 'claim' }, { type: 'ask-clarification', text: 'Da quando?' });
    return { anna, ticket: await again(ticket), answer: fresh(fixture('operator-answers-by-mail')) };
  }

  test('is the house’s word where the receiving server confirms it: the ticket goes on waiting', async () => {
    const { anna, ticket, answer } = await asked();
    expect(await arrive(passes(anna.email) + answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
    const after = await again(ticket);
    expect(after).toMatchObject({
      status: 'waiting',
      waitingSince: ticket.waitingSince,
      pauses: ticket.pauses,
    });
    expect(after.excerpt).toBe(ticket.excerpt);
    expect(after.authorship).toMatchObject({ outside: { by: 'Anna Rossi' }, saysToBe: [] });
    const [recorded] = await eventsAfter(desk.db, ticket.number, ticket.version);
    expect(recorded).toMatchObject({
      event: { type: 'wrote-outside', reached: true },
      actor: { kind: 'operator', id: anna.id },
      origin: 'mail',
    });
    expect((await conversationOf(desk.db, ticket.number)).at(-1)).toMatchObject({
      direction: 'elsewhere',
      from: { address: anna.email },
    });
    // The customer's answer to it lands on the ticket.
    const reply = mail(
      ticket.requester.address,
      'Sì, ieri.',
      'In-Reply-To: <ar1@interzen.example>\n'.replace('ar1', `ar${/ar(\d+)@/.exec(answer)?.[1]}`),
    );
    expect(await arrive(reply)).toEqual({ outcome: 'appended', ticket: ticket.number });
    expect(await again(ticket)).toMatchObject({ status: 'assigned', authorship: { outside: null } });
  });

  test.each([
    ['nobody confirms it', ''],
    ['it fails', fails('anna.rossi@interzen.example')],
  ])('is kept and moves nothing where %s, until somebody says that it was them', async (_why, above) => {
    const { anna, ticket, answer } = await asked();
    expect(await arrive(above + answer)).toEqual({ outcome: 'appended', ticket: ticket.number });
    const after = await again(ticket);
    expect({ ...after, version: 0, updatedAt: 0, authorship: 0 }).toEqual({
      ...ticket,
      version: 0,
      updatedAt: 0,
      authorship: 0,
    });
    expect(after.authorship.saysToBe).toMatchObject([{ operator: { id: anna.id }, doing: 'wrote' }]);
    expect(await eventsOf(ticket.number, ticket.version)).toEqual(['said-to-be']);

    const other = await operator('ugo@interzen.example', 'Ugo Blu');
    expect(await vouchForMail(desk, ticket.number, now, by(other))).toMatchObject({
      refusal: { reason: 'not-yours-to-say', name: 'Anna Rossi' },
    });
    const manager = await operator('giulia@interzen.example', 'Giulia Verdi', 'manager');
    expect(await vouchForMail(desk, ticket.number, now, by(above ? manager : anna))).toMatchObject({
      ok: true,
    });
    expect(await again(ticket)).toMatchObject({
      status: 'waiting',
      authorship: { saysToBe: [], outside: { by: 'Anna Rossi' } },
    });
    expect((await conversationOf(desk.db, ticket.number)).at(-1)).toMatchObject({
      direction: 'elsewhere',
      author: null,
    });
    expect(await vouchForMail(desk, ticket.number, now, by(anna))).toMatchObject({
      refusal: { reason: 'nothing-changed' },
    });
  });

  test('two are confirmed together, but none that came after what was seen', async () => {
    const { anna, ticket, answer } = await asked();
    await arrive(answer);
    const seen = (await again(ticket)).version;
    const text = `---------- Messaggio inoltrato ----------\nDa: Fede <${ticket.requester.address}>\n\nDa ieri.`;
    await arrive(mail(anna.email, text, `Subject: I: Export [#${ticket.number}]\n`));
    expect((await again(ticket)).authorship.saysToBe).toHaveLength(2);
    expect(await vouchForMail(desk, ticket.number, seen, by(anna))).toMatchObject({ reason: 'stale' });
    const { version } = await again(ticket);
    expect(await vouchForMail(desk, ticket.number, version, by(anna))).toMatchObject({ ok: true });
    expect(await again(ticket)).toMatchObject({ status: 'assigned', authorship: { saysToBe: [] } });
    expect(await eventsOf(ticket.number, version)).toEqual(['vouched', 'vouched', 'message-received']);
  });

  test('who fails by the number alone gets onto no ticket', async () => {
    const { anna, ticket } = await asked();
    const attack = mail(anna.email, 'Chiuso.', `Subject: x [#${ticket.number}]\n`, fails(anna.email));
    expect((await opened(attack)).linkedTo).toBe(ticket.number);
    expect(await again(ticket)).toEqual(ticket);
  });

  test('what they pass on opens the customer’s request: at once, or when they say so', async () => {
    const anna = await operator();
    const text = (name: string) =>
      `Vedi sotto.\n\n---------- Messaggio inoltrato ----------\nDa: Paolo Neri <${name}@inoltro.example>\n\nNon stampa.`;
    const sure = await opened(mail(anna.email, text('a'), 'Subject: I: stampa\n', passes(anna.email)));
    expect(sure).toMatchObject({
      requester: { address: 'a@inoltro.example' },
      participants: ['a@inoltro.example'],
    });
    expect(await shownTo('a@inoltro.example', sure.number)).toEqual([]);

    const unsure = await opened(mail(anna.email, text('b'), 'Subject: I: stampa\n'));
    expect(unsure).toMatchObject({
      requester: { address: anna.email },
      authorship: { saysToBe: [{ doing: 'passed-on', opens: true }] },
    });
    await does(unsure.number, { type: 'claim' });
    expect(await lettersOf(unsure.number)).toMatchObject([{ state: 'held', stateWhy: 'unverified' }]);
    expect(await vouchForMail(desk, unsure.number, now, by(anna))).toMatchObject({ ok: true });
    expect(await again(unsure)).toMatchObject({
      requester: { address: 'b@inoltro.example' },
      participants: ['b@inoltro.example'],
      authorship: { saysToBe: [] },
    });
    expect((await shownTo('b@inoltro.example', unsure.number)).some(text => text.includes('Vedi'))).toBe(
      false,
    );
  });

  test('the customer’s answer that came to them ends the waiting: at once, or when they say so', async () => {
    for (const isSure of [true, false]) {
      const { anna, ticket } = await asked();
      const text = `È il solito.\n\n---------- Messaggio inoltrato ----------\nDa: Fede Nardi <${ticket.requester.address}>\n\nDa ieri.`;
      const above = isSure ? passes(anna.email) : '';
      expect(
        await arrive(mail(anna.email, text, `Subject: I: Export [#${ticket.number}]\n`, above)),
      ).toMatchObject({ outcome: 'appended' });
      expect((await again(ticket)).status).toBe(isSure ? 'assigned' : 'waiting');
      if (!isSure) await vouchForMail(desk, ticket.number, now, by(anna));
      expect((await again(ticket)).status).toBe('assigned');
      const shown = await shownTo(ticket.requester.address, ticket.number);
      expect(shown.some(each => each.includes('È il solito.'))).toBe(false);
      expect(shown.length).toBeGreaterThan(0);
    }
  });

  test('to a customer who has no ticket: it is theirs, with the house’s word in it', async () => {
    const anna = await operator();
    const source = mail(
      anna.email,
      'Come d’accordo, domani aggiorno.',
      `To: Ada <ada@nuova.example>\nCc: ${support}\n`,
      passes(anna.email),
    );
    const ticket = await opened(source);
    expect(ticket).toMatchObject({
      requester: { address: 'ada@nuova.example' },
      authorship: { outside: { by: 'Anna Rossi' } },
    });
    expect(await conversationOf(desk.db, ticket.number)).toMatchObject([{ direction: 'elsewhere' }]);
  });

  test('asks for something themselves as anybody does', async () => {
    const anna = await operator();
    const ticket = await opened(mail(anna.email, 'Il mio portatile non si accende.'));
    expect(ticket).toMatchObject({ requester: { address: anna.email }, authorship: { saysToBe: [] } });
    expect(await arrive(mail(anna.email, 'Ora sì.', `Subject: x [#${ticket.number}]\n`))).toMatchObject({
      outcome: 'appended',
    });
    expect(await eventsOf(ticket.number)).toEqual(['ticket-opened', 'message-received']);
  });
});

/** A colleague of a requester answers one of the letters to them. */
async function colleague(domain: string, command?: OperatorCommand) {
  mails += 1;
  const ticket = await opened(mail(`capo${mails}@${domain}`, 'Non stampa nulla.'));
  await does(ticket.number, { type: 'claim' }, ...(command ? [command] : []));
  const [letter] = await lettersOf(ticket.number);
  const theirs = await opened(
    mail(`collega${mails}@${domain}`, 'Rispondo io.', `In-Reply-To: ${letter?.messageId}\n`),
  );
  return { ticket: await again(ticket), theirs };
}

describe('a colleague of the requester who answers our letter', () => {
  test('has a ticket of their own, linked, and is let in with one press', async () => {
    const { ticket, theirs } = await colleague('ditta.example');
    expect(theirs).toMatchObject({
      linkedTo: ticket.number,
      authorship: { mayJoin: ticket.number, outsideOf: null },
    });
    const handled = await mergeTickets(desk, theirs.number, ticket.number, by(await operator()), 'let-in');
    expect(handled).toMatchObject({ ok: true });
    expect((await again(ticket)).participants).toEqual([ticket.requester.address, theirs.requester.address]);
    expect((await again(theirs)).mergedInto).toBe(ticket.number);
    expect(await conversationOf(desk.db, ticket.number)).toHaveLength(3);
    const more = mail(theirs.requester.address, 'Altro.', `Subject: x [#${ticket.number}]\n`);
    expect(await arrive(more)).toEqual({ outcome: 'appended', ticket: ticket.number });
    const { address } = ticket.requester;
    expect(await shownTo(address, ticket.number)).toEqual(['Non stampa nulla.', 'Rispondo io.', 'Altro.']);
    // Their own request is theirs still, with their words and no other's.
    expect(await shownTo(theirs.requester.address, theirs.number)).toEqual(['Rispondo io.', 'Altro.']);
    expect(await shownTo(theirs.requester.address, ticket.number)).toEqual([]);
  });

  test('not where anybody gets an address, nor into what few may see', async () => {
    const stranger = await colleague('gmail.com');
    expect(stranger.theirs).toMatchObject({
      linkedTo: stranger.ticket.number,
      authorship: { mayJoin: null, outsideOf: stranger.ticket.number },
    });
    const secret = await colleague('riservata.example', {
      type: 'classify',
      category: vulnerability,
      priority: 1,
    });
    expect(secret.theirs.authorship.mayJoin).toBeNull();
    const late = await colleague('tardi.example');
    await does(late.ticket.number, { type: 'classify', category: vulnerability, priority: 1 });
    expect(
      await mergeTickets(desk, late.theirs.number, late.ticket.number, by(await operator()), 'let-in'),
    ).toMatchObject({ refusal: { reason: 'restricted' } });
  });

  test('nor where few may see what they wrote: all would read it there', async () => {
    const { ticket, theirs } = await colleague('segreta.example');
    await does(theirs.number, { type: 'restrict' });
    expect(
      await mergeTickets(desk, theirs.number, ticket.number, by(await operator()), 'let-in'),
    ).toMatchObject({ refusal: { reason: 'into-open', ticket: ticket.number } });
    expect((await again(theirs)).mergedInto).toBeNull();
  });
});

/** X's request goes on in Y's, who had copied nobody: X takes part there only since. */
async function joinedIn(domain: string) {
  const [x, y] = [`x@${domain}`, `y@${domain}`];
  const theirs = await opened(mail(x, 'La mia paga è sbagliata.', `Cc: ${y}\n`));
  const other = await opened(mail(y, 'Il portale è lento.'));
  expect(await mergeTickets(desk, theirs.number, other.number, by(await operator()))).toMatchObject({
    ok: true,
  });
  return { x, y, theirs: theirs.number, other: other.number };
}

describe('a request that goes on in another customer’s', () => {
  test('stays its own where that goes on in a third, of the same customer as it', async () => {
    const { x, y, theirs, other } = await joinedIn('catena.example');
    await arrive(mail(x, 'E anche il premio.', `Subject: x [#${other}]\n`));
    expect(await shownTo(y, other)).toEqual(['Il portale è lento.']);
    const third = await opened(mail(y, 'Ancora lento.', 'Cc: u@catena.example\n'));
    await mergeTickets(desk, other, third.number, by(await operator()));
    await arrive(mail(x, 'Ieri no.', `Subject: x [#${third.number}]\nCc: ${x}, z@catena.example\n`));
    await arrive(mail('z@catena.example', 'Confermo.', `Subject: x [#${third.number}]\n`));
    await arrive(mail('u@catena.example', 'Qui va.', `Subject: x [#${third.number}]\n`));
    expect(await shownTo(y, third.number)).toEqual(['Il portale è lento.', 'Ancora lento.', 'Qui va.']);
    expect(await shownTo(x, theirs)).toEqual(['La mia paga è sbagliata.', 'E anche il premio.', 'Ieri no.']);
    expect((await again(third)).authorship.broughtAlong).toEqual([x, 'z@catena.example']);
  });

  test('an answer to it is of it, though it be merged while the answer comes in', async () => {
    const anna = await operator();
    const [x, y] = ['x@insieme.example', 'y@insieme.example'];
    const both = `Cc: ${y}\n`;
    const theirs = await opened(mail(x, 'La mia paga è sbagliata.', both));
    await does(theirs.number, { type: 'claim' });
    const [letter] = await lettersOf(theirs.number);
    const targets = [await opened(mail(y, 'Il portale è lento.')), await opened(mail(y, 'Ancora lento.'))];
    let from = theirs.number;
    for (const { number } of targets) {
      const answer = mail(x, `Eccola per ${number}.`, `In-Reply-To: ${letter?.messageId}\n`);
      let answered: Promise<IntakeOutcome> | undefined;
      await desk.db.transaction(async tx => {
        await mergeTickets({ ...desk, db: tx }, from, number, by(anna));
        answered = arrive(answer);
        await expect
          .poll(async () => [...(await tx.execute(sql`select 1 from pg_locks where not granted`))].length)
          .toBeGreaterThan(0);
      });
      expect(await answered).toEqual({ outcome: 'appended', ticket: number });
      expect((await conversationOf(desk.db, number)).at(-1)).toMatchObject({ cameWith: theirs.number });
      from = number;
    }
  });
});

describe('what was merged, or passed on, before it was kept whose words are whose', () => {
  const folder = new URL('../../../src/store/migrations/', import.meta.url);
  const migrations = ['_what-was-not-theirs.sql', '_with-which-request-the-log-knows.sql'].map(
    name => new URL(readdirSync(folder).find(file => file.endsWith(name)) ?? name, folder),
  );

  /** The rows as they were written then. */
  async function asBefore() {
    await desk.db.execute(
      sql`update message set came_with = null, author = nullif(author - 'passedOnBy', '{}')`,
    );
    await desk.db.execute(
      sql`update ticket set facts = facts #- '{authorship,broughtAlong}' #- '{authorship,alsoTheirs}'`,
    );
    // The log named customers' mails by their ids, which stand with the words since.
    await onServer(own.ownerUrl, connection =>
      connection.begin(async tx => {
        await tx`alter table ticket_event disable trigger user`;
        await tx`
          update ticket_event set data = data || jsonb_build_object('messageId', kept.words::jsonb -> 'event.messageId')
          from event_words as kept where kept.id = words_id and kept.words::jsonb ? 'event.messageId'`;
        await tx`alter table ticket_event enable trigger user`;
      }),
    );
  }
  const runMigration = async () => {
    for (const migration of migrations)
      for (const statement of readFileSync(migration, 'utf8').split('--> statement-breakpoint'))
        await onServer(own.ownerUrl, connection => connection.unsafe(statement));
  };
  /** What each request's own customer is shown of it. */
  async function allShown() {
    const rows = await desk.db.execute<{ number: number; address: string }>(
      sql`select number, requester ->> 'address' as address from ticket order by number`,
    );
    const shown = new Map<number, string[]>();
    for (const { number, address } of rows) shown.set(number, await shownTo(address, number));
    return shown;
  }

  test('nobody is shown what is not theirs, and everybody what is; run twice, it changes nothing', async () => {
    const anna = await operator();
    const capo = 'capo@prima.example';
    const bea = 'bea@prima.example';
    const both = `Cc: ${bea}\n`;
    const first = await opened(mail(capo, 'Il portale è lento.', both));
    await arrive(mail(capo, 'È ancora lento.', `Subject: x [#${first.number}]\n`));
    const secret = await opened(mail(bea, 'La mia paga è sbagliata.', 'Cc: ugo@prima.example\n'));
    await arrive(mail('ugo@prima.example', 'La paga di Bea, sì.', `Subject: x [#${secret.number}]\n`));
    expect(await mergeTickets(desk, secret.number, first.number, by(anna))).toMatchObject({ ok: true });
    const forwarded = '\n\n---------- Messaggio inoltrato ----------\nDa: ';
    const passing = mail(
      anna.email,
      `Cliente difficile.${forwarded}Capo <${capo}>\n\nNon stampa.`,
      `Subject: I: x [#${first.number}]\n`,
      passes(anna.email),
    );
    expect(await arrive(passing)).toMatchObject({ outcome: 'appended' });
    const unsure = await opened(
      mail(anna.email, `Vedi sotto.${forwarded}Ada <ada@prima.example>\n\nNon va.`, 'Subject: I: va\n'),
    );
    expect(await vouchForMail(desk, unsure.number, now, by(anna))).toMatchObject({ ok: true });
    // A mail that an operator gives a request of its own is its writer's, whoever pressed.
    const two = await opened(mail('dino@prima.example', 'Una cosa.'));
    await arrive(mail('dino@prima.example', 'Un’altra cosa.', `Subject: x [#${two.number}]\n`));
    const other = (await conversationOf(desk.db, two.number)).at(-1);
    const split = await splitMessage(desk, two.number, other?.id ?? 0, by(anna));
    const { ticket: letIn, theirs } = await colleague('entrata.example');
    await mergeTickets(desk, theirs.number, letIn.number, by(anna), 'let-in');

    const before = await allShown();
    await asBefore();
    expect((await shownTo(capo, first.number)).join(' ')).toContain('La mia paga');
    await runMigration();
    const after = await allShown();
    expect(after.get(first.number)).toEqual(['Il portale è lento.', 'È ancora lento.']);
    expect(after.get(secret.number)).toEqual(['La mia paga è sbagliata.', 'La paga di Bea, sì.']);
    expect(after.get(unsure.number)).toEqual([]);
    expect(after.get(split?.into ?? 0)).toEqual(['Un’altra cosa.']);
    expect(after.get(letIn.number)).toEqual(['Non stampa nulla.', 'Rispondo io.']);
    for (const [number, shown] of after)
      if (number >= first.number) expect(shown, String(number)).toEqual(before.get(number));

    const rows = () => desk.db.execute(sql`select number, facts from ticket order by number`);
    const messages = () => desk.db.execute(sql`select id, author, came_with from message order by id`);
    const once = [[...(await rows())], [...(await messages())]];
    await runMigration();
    expect([[...(await rows())], [...(await messages())]]).toEqual(once);
  });

  /** With which request each mail came. */
  const cameWith = async () => [
    ...(await desk.db.execute(
      sql`select id, came_with from message where direction = 'in' and message_id <> '' order by id`,
    )),
  ];

  test('through a row of merges, whichever of them came before; nobody who is named opens what they had asked alone', async () => {
    const anna = await operator();
    for (const isSecondMergedSince of [false, true]) {
      const domain = `fila${isSecondMergedSince}.example`;
      const { x, y, other } = await joinedIn(domain);
      await arrive(mail(x, 'E anche il premio.', `Subject: x [#${other}]\n`));
      const colleague = `u@${domain}`;
      const third = await opened(mail(y, 'Ancora lento.', `Cc: ${colleague}\n`));
      // Another’s mail under the id of one of theirs is another’s still.
      const [own3] = await conversationOf(desk.db, third.number);
      const forged = mail(x, 'Con lo stesso nome.', `Cc: ${y}\n`).replace(
        /^Message-ID: .*$/m,
        `Message-ID: ${own3?.messageId}`,
      );
      const same = await opened(forged);
      await mergeTickets(desk, same.number, third.number, by(anna));
      await arrive(mail(colleague, 'Qui va.', `Subject: x [#${third.number}]\n`));
      // What was given a request of its own came with that one, if it goes on in the first again.
      const apart = (await conversationOf(desk.db, third.number)).at(-1);
      const split = await splitMessage(desk, third.number, apart?.id ?? 0, by(anna));
      await mergeTickets(desk, split?.into ?? 0, third.number, by(anna));
      if (isSecondMergedSince) await asBefore();
      await mergeTickets(desk, other, third.number, by(anna));
      await arrive(mail(x, 'Ieri no.', `Subject: x [#${third.number}]\n`));
      const knows = async () => {
        const { broughtAlong, alsoTheirs } = (await again(third)).authorship;
        return { broughtAlong: broughtAlong.includes(x), alsoTheirs };
      };
      if (!isSecondMergedSince) {
        const before = [await allShown(), await cameWith(), await knows()];
        await asBefore();
        expect((await shownTo(y, third.number)).join(' ')).toContain('La mia paga');
        await runMigration();
        expect([await allShown(), await cameWith(), await knows()]).toEqual(before);
      } else await runMigration();
      expect(await knows()).toEqual({ broughtAlong: true, alsoTheirs: [other] });
      const named = { who: { name: 'Y', address: y, company: null, only: null }, key: domain };
      expect(await nameColleague(desk, named, third.number, x)).toMatchObject({ ok: true });
      const shown = await shownTo(y, third.number);
      expect(shown).toEqual(
        expect.arrayContaining(['Il portale è lento.', 'Ancora lento.', 'E anche il premio.', 'Ieri no.']),
      );
      expect(shown.join(' ')).not.toMatch(/La mia paga|Con lo stesso nome/);
    }
  });
});

describe('automatic letters have an end', () => {
  const receipts = async (from: string[]) => {
    desk.sendsReceipts = true;
    desk.advance(2 * 86_400_000);
    const states: (string | null)[] = [];
    for (const [n, address] of from.entries()) {
      const ticket = await opened(
        mail(
          address,
          `Offerta ${'ab'.repeat(n + 1)} imperdibile.`,
          `Subject: Compra ${'xy'.repeat(n + 1)}\n`,
        ),
      );
      const letter = (await lettersOf(ticket.number))[0];
      states.push(letter?.stateWhy ?? letter?.state ?? null);
      expect(`${letter?.subject} ${letter?.text}`).not.toContain('Compra');
    }
    desk.sendsReceipts = false;
    return states.filter(state => state === 'queued').length;
  };
  // The writer of letters in this desk repeats subjects, unless it is told not to.
  const { write } = desk.letters;
  desk.letters = {
    fillIn: template => ({ ok: true, text: template }),
    greetAnew: () => null,
    write: (kind, ticket, details) =>
      write(kind, details.isToUnknown ? { ...ticket, subject: 'La sua richiesta' } : ticket, details),
  };

  test('for one mailbox, whatever variants of its address are used', async () => {
    expect(await receipts(Array.from({ length: 20 }, (_, n) => `vittima+${n}@plus.example`))).toBe(3);
    const dotted = Array.from(
      { length: 6 },
      (_, n) => `${'v.i.t.t.i.m.a'.slice(0, 2 * n)}${'vittima'.slice(n)}@gmail.com`,
    );
    expect(await receipts(dotted)).toBe(3);
  });

  test('nobody is known by a name that a stranger writes under another’s letter', async () => {
    const stranger = await opened(mail('eva@noto.example', 'Una domanda.', 'Cc: vittima@altrove.example\n'));
    await does(stranger.number, { type: 'claim' });
    const [letter] = await lettersOf(stranger.number);
    const answering = `Subject: Grazie ancora\nIn-Reply-To: ${letter?.messageId}\n`;
    await arrive(mail('vittima@altrove.example', 'Anche io.', answering));
    expect(await isKnown(desk.db, 'vittima@altrove.example')).toBe(false);
    await arrive(mail('eva@noto.example', 'Ho letto.', answering));
    expect(await isKnown(desk.db, 'eva@noto.example')).toBe(true);
  });

  test('for a domain, and for the desk', async () => {
    desk.letterLimits = { perHour: 3, perDay: { person: 20, domain: 5, desk: 8 } };
    const people = (count: number, domain: string) =>
      Array.from({ length: count }, (_, n) => `p${n}@${domain}`);
    expect(await receipts(people(9, 'uno.example'))).toBe(5);
    expect(await receipts([...people(5, 'due.example'), ...people(6, 'tre.example')])).toBe(8);
    desk.letterLimits = { perHour: 3, perDay: { person: 4, domain: 300, desk: 2000 } };
    expect(await receipts(['solo@uno.example', 'solo+1@uno.example', 'solo+2@uno.example'])).toBe(3);
    desk.advance(2 * 3_600_000);
    const [row] = await desk.db.execute<{ letters: number }>(
      sql`select count(*)::int as letters from automatic_letter where base = 'solo@uno.example'`,
    );
    expect(row?.letters).toBe(3);
  });
});
