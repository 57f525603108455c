import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ArrivedMail } from '../../../../src/desk/inbound-email.ts';
import { explainMail } from '../../../../src/mail/explain.ts';
import { addressesIn } from '../../../../src/mail/reading/addresses/addresses.ts';
import { readEmail } from '../../../../src/mail/reading/read-email.ts';
import { baseAddress, canonicalAddress, isFreeMail } from '../../../../src/ticket/people/address.ts';
import { cpuClock } from '../../../cpu-clock.ts';

const support = 'support@interzen.it';
const trusts = [{ mailbox: support, doors: ['imap' as const], server: 'mx.interzen.it' }];
const group = 'helpdesk@interzen.it';

const cases = new URL('../../../fixtures/mail/cases/', import.meta.url);
const fixture = (name: string) => {
  const file = readdirSync(cases).find(each => each.endsWith(`-${name}.eml`));
  if (!file) throw new Error(`there is no mail ${name}`);
  return readFileSync(new URL(file, cases), 'utf8');
};

/** What the receiving server puts on top. */
const received = (results: string) =>
  `Authentication-Results: mx.interzen.it; ${results}\nReceived: from out.x.example by mx.interzen.it with ESMTPS; Mon, 23 Nov 2026 10:12:01 +0100\n`;

async function read(source: string, about: Partial<ArrivedMail> = {}, groups: string[] = []) {
  const arrived = {
    source: Buffer.from(source),
    arrivedAt: new Date('2026-11-23T09:12:00Z'),
    mailbox: support,
    door: 'imap' as const,
    place: 'x',
    fromBacklog: false,
    ...about,
  };
  const result = await readEmail(arrived, {
    ownAddresses: [support],
    groups,
    trusts,
    isOwnMessageId: () => false,
  });
  if (!result.ok) throw new Error(result.unreadable.error);
  return result.email;
}

describe('From decides', () => {
  test.each([
    ['idn-from', 'jörg@bücher.example', 'request'],
    ['idn-answers-in-punycode', 'anna@bücher.example', 'request'],
    ['srs-forwarded', 'marco.gatti@cliente.example', 'request'],
    ['two-authors', 'anna.sala@cliente.example', 'request'],
    ['on-behalf-of', 'paghe@cliente.example', 'request'],
    ['comment-in-address', 'mario.brandi@cliente.example', 'request'],
    ['reply-to-of-another', 'ignazio@altrove.example', 'request'],
    ['person-writes-as-desk', support, 'request'],
    ['google-group-reply-to-group', 'carla.bini@cliente.example', 'request'],
    ['google-group-other-address', 'carla.bini@cliente.example', 'list'],
    ['desk-in-bcc', 'guido.sarti@cliente.example', 'request'],
    ['noreply-no-handle', 'no-reply@negozio.example', 'machine'],
    ['gmail-forwarding-confirmation', 'forwarding-noreply@google.com', 'machine'],
  ])('%s', async (name, address, kind) => {
    const email = await read(fixture(name));
    expect(email.from.address).toBe(address);
    expect(email.kind).toBe(kind);
  });

  test('the second author and whoever sent it take part', async () => {
    const also = async (name: string) => (await read(fixture(name))).authorship.alsoBy.map(p => p.address);
    expect(new Set(await also('two-authors'))).toEqual(new Set(['bice.reali@cliente.example']));
    expect(await also('on-behalf-of')).toEqual(['rosa.bruni@cliente.example']);
  });

  test('Reply-To says where answers go, if that does no harm', async () => {
    const answers = async (replyTo: string, more = '') =>
      (await read(`${more}From: Anna <a@x.example>\nReply-To: ${replyTo}\nSubject: S\n\nCiao.`)).authorship
        .answersTo?.address ?? null;
    expect(await answers('b@y.example')).toBe('b@y.example');
    expect(await answers(`${support}, b@y.example`)).toBe('b@y.example');
    expect(await answers(support)).toBeNull();
    expect(await answers('support+x@interzen.it')).toBeNull();
    expect(await answers('no-reply@y.example')).toBeNull();
    expect(await answers('A@X.example')).toBeNull();
    expect(await answers('lista@y.example', 'List-Post: <mailto:lista@y.example>\n')).toBeNull();
  });
});

