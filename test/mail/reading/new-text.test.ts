import { describe, expect, test } from 'vitest';
import { newText } from '../../../src/mail/reading/new-text.ts';
import { cpuClock } from '../../cpu-clock.ts';

const attribution =
  'Il giorno mar 24 nov 2026 alle ore 10:02 Assistenza <support@interzen.example> ha scritto:';

describe('answers and quotes', () => {
  test.each([
    ['above', `Sì.\n\n${attribution}\n\n> Va?`, 'Sì.'],
    ['below', `${attribution}\n\n> Va?\n\nSì.`, 'Sì.'],
    ['above and below', `Ciao,\n\n${attribution}\n> Va?\n\nSì.`, 'Ciao,\n\nSì.'],
    ['between', `${attribution}\n> A?\nSì.\n> B?\nNo.\n> fine`, '> A?\nSì.\n> B?\nNo.'],
    ['a word right above the attribution', `Non va.\n${attribution}\n\n> Va?`, 'Non va.'],
    ['a quote without attribution below', 'Funziona.\n\n> Buongiorno,\n> provi ora.', 'Funziona.'],
    ['a quote deep in quotes', `Ok.\n\n${attribution}\n>> uno\n>>> due\n> tre`, 'Ok.'],
    [
      'only a forward',
      '-----Messaggio inoltrato-----\nDa: x\n\ntesto',
      '-----Messaggio inoltrato-----\nDa: x\n\ntesto',
    ],
    ['nothing', '', ''],
    ['blank lines', '\n\n \n', ''],
    ['a request to write above', 'Ecco.\n\n##- Rispondi sopra questa riga -##\n\nvecchio testo', 'Ecco.'],
    ['hard blanks of Outlook', 'Uno\u00a0due\n\u00a0\ntre', 'Uno due\n\ntre'],
  ])('%s', (_case, text, reply) => expect(newText(text).reply).toBe(reply));
});

describe('lines of telephones and programs', () => {
  test.each([
    'Inviato da iPhone',
    'Inviato dal mio Galaxy',
    'Scarica Outlook per Android',
    'Ottieni BlueMail per Android',
    'Inviato da Libero Mail',
    'Envoyé depuis mon iPhone',
    'Von meinem Mobilgerät gesendet',
    'Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Verzonden vanaf mijn iPhone',
    'Wysłane z iPhone’a',
    'Sent with Airmail',
    'Sent from Windows Mail',
    'Sent from my cell, please excuse any typos.',
    '(sent from a phone)',
    'Inviato dall’app Virgilio Mail',
    'Inviato tramite app Gmail',
    'Obter o Outlook para Android',
    'Verstuurd vanaf mijn iPhone',
    'Lähetetty iPhonesta',
    'Odesláno z iPhonu',
    'Отправлено с iPhone',
    'Trimis de pe iPhone-ul meu',
    'Gesendet mit der GMX Mail App',
    'Sent using Zoho Mail',
    'Scusate la brevità, scrivo dal cellulare',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
  ])('cut: %s', line => expect(newText(`Non va.\n\n${line}`)).toEqual({ reply: 'Non va.', signature: line }));
  test.each([
    'Inviato da Outlook non arriva.',
    'Inviato: 3 fatture',
    'From my phone I cannot log in',
    'Inviato da noi ieri',
    'Von meinem Outlook geht keine Mail raus',
    'Sent from the shop on Monday',
  ])('kept: %s', line => expect(newText(`Buongiorno.\n${line}`).reply).toBe(`Buongiorno.\n${line}`));
});

describe('who signs', () => {
  test.each([
    [
      'a sign-off and a name',
      'Non va.\n\nCordiali saluti\nMario Rossi',
      'Non va.',
      'Cordiali saluti\nMario Rossi',
    ],
    ['the sender’s short name', 'non va\n\nmario', 'non va', 'mario'],
    ['the sender’s whole name, right below', 'Non va.\nMario Rossi', 'Non va.', 'Mario Rossi'],
    [
      'a post scriptum',
      'Non va.\n\nSaluti\nMario\n\nP.S. Nemmeno il fax.',
      'Non va.\n\nP.S. Nemmeno il fax.',
      'Saluti\nMario',
    ],
    [
      'a sign-off in two languages',
      'Non va.\n\nCordiali saluti / Best regards\nMario Rossi',
      'Non va.',
      'Cordiali saluti / Best regards\nMario Rossi',
    ],
    ['thanks stay', 'Potete guardare?\nGrazie\nMario', 'Potete guardare?\nGrazie', 'Mario'],
    ['nothing but a signature', 'Cordiali saluti\nMario Rossi', 'Cordiali saluti\nMario Rossi', ''],
  ])('%s', (_case, text, reply, signature) =>
    expect(newText(text, 'Mario Rossi')).toEqual({ reply, signature }),
  );
});

/**
 * Inputs on which a careless rule takes minutes. The bound is generous (a shared machine is slow); quadratic rules miss
 * it by a factor of a thousand.
 */
describe('a megabyte of anything takes a moment', () => {
  const megabyte = 1_000_000;
  const fill = (text: string) => text.repeat(Math.ceil(megabyte / text.length)).slice(0, megabyte);
  test.each([
    '>',
    '>\n',
    '> a\n',
    `${'>'.repeat(50)}\n`,
    'From:\n',
    'From: a@b.example\n',
    'Da: x\nInviato: 10:02\n',
    'Il ',
    'Il \n',
    'Il giorno 24 nov 2026 alle 10:02 ',
    'On 1\n',
    'x',
    ' ',
    '\n',
    '\t \n',
    '-- \n',
    '-- \na\n',
    '----\n',
    '_____\n',
    'Cordiali saluti\n',
    'Saluti Mario ',
    'Mario\n\n',
    'Mario Rossi\n\nTel. 085 123456\n\n',
    'P.S. a\n',
    'Inviato da iPhone\n',
    'a@',
    '<',
    '*',
    '[',
    'Questa e-mail ',
    'AVVISO DI RISERVATEZZA\n',
    'Le informazioni contenute ',
    '-----Messaggio originale-----\n',
    '-',
    '> Il giorno 1\n> \n',
    'a\n> b\n',
    '>>> a 10:02',
    'Grazie,\n',
    `${'_'.repeat(199)}\n`,
    `23/11/2026 ${'_'.repeat(180)}\n`,
    `${'1'.repeat(300)}\n`,
    'Il 23 nov 2026 17:04 <a@b.example>  ha scritto  ',
    'This email originated from outside ',
    'hat 23/11/2026 17:04 hat \n',
  ])('%j', text => {
    const input = fill(text);
    const spent = cpuClock();
    newText(input, 'Mario Rossi');
    expect(spent()).toBeLessThan(1500);
  });
});
