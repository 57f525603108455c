import { describe, expect, test } from 'vitest';
import type { InboundEmail } from '../../../src/desk/inbound-email.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';

const own = '<sportello.1042.3.aaaa@interzen.example>';
const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: (id: string) => id === own };

function arrived(source: string | Uint8Array, envelopeFrom?: string) {
  return {
    source: typeof source === 'string' ? Buffer.from(source.replace(/\n/g, '\r\n')) : source,
    arrivedAt: new Date('2026-11-24T09:00:00Z'),
    mailbox: 'support@interzen.example',
    door: 'smtp' as const,
    place: 'smtp:1',
    fromBacklog: false,
    ...(envelopeFrom === undefined ? {} : { envelopeFrom }),
  };
}

async function read(source: string | Uint8Array, envelopeFrom?: string): Promise<InboundEmail> {
  const result = await readEmail(arrived(source, envelopeFrom), context);
  if (!result.ok) throw new Error(result.unreadable.error);
  return result.email;
}

const mail = (headers: string, body = 'Buongiorno, la stampa è ferma.') =>
  `From: Paolo Neri <Paolo@Cliente.example>\nTo: support@interzen.example\nSubject: Stampa\nMessage-ID: <1@cliente.example>\nDate: Tue, 24 Nov 2026 10:00:00 +0100\n${headers}${headers ? '\n' : ''}Content-Type: text/plain; charset=utf-8\n\n${body}\n`;

describe('what a mail is', () => {
  test.each([
    ['', 'request'],
    ['Auto-Submitted: no', 'request'],
    ['Auto-Submitted: auto-replied', 'auto-reply'],
    ['X-Autoreply: yes', 'auto-reply'],
    ['Precedence: auto_reply', 'auto-reply'],
    ['Auto-Submitted: auto-generated', 'machine'],
    ['Precedence: bulk', 'machine'],
    ['X-Auto-Response-Suppress: OOF, AutoReply', 'machine'],
    ['List-Id: <news.example>', 'list'],
    ['X-Failed-Recipients: x@y.example', 'bounce'],
  ])('%s -> %s', async (headers, kind) => {
    expect((await read(mail(headers))).kind).toBe(kind);
  });

  test('an out-of-office is known by its subject', async () => {
    const source = mail('').replace('Subject: Stampa', 'Subject: Risposta automatica: Stampa');
    expect((await read(source)).kind).toBe('auto-reply');
  });
  test('a delivery report', async () => {
    const report = `From: MAILER-DAEMON@mx.example\nTo: support@interzen.example\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nNon recapitato.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; paolo@cliente.example\nAction: failed\nStatus: 5.1.1\n--b--\n`;
    expect(await read(report, '')).toMatchObject({ kind: 'bounce' });
  });
  test('an empty return path is a machine’s', async () => {
    expect((await read(mail(''), '')).kind).toBe('machine');
  });
  test('our own letter that came back; mail from our own address is somebody’s', async () => {
    const back = mail('X-Sportello-Loop: x').replace('<1@cliente.example>', own);
    expect((await read(back)).kind).toBe('own');
    expect((await read(mail('').replace('Paolo@Cliente.example', 'support@interzen.example'))).kind).toBe(
      'request',
    );
  });
  test('a forged loop header alone does not make a customer’s mail disappear', async () => {
    expect((await read(mail('X-Sportello-Loop: x'))).kind).toBe('request');
  });
});