describe('a group that writes in its own name for others', () => {
  test.each([
    ['named, and confirmed', [group], 'dmarc=pass header.from=interzen.it', 'none'],
    ['named, but not confirmed', [group], 'dmarc=none', 'failed'],
    ['confirmed, but not named', [], 'dmarc=pass header.from=interzen.it', 'failed'],
  ])('%s', async (_how, groups, results, outcome) => {
    const email = await read(received(results) + fixture('google-group-other-address'), {}, groups);
    expect(email.from).toEqual({ name: 'Carla Bini', address: 'carla.bini@cliente.example' });
    expect(email.authorship).toMatchObject({ verdict: { outcome }, answersTo: null, shared: null });
    expect(email.kind).toBe(groups.length > 0 ? 'request' : 'list');
  });

  test('what the group itself says of the author is nobody’s word', async () => {
    const email = await read(fixture('google-group-reply-to-group'));
    expect(email.authorship.verdict).toMatchObject({ outcome: 'failed', by: 'rewritten' });
  });

  test('names nobody in a mail that no group sent', async () => {
    const source = 'From: Eva <eva@evil.example>\nX-Original-From: Anna <a@x.example>\nSubject: S\n\nCiao.';
    expect((await read(source)).from.address).toBe('eva@evil.example');
  });
});

describe('the receiving server is heard in mail that came by its mailbox’s door', () => {
  const mail = `${received('dmarc=pass header.from=x.example')}From: Anna <a@x.example>\nSubject: S\n\nCiao.`;
  test.each([
    ['its own', {}, 'verified'],
    ['another door', { door: 'smtp' as const }, 'none'],
    ['another mailbox', { mailbox: 'info@interzen.it' }, 'none'],
  ])('%s', async (_door, about, outcome) => {
    expect((await read(mail, about)).authorship.verdict.outcome).toBe(outcome);
  });
  test('in a large mail, read apart, too', async () => {
    const email = await read(mail + '\nE altro ancora.'.repeat(10_000));
    expect(email.authorship.verdict.outcome).toBe('verified');
  });
});

