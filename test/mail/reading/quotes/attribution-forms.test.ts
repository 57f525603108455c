import { describe, expect, test } from 'vitest';
import { isThanks } from '../../../../src/mail/reading/language/is-thanks.ts';
import { newText } from '../../../../src/mail/reading/new-text.ts';

const answer = 'Grazie mille!';
const below = 'Buongiorno,\nprovi a riavviare.\n\nSara';
const marked = below.replace(/^/gm, '> ');

/** How mail programs of several languages introduce a quote, with an address in brackets. */
const withAddress = [
  'Il giorno mar 24 nov 2026 alle ore 10:02 Anna Sala <anna.sala@cliente.example> ha scritto:',
  'Il giorno 24 nov 2026, alle ore 10:02, Anna Sala <anna.sala@cliente.example> ha scritto:',
  'Il mar 24 nov 2026, 10:02 "Anna Sala" <anna.sala@cliente.example> ha scritto:',
  'In data 24 novembre 2026 10:02:11 Anna Sala <anna.sala@cliente.example> ha scritto:',
  'Il 24/11/2026 10:02 "Anna Sala - Reparto Gestionale" <anna.sala@cliente.example> ha scritto:',
  'Il martedì 24 novembre 2026 alle ore 10:02:00 CET, Anna Sala <anna.sala@cliente.example> ha scritto:',
  'On Tue, Nov 24, 2026 at 10:02 AM Anna Sala <anna.sala@cliente.example> wrote:',
  'On 24 Nov 2026, at 10:02, Anna Sala <anna.sala@cliente.example> wrote:',
  'On Tuesday, November 24th, 2026 at 10:02, Anna Sala <anna.sala@cliente.example> wrote:',
  'Am Di., 24. Nov. 2026 um 10:02 Uhr schrieb Anna Sala <anna.sala@cliente.example>:',
  'Am 24.11.2026 um 10:02 schrieb "Anna Sala" <anna.sala@cliente.example>:',
  'Le mar. 24 nov. 2026 à 10:02, Anna Sala <anna.sala@cliente.example> a écrit :',
  'Le 24/11/2026 à 10:02, Anna Sala <anna.sala@cliente.example> a écrit :',
  'El mar, 24 nov 2026 a las 10:02, Anna Sala (<anna.sala@cliente.example>) escribió:',
  'El 24/11/2026 10:02, Anna Sala <anna.sala@cliente.example> escribió:',
  'Em ter., 24 de nov. de 2026 às 10:02, Anna Sala <anna.sala@cliente.example> escreveu:',
  'Op di 24 nov 2026 om 10:02 schreef Anna Sala <anna.sala@cliente.example>:',
  'W dniu wt., 24 lis 2026 o 10:02 Anna Sala <anna.sala@cliente.example> napisał(a):',
  'Den tis 24 nov. 2026 kl 10:02 skrev Anna Sala <anna.sala@cliente.example>:',
  'Den tirs. 24. nov. 2026 kl. 10.02 skrev Anna Sala <anna.sala@cliente.example>:',
];

/** Without address, with a name in small letters, without a time. */
const bare = [
  'Il 12/01/2026 09:12, Assistenza ha scritto:',
  'Il 12/01/2026 anna sala ha scritto:',
  'Il 12/01/2026, anna ha scritto:',
  'Il giorno 12 gennaio 2026 anna sala ha scritto:',
  'Il 12-01-2026 09:12 anna ha scritto:',
  'In data 12/01/2026 assistenza interzen ha scritto:',
  'Il 2026-01-12 assistenza ha scritto:',
  'On 12/01/2026 anna sala wrote:',
  'On Jan 12, 2026, anna wrote:',
  'On 12 January 2026 support wrote:',
  'Am 12.01.2026 schrieb anna sala:',
  'Am 12. Januar 2026 schrieb anna:',
  'Le 12/01/2026, anna sala a écrit :',
  'Le 12 janvier 2026 anna a écrit :',
  'El 12/01/2026, anna sala escribió:',
  'El 12 de enero de 2026 anna escribió:',
  'Em 12/01/2026, anna sala escreveu:',
  'Op 12-01-2026 schreef anna sala:',
  'Dnia 12.01.2026 anna sala napisała:',
  'anna.sala@cliente.example ha scritto il 12/01/2026:',
  'Il 12/01/26 anna.sala ha scritto:',
];