describe('who, which, where', () => {
  test('addresses in lower case, names kept; who stands in Reply-To has written nothing', async () => {
    expect((await read(mail(''))).from).toEqual({ name: 'Paolo Neri', address: 'paolo@cliente.example' });
    const form = await read(mail('Reply-To: Web Form <visitor@site.example>'));
    expect(form.from.address).toBe('paolo@cliente.example');
    expect(form.authorship.answersTo).toEqual({ name: 'Web Form', address: 'visitor@site.example' });
  });
  test('references and tokens', async () => {
    const email = await read(
      mail('In-Reply-To: <b@x>\nReferences: <a@x> <b@x>').replace(
        'Subject: Stampa',
        'Subject: Re: Stampa [#1042]',
      ),
    );
    expect(email).toMatchObject({
      inReplyTo: ['<b@x>'],
      references: ['<a@x>', '<b@x>'],
      subjectTokens: [1042],
    });
  });
  test('the mark of a letter that is quoted unseen, though the text leaves it out', async () => {
    const quoted = '<p>Sì.</p><blockquote>…<div style="display:none">(#1042.0123456789)</div></blockquote>';
    const both = mail('Content-Type: multipart/alternative; boundary=b').replace(
      /\n\n.*$/s,
      `\n\n--b\nContent-Type: text/plain\n\nSì.\n\n--b\nContent-Type: text/html\n\n${quoted}\n\n--b--\n`,
    );
    const email = await read(both);
    expect(email.text).not.toContain('#1042');
    expect(email.marks).toEqual(['(#1042.0123456789)']);
    expect((await read(mail(''))).marks).toEqual([]);
  });
  test.each([
    ['To', 'Assistenza <support+1042.0123456789@interzen.it>'],
    ['To', '"support+1042.0123456789@interzen.it" <SUPPORT+1042.0123456789@Interzen.it>'],
    ['Cc', 'Luca <luca@cliente.example>, support+1042.0123456789@interzen.it'],
    ['Delivered-To', 'support+1042.0123456789@interzen.it'],
    ['X-Original-To', 'support+1042.0123456789@interzen.it'],
    ['Envelope-To', '<support+1042.0123456789@interzen.it>'],
  ])('the mark in the address to which it went: %s: %s', async (name, value) => {
    const addressed = mail('').replace(/\n\n/, `\n${name}: ${value}\n\n`);
    expect((await read(addressed)).marks).toEqual(['(#1042.0123456789)']);
  });
  test.each(['support+1042@x.it', 'support+1042.01234@x.it', 'support@x.it', 'a+shop@x.it'])(
    'an address that bears none: %s',
    async address => {
      expect((await read(mail('').replace(/\n\n/, `\nDelivered-To: ${address}\n\n`))).marks).toEqual([]);
    },
  );
  test('a Message-ID of ten thousand characters is shortened, always to the same', async () => {
    const long = mail('').replace('<1@cliente.example>', `<${'x'.repeat(10_000)}@y>`);
    expect((await read(long)).messageId.length).toBeLessThan(200);
    expect((await read(long)).messageId).toBe((await read(long)).messageId);
  });
  test('without Message-ID: made from the content, the same for both copies', async () => {
    const without = mail('').replace(/Message-ID: .*\n/, '');
    const copy = `Received: from elsewhere\n${without}`;
    expect((await read(without)).messageId).toBe((await read(copy)).messageId);
    expect((await read(without)).contentHash).toBe((await read(copy)).contentHash);
    expect((await read(without.replace('ferma', 'rotta'))).messageId).not.toBe(
      (await read(without)).messageId,
    );
  });
  test('importance', async () => {
    expect((await read(mail('X-Priority: 1 (Highest)'))).important).toBe(true);
    expect((await read(mail('Importance: high'))).important).toBe(true);
    expect((await read(mail('X-Priority: 3'))).important).toBe(false);
  });
});

describe('words', () => {
  test('RFC 2047 subjects and windows-1252 bodies', async () => {
    const head =
      'From: a@b.example\nSubject: =?iso-8859-1?Q?Perch=E9_non_funziona=3F?=\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: 8bit\n\n';
    const source = Buffer.concat([
      Buffer.from(head.replace(/\n/g, '\r\n')),
      Buffer.from([0x50, 0x65, 0x72, 0x63, 0x68, 0xe9, 0x20, 0x93, 0x78, 0x94]),
    ]);
    expect(await read(source)).toMatchObject({ subject: 'Perché non funziona?', text: 'Perché “x”' });
  });
  test('HTML only is read as text', async () => {
    const html = mail(
      '',
      '<html><body><p>Buongiorno,</p><p>la <b>stampa</b> è ferma.</p><script>alert(1)</script></body></html>',
    ).replace('text/plain', 'text/html');
    expect((await read(html)).text).toBe('Buongiorno,\n\nla stampa è ferma.');
  });
  test('control characters and NUL never reach the database', async () => {
    expect((await read(mail('', 'a\u0000b\u0007c'))).text).toBe('abc');
  });
  test('attachments keep content and type under a safe name', async () => {
    const source = `From: a@b.example\nSubject: log\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nEcco.\n--b\nContent-Type: text/plain; name="../../etc/passwd"\nContent-Disposition: attachment; filename="../../etc/passwd"\nContent-Transfer-Encoding: base64\n\nY2lhbw==\n--b--\n`;
    const { attachments } = await read(source);
    expect(attachments.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['passwd', 'ciao'],
    ]);
  });
});

