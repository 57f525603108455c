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

const said = (reason: string, language: 'it' | 'en' = 'it') => reasonInWords(reason, wordsIn(language));

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