/** No blank before the verb, none at all, blanks inside the brackets, no colon. */
const tight = [
  'Il giorno mar 24 nov 2026 alle ore 10:02 Anna Sala <anna@cliente.example>ha scritto:',
  'On Tue, Nov 24, 2026 at 10:02 AM Anna Sala <anna@cliente.example>wrote:',
  'Le mar. 24 nov. 2026 à 10:02, Anna Sala <anna@cliente.example>a écrit :',
  'El mar, 24 nov 2026 a las 10:02, Anna Sala<anna@cliente.example>escribió:',
  'Am 24.11.2026 um 10:02 schrieb Anna Sala<anna@cliente.example>:',
  'Em 24/11/2026 10:02, Anna Sala<anna@cliente.example>escreveu:',
  'Il 24/11/2026 10:02, Anna Sala < anna@cliente.example > ha scritto:',
  'Anna Sala <anna@cliente.example> ha scritto:',
  'Anna Sala <anna@cliente.example>wrote:',
  '"Anna Sala" <anna@cliente.example> schrieb am 24.11.2026:',
  'anna sala <anna@cliente.example> a écrit le 24/11/2026 :',
  'Il giorno mar 24 nov 2026 alle ore 10:02 anna@cliente.example<anna@cliente.example> ha scritto:',
  'Il 24/11/2026 10:02, Anna Sala [mailto:anna@cliente.example] ha scritto:',
  'Il Mar 24 Nov 2026 10:02 Anna Sala <anna@cliente.example> ha scritto',
  'On 24.11.2026 10:02, Anna Sala via Assistenza wrote:',
];

function cutOff(line: string, isUnmarkedToo = true): void {
  expect(newText(`${answer}\n\n${line}\n\n${marked}`, 'Paolo Neri').reply).toBe(answer);
  expect(newText(`${answer}\n${line}\n${marked}`, 'Paolo Neri').reply).toBe(answer);
  if (isUnmarkedToo) expect(newText(`${answer}\n\n${line}\n\n${below}`, 'Paolo Neri').reply).toBe(answer);
  const quotedWhole = `${answer}\n\n${`${line}\n\n${marked}`.replace(/^/gm, '> ')}`;
  expect(newText(quotedWhole, 'Paolo Neri').reply).toBe(answer);
  expect(isThanks(`${answer}\n\n${line}\n\n${marked}`)).toBe(true);
}

describe('a line above a quote is cut off whole', () => {
  test.each([...withAddress, ...tight])('%s', line => cutOff(line));
  test.each(bare)('%s', line => cutOff(line, false));
});

describe('wherever it is broken', () => {
  test.each(withAddress)('%s', line => {
    const blanks = [...line.matchAll(/ /g)].map(({ index }) => index).filter(index => index > 20);
    for (const at of blanks) cutOff(`${line.slice(0, at)}\n${line.slice(at + 1)}`);
    for (const at of blanks) cutOff(`${line.slice(0, at)} \n  ${line.slice(at + 1)}`);
    cutOff(line.replace('<', '<\n'));
    cutOff(line.replace('>', '\n>'));
    cutOff(line.replace('<', '\n<'));
    cutOff(line.replace('@', '\n@'));
    cutOff(line.replace('<', '\n<').replace('> ', '>\n').replace(/>:$/, '>\n:'));
  });
  test('in three and four lines', () => {
    cutOff(
      'Il giorno mar 24 nov 2026 alle ore 10:02\nAnna Sala, Reparto Gestionale\n<anna.sala@cliente.example>\nha scritto:',
    );
    cutOff('Am Dienstag, 24. November 2026 um 10:02\nschrieb Anna Sala <\nanna.sala@cliente.example\n>:');
  });
});