describe('addresses', () => {
  test.each([
    ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', 'pete@silly.test'],
    ['Mario Rossi <mario(nota)@cliente.example>', 'mario@cliente.example'],
    ['Mario Rossi <mario@(nota (annidata))cliente.example>', 'mario@cliente.example'],
    ['Mario Rossi <(ufficio) mario @ cliente.example>', 'mario@cliente.example'],
    ['mario(nota)@cliente.example', 'mario@cliente.example'],
    ['Muhammed.(I am  the greatest) Ali @(the) Vegas.WBA', 'ali@vegas.wba'],
    ['mario@cliente.example(interno)evil.example', 'mario@cliente.example'],
    ['<mario@cliente.example (x) evil.example>', 'mario@cliente.example'],
    ['<mario@cliente.example(x).evil.example>', 'mario@cliente.example'],
    ['mario@cliente.example (Mario (il capo) Rossi)', 'mario@cliente.example'],
  ])('with comments: %s', (header, address) => {
    expect(addressesIn(header).map(person => person.address)).toEqual([address]);
  });

  test.each(['\u00ad', '\u200b', '\u2060', '\u202e', '\u007f', '\u0085'])(
    'with a sign that nobody sees are nobody’s: %j',
    sign => {
      for (const where of [`cli${sign}ente.example`, `cliente.example${sign}`])
        expect(addressesIn(`Anna <anna@${where}>`).map(({ address }) => address)).toEqual([]);
    },
  );

  test('a hundred thousand comments take no time', () => {
    const spent = cpuClock();
    for (const piece of ['(', 'a@b.example(', 'x@y.example(a) ', '<a(b)@c.example>, '])
      addressesIn(piece.repeat(60_000));
    expect(spent()).toBeLessThan(4000);
  });

  test.each([
    ['anna@faß.example', 'anna@faß.example'],
    // To a mail server each of these is another domain, or mailbox.
    ['anna@ｃliente.example', 'anna@ｃliente.example'],
    ['anna@cliente。example', 'anna@cliente。example'],
    ['anna@ban\u212a.example', 'anna@ban\u212a.example'],
    ['mar\u212a@cliente.example', 'mar\u212a@cliente.example'],
    ['anna@cli\u00adente.example', 'anna@cli\u00adente.example'],
    ['Anna@XN--BCHER-KVA.Example', 'anna@bücher.example'],
    ['anna@BÜCHER.example.', 'anna@bücher.example'],
    ['anna@bu\u0308cher.example', 'anna@bücher.example'],
    ['anna@cliente.example', 'anna@cliente.example'],
    ['anna@1.2', 'anna@1.2'],
    ['anna@xn--\u0000', 'anna@xn--\u0000'],
    ['Anna', 'anna'],
  ])('%s is known as %s', (written, known) => {
    expect(canonicalAddress(written)).toBe(known);
  });

  test('the mailbox behind a variant', () => {
    expect(baseAddress('Silvio+Shop@cliente.example')).toBe('silvio@cliente.example');
    expect(baseAddress('mario.rossi+x@googlemail.com')).toBe('mariorossi@gmail.com');
    expect(baseAddress('mario.rossi@cliente.example')).toBe('mario.rossi@cliente.example');
    expect(['a@gmail.com', 'a@libero.it', 'a@outlook.it', 'a@cliente.example'].map(isFreeMail)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // Schools, professional orders: many have an address there who do not belong together.
    for (const shared of [
      'rmic01@istruzione.it',
      'a@pec.istruzione.it',
      'b@cert.legalmail.it',
      'c@pec.commercialisti.it',
    ])
      expect(isFreeMail(shared)).toBe(true);
    expect(['a@nonistruzione.it', 'a@istruzione.it.example'].map(isFreeMail)).toEqual([false, false]);
  });
});

describe('a person whose address cannot be read', () => {
  test.each([
    ['Mario Rossi', 'request'],
    ['"Mario Rossi" <mario.rossi at cliente.example>', 'request'],
    ['Mario Rossi <>', 'request'],
    ['Mail Delivery System <>', 'machine'],
    ['<>', 'machine'],
  ])('From: %s', async (from, kind) => {
    const email = await read(
      `From: ${from}\nTo: ${support}\nSubject: Stampa\n\nLa stampa non parte, potete guardare?`,
    );
    expect(email.kind).toBe(kind);
    expect(email.from.address).toBe('');
    if (kind === 'request') expect(email.from.name).toBe('Mario Rossi');
  });
});

test('mail explain says who wrote, what is known of it, and where letters would go', async () => {
  const context = { ownAddresses: [support], groups: [group], trusts, isOwnMessageId: () => false };
  const explained = async (source: string) => await explainMail('x.eml', Buffer.from(source), context);
  expect(
    await explained(received('dmarc=pass header.from=altrove.example') + fixture('reply-to-of-another')),
  ).toMatchObject({
    from: { address: 'ignazio@altrove.example' },
    author: { address: 'ignazio@altrove.example' },
    sender: { verdict: 'verified', why: 'DMARC passed' },
    lettersTo: { address: 'bruno.longo@cliente.example' },
  });
  expect(await explained(fixture('person-writes-as-desk'))).toMatchObject({
    sender: { verdict: 'none', why: 'no Received line of mx.interzen.it' },
    lettersTo: null,
  });
});
