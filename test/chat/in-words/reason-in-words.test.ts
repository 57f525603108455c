import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeCard } from '../../../src/chat/cards/notice-card.ts';
import { reasonInWords } from '../../../src/chat/in-words/reasons/reason-in-words.ts';
import { needsPerson, wrongContent } from '../../../src/chat/slack/refusals.ts';
import { sorted as sortedByTeams } from '../../../src/chat/teams/errors.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { Blocked } from '../../../src/outbox/failure.ts';
import { speechIn } from '../a-moment.ts';
import { wholePart } from '../seen-whole.ts';

const said = (reason: string, language: 'it' | 'en' = 'it', isOver = false) =>
  reasonInWords(reason, wordsIn(language), { isOver });

describe('a known reason is a sentence that says what to do, and whoever refused is quoted', () => {
  test.each([
    [
      "Can't send mail - all recipients were rejected: 550 5.1.1 <x@y.it>: User unknown",
      /non esiste.*correggilo/,
    ],
    ['Message failed: 550-5.1.1 The email account that you tried to reach does not exist', /non esiste/],
    ['550 No such user here', /non esiste/],
    ['550 5.1.2 Bad destination system address', /dominio/],
    ['552 5.2.2 Mailbox full', /piena/],
    ['452 4.2.2 The recipient’s inbox is out of storage space', /piena/],
    ['552 5.3.4 Message size exceeds fixed limit', /troppo grande/],
    ['550 5.7.26 This mail has been blocked because the sender is unauthenticated', /SPF, DKIM e DMARC/],
    ['554 5.7.1 Service unavailable; Client host blocked using Spamhaus', /come spam/],
    ['550 5.7.1 Relay access denied', /non inoltra/],
    ['421 4.7.0 Too many connections, try again later', /aspettare/],
    ['450 4.7.1 Greylisted', /aspettare/],
    ['4.7.1', /aspettare/],
    ['5.4.7', /per giorni/],
    ['4.4.7', /per giorni/],
    ['554 5.4.6 Too many hops', /gira in tondo/],
    ['554 5.4.14 Hop count exceeded', /gira in tondo/],
    ['554 too many hops', /gira in tondo/],
    ['5.1.10', /non esiste/],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found', /non esiste/],
    ['556 5.1.10 Recipient address has null MX', /dominio/],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', /non esiste/],
    ['530 5.7.0 Authentication required', /password/],
    ['530 5.7.57 Client not authenticated to send mail', /password/],
    ['5.7.57', /password/],
    ['530 5.7.0 Must issue a STARTTLS command first', /cifratura/],
    ['534-5.7.9 Application-specific password required', /password/],
    ['552-5.7.0 This message was blocked because its content presents a potential security issue', /allegat/],
    ['550 5.7.1 Message rejected: banned file attachment', /allegat/],
    ['550 5.7.1 Your attachment was blocked by policy', /allegat/],
    ['554 5.6.1 Virus detected: Eicar-Test-Signature', /virus/],
    ['550 unclassified', /rifiuta l’email/],
    ['5.9.9', /rifiuta l’email/],
    ['Invalid login: 535-5.7.8 Username and Password not accepted', /password/],
    ['Command failed: Authentication failed.', /password/],
    ["Command failed: Mailbox doesn't exist: Archivio", /cartella/],
    ['Command failed: [LIMIT] Too many simultaneous connections', /troppe connessioni/],
  ])('%s', (reason, sentence) => {
    expect(said(reason)).toMatch(sentence);
    expect(said(reason)).toContain('; il server ha scritto: «');
    expect(said(reason, 'en')).toContain('; the server wrote: “');
  });

  test.each([
    ['connect ECONNREFUSED 127.0.0.1:465', /rifiuta la connessione/],
    ['getaddrinfo ENOTFOUND mail.interzen.it', /nessun server con questo nome/],
    ['getaddrinfo EAI_AGAIN mail.interzen.it', /DNS/],
    ['connect ETIMEDOUT 10.1.2.3:587', /non risponde in tempo/],
    ['Connection timeout', /non risponde in tempo/],
    ['connect EHOSTUNREACH 10.1.2.3:25', /non si arriva/],
    ['read ECONNRESET', /si è interrotta/],
    ['certificate has expired', /è scaduto/],
    ['self-signed certificate in certificate chain', /autorità sconosciuta/],
    ["Hostname/IP does not match certificate's altnames: Host: x", /un altro nome/],
    ['error:0A00010B:SSL routines::wrong version number', /cifratura/],
    ['nobody listens on hooks.example:8443: correct desk.yaml: webhooks (erp)', /rifiuta la connessione/],
    ['it answers 503', /un errore suo/],
    ['it answers 410', /non vuole più/],
    ['clamd does not answer', /antivirus/],
    ['7000222: The provided client secret keys are expired', /chiave dell’app/],
    ['slack C0GONE is not configured any more', /desk\.yaml/],
    ['Slack cannot be reached: getaddrinfo ENOTFOUND slack.com', /nessun server/],
    ['Slack asks to slow down', /rallentare/],
    ['Slack says brand_new_word', /non conosce/],
    ['Teams: 502 BadGateway', /guasto suo/],
    ['Teams: 429 throttled', /rallentare/],
    ['Teams says 401', /credenziali/],
    ['Teams says 403', /amministratori/],
    ['Teams says 404', /canale non c’è/],
    ['Teams says 400', /difetto di Sportello/],
    ['fattura.pdf has a virus (Eicar-Test-Signature)', /virus/],
    ['fattura.zip is too large for the virus scanner', /antivirus/],
    ['Teams: the app is not installed in any team yet', /installala in Teams/],
  ])('%s', (reason, sentence) => {
    expect(said(reason)).toMatch(sentence);
    expect(said(reason, 'en')).not.toBe(said(reason));
  });

  test('what is not known is quoted alone, and nothing is said of nothing', () => {
    expect(said('ticket 5 has no event 3')).toBe('dettaglio tecnico: «ticket 5 has no event 3»');
    expect(said('ticket 5 has no event 3', 'en')).toBe('technical detail: “ticket 5 has no event 3”');
    expect([said(''), said('  ')]).toEqual(['', '']);
  });
});