describe('what somebody tells is no such line', () => {
  test.each([
    'Il server ha scritto:\n\nerrore 42',
    'Il 12/01/2026 il server ha scritto:\n\nerrore 42',
    'Il 12/01/2026 la stampante ha scritto:\n\nerrore 42',
    'On 12/01/2026 the server wrote:\n\nerror 42',
    'On Monday our customer wrote:\n\nnothing works',
    'Il 12/01/2026 un nostro cliente ha scritto:\n\nnon va niente',
    'Il cliente anna@cliente.example ha scritto:\n\nnon va niente',
    'Am 12.01.2026 schrieb der Server:\n\nFehler 42',
    'Le 12/01/2026 le serveur a écrit :\n\nerreur 42',
    'El 12/01/2026 el servidor escribió:\n\nerror 42',
    'Il tecnico ci ha scritto:\nprovate domani.',
    'Anna mi ha scritto che il 12/01/2026 non funzionava.',
    'Nel log del 12/01/2026 il programma ha scritto:\nout of memory',
    'Ho mandato una mail a <anna@cliente.example\n> e non è arrivata.',
  ])('%s', text => expect(newText(text, 'Paolo Neri').reply).toBe(text));
});

describe('the end of a quoted line that lost its mark is part of the quote', () => {
  const introduced = 'Il 24/11/2026 10:02, Sara Blu ha scritto:';
  test.each([
    [
      'one in the middle',
      '> Buongiorno, la preghiamo di verificare se il problema si ripresenta anche\ndopo aver riavviato.\n> Cordiali saluti',
    ],
    [
      'several',
      '> Buongiorno, la preghiamo di verificare se il problema si ripresenta anche\ndopo\n> aver riavviato, e di farci sapere quale versione del programma sta usando\noggi.\n> Saluti',
    ],
    [
      'the last one',
      '> Buongiorno.\n> La preghiamo di verificare se il problema si ripresenta anche dopo aver\nriavviato.',
    ],
    [
      'an address',
      '> Per ogni altra domanda può scriverci in qualunque momento al nostro indirizzo\nassistenza@interzen.example\n> Saluti',
    ],
    [
      'a link',
      '> La guida completa alla configurazione della stampante si trova a questa pagina:\nhttps://interzen.example/guida/stampante\n> Saluti',
    ],
    [
      'in English',
      '> Thanks for your message. Could you please check whether the problem still occurs\nafter a restart?\n> Regards',
    ],
    [
      'in German',
      '> vielen Dank für Ihre Nachricht. Bitte prüfen Sie, ob das Problem auch nach einem\nNeustart auftritt.\n> Mit freundlichen Grüßen',
    ],
    [
      'of quotes in quotes',
      '>> Buongiorno, la preghiamo di verificare se il problema si ripresenta anche\ndopo aver riavviato.\n>> Saluti\n> Fatto.',
    ],
  ])('%s', (_where, quote) => {
    expect(newText(`Risolto, tutto a posto.\n\n${introduced}\n${quote}`).reply).toBe(
      'Risolto, tutto a posto.',
    );
    expect(newText(`Risolto, tutto a posto.\n\n${quote}`).reply).toBe('Risolto, tutto a posto.');
  });

  test.each([
    [
      'an answer below a question',
      '> Quanti sono i PC coinvolti, e quale versione di Windows è installata su quelli?\ndodici, con Windows 11\n> Da quando?\nda ieri',
    ],
    ['an answer below a short line', '> Quanti PC?\ndodici\n> Da quando?\nda ieri'],
    [
      'an answer apart',
      '> Buongiorno, la preghiamo di verificare se il problema si ripresenta anche\n\nsì, anche oggi\n\n> Saluti',
    ],
    [
      'an answer with a capital below a sentence',
      '> La preghiamo di verificare se il problema si ripresenta dopo aver riavviato.\nSì, ancora.\n> Saluti',
    ],
  ])('but %s is an answer', (_what, quote) => {
    const answers = quote.split('\n').filter(line => line !== '' && !line.startsWith('>'));
    const { reply } = newText(`Ecco:\n\n${introduced}\n${quote}`);
    for (const line of answers) expect(reply).toContain(line);
  });

  test('an answer below the quote, with nothing above it', () => {
    const quote =
      '> La preghiamo di verificare se il problema si ripresenta anche dopo aver\nsì, si ripresenta.';
    expect(newText(`${introduced}\n${quote}`).reply).toContain('sì, si ripresenta.');
  });
});