describe('what was newly written', () => {
  test.each([
    [
      'Gmail',
      'Funziona, grazie.\n\nIl giorno mar 24 nov 2026 alle ore 10:02 Assistenza <support@interzen.example>\nha scritto:\n\n> Buongiorno,\n> provi ora.',
      'Funziona, grazie.',
    ],
    [
      'Outlook',
      'Ecco lo screenshot.\n\nDa: Assistenza <support@interzen.example>\nInviato: martedì 24 novembre 2026 10:02\nA: Paolo Neri\nOggetto: Re: Stampa\n\nBuongiorno',
      'Ecco lo screenshot.',
    ],
    ['Outlook, bold', 'Ok.\n\n*Da:* Assistenza\n*Inviato:* oggi\n*Oggetto:* x\n\ntesto', 'Ok.'],
    [
      'English',
      'Still broken.\n\nOn Tue, Nov 24, 2026 at 10:02 AM Support <s@i.example> wrote:\n> Try now',
      'Still broken.',
    ],
    ['iPhone', 'Va bene domani.\n\nInviato da iPhone\n\n> Il giorno 24 nov ha scritto', 'Va bene domani.'],
    ['signature', 'La versione è la 8.\n-- \nPaolo Neri\nCartiera Pescara', 'La versione è la 8.'],
    ['original message', 'Sì.\n\n-----Messaggio originale-----\nDa: x', 'Sì.'],
    ['nothing new', '> solo citazione', '> solo citazione'],
    [
      'a sentence that begins like a quote',
      'Il giorno 3 il cliente ha scritto che non va.\nPotete guardare?',
      'Il giorno 3 il cliente ha scritto che non va.\nPotete guardare?',
    ],
    ['Da: in prose', 'Da: quando è partito non stampa più.', 'Da: quando è partito non stampa più.'],
  ])('%s', async (_client, text, expected) => {
    expect((await read(mail('', text))).newText).toBe(expected);
  });

  test.each([
    ['Grazie mille!', true],
    ['Perfetto, risolto. Buona giornata', true],
    ['Thanks, it works now', true],
    ['Grazie, ma non funziona ancora', false],
    ['Grazie. Potete anche guardare il protocollo?', false],
    ['Thank you, however the list is empty', false],
    ['Ancora fermo', false],
  ])('%s is thanks: %s', async (text, isThanks) => {
    expect((await read(mail('', text))).isThanks).toBe(isThanks);
  });

  test.each([
    ['Buongiorno, la stampa delle fatture è ferma da stamattina.', 'it'],
    ['Hello, the search does not find anything since the update.', 'en'],
    ['Ciao, il login è down: login page returns 502 bad gateway da ieri', 'it'],
    ['Guten Tag, seit gestern funktioniert der Druck der Rechnungen leider nicht mehr.', 'en'],
    ['Non funziona più', 'it'],
    ['Not working any more', 'en'],
    [
      'Grazie, ora va.\n\nOn Tue, Nov 24, 2026 Support <s@i.example> wrote:\n> please try again and tell us whether it works for you',
      'it',
    ],
  ])('%s is written in %s', async (text, language) => {
    expect((await read(mail('', text))).language).toBe(language);
  });
});

describe('what cannot be read is a value, with the reason', () => {
  test.each([
    ['nothing', ''],
    [
      'three hundred levels',
      `From: a@b.example\nMIME-Version: 1.0\n${Array.from({ length: 300 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')}`,
    ],
  ])('%s', async (_name, source) => {
    const result = await readEmail(arrived(source), context);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.unreadable.error).not.toBe('');
  });

  test.each([
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
    ['only a body', 'just words'],
    [
      'ten thousand recipients',
      mail(`Cc: ${Array.from({ length: 10_000 }, (_, i) => `a${i}@b.example`).join(', ')}`),
    ],
  ])('%s does no harm', async (_name, source) => {
    const result = await readEmail(arrived(source as string), context);
    expect(result).toBeDefined();
  });
});