describe('what is advised follows whether anybody still tries', () => {
  const passing = [
    ...[
      '421 4.7.0 try again later',
      '450 4.7.1 Greylisted',
      '450 4.1.1 unverified recipient',
      '4.4.1',
      '4.7.1',
    ],
    ...['4.0.0', '451 4.3.0 temporary error', '452 4.2.2 Mailbox full', '450 hold on', '4.4.2'],
    ...['read ECONNRESET', 'Connection closed unexpectedly', 'Command failed: [LIMIT] Too many connections'],
    ...['Slack asks to slow down', 'Slack says internal_error', 'Slack says brand_new_word', 'Teams: 429'],
    ...['Teams: 503 ServiceUnavailable', 'Teams says 500 ServiceError'],
  ];
  const again = /si riprova|da sé|nulla da fare|tried again|by itself|nothing to do/;

  test.each(passing)('%s', reason => {
    for (const language of ['it', 'en'] as const) {
      const [still = ''] = said(reason, language).split(';');
      const [over = ''] = said(reason, language, true).split(';');
      expect(still).toMatch(again);
      expect(over).not.toMatch(again);
      expect(over).not.toBe('');
    }
  });

  test('of no kind at all is it said of what nobody tries any more that it is tried again', () => {
    for (const language of ['it', 'en'] as const)
      for (const [kind, told] of Object.entries(wordsIn(language).toldReasons.sentences))
        expect(told, kind).not.toMatch(again);
  });

  test('a mailbox that does not exist is one, however long a server put it off', () => {
    expect(said('450 4.1.1 <x@y.it>: unverified recipient', 'it', true)).toMatch(/non esiste/);
    expect(said('450 4.7.1 Greylisted', 'it', true)).toMatch(/rimanda.*Invia di nuovo/);
  });

  test.each([
    ['failed-effect', true],
    ['blocked-effect', false],
    ['late-effect', false],
  ] as const)('the admins’ card %s says the same', (subject, isOver) => {
    for (const error of passing) {
      const details = { task: 'letter', error };
      const { facts } = noticeCard(wholePart({ subject, details }), speechIn('it'));
      const told = facts.find(({ label }) => label === 'Motivo')?.value ?? '';
      expect(told.toLowerCase(), error).toBe(said(error, 'it', isOver).toLowerCase());
    }
  });
});

test('of a server’s words little is looked at, whatever they are made of', () => {
  const pieces = ['450', '450-', '450 ', '-', ' ', '5.1.1.', '4.4.', 'mailbox ', 'certificate of ', 'a', '«'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 650, maxLength: 700 }), words => {
      const reason = words.join('');
      const behind = reason.slice(0, 600);
      expect(said(`${behind} 550 5.1.1 user unknown`)).toBe(said(behind));
    }),
    { numRuns: 30 },
  );
  expect(said(`${'x'.repeat(580)} 550 5.1.1 user unknown`)).toMatch(/non esiste/);
});

test('whatever keeps Slack shut to us has its sentence, and Slack’s word behind it', () => {
  const general = said('Slack says no_such_word_of_theirs').split(';')[0];
  for (const [word, advice] of needsPerson) {
    const told = said(`Slack says ${word}: ${advice}`);
    expect(told, word).toMatch(new RegExp(`; Slack ha scritto: «${word}»$`));
    expect(told.split(';')[0], word).not.toBe(general);
  }
  for (const word of wrongContent) expect(said(`Slack says ${word}`), word).toContain('difetto di Sportello');
});

test('so has whatever keeps Teams shut', () => {
  const source = readFileSync('src/chat/teams/errors.ts', 'utf8');
  const codes = [...source.matchAll(/^ {4}([A-Z]\w+):\s/gm)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) {
    const error = sortedByTeams({ statusCode: 403, message: 'x', body: { error: { code } } });
    expect(error, code).toBeInstanceOf(Blocked);
    expect(said(error.message), code).toMatch(new RegExp(`; Teams ha scritto: «403 ${code}»$`));
    expect(said(error.message), code).not.toMatch(/guasto suo|difetto/);
  }
});

test('on an Italian card nothing of a server’s stands outside the quotation marks, and theirs never close them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('550 5.1.1 ', 'Slack says ', 'Teams: 500 ', 'connect ECONNREFUSED ', ''),
      fc.string({ unit: 'binary', maxLength: 2000 }),
      (start, words) => {
        const told = said(`${start}${words}»”`);
        expect(told.length).toBeLessThan(400);
        expect(told.match(/[«»]/g)?.length ?? 0).toBeLessThanOrEqual(2);
      },
    ),
  );
  const details = { task: 'letter', error: '#7, x@y.it: Message failed: 550 5.1.1 User unknown' };
  const { facts } = noticeCard(wholePart({ subject: 'failed-effect', details }), speechIn('it'));
  const reason = facts.find(({ label }) => label === 'Motivo')?.value;
  expect(reason).toBe(
    'L’indirizzo non esiste o non è attivo: correggilo, oppure telefona al cliente; il server ha scritto: «#7, x@y.it: Message failed: 550 5.1.1 User unknown»',
  );
});
