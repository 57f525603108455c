import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../../src/mail/explain.ts';

const ours = '<sportello.1.1.aaaaaaaaaaaaaaaaaaaaaaaa@interzen.example>';
const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: (id: string) => id === ours };

const kindOf = async (subject: string, text: string, answersUs: boolean) =>
  (
    await explainMail(
      'x',
      Buffer.from(
        `From: Anna <anna@cliente.example>\nSubject: ${subject}\n${answersUs ? `In-Reply-To: ${ours}\n` : ''}Content-Type: text/plain; charset=utf-8\n\n${text}`,
      ),
      context,
    )
  ).kind;

/** Subjects of ours that tell of trouble: words for which a person is known. */
const subjects = [
  'Errore di stampa',
  'Problema con la stampante',
  'Stampante not working',
  'Non funziona nulla',
  'Login broken?',
  'Password scaduta',
  'Could you help us?',
];

/** How programs that tell of an absence name the mail that they answer. */
const absences = [
  'Risposta automatica al messaggio "SUBJECT". Sono assente fino al 30 novembre.',
  'Questa è una risposta automatica al messaggio "SUBJECT".\nSono in ferie dal 23 al 30 novembre. Per urgenze contattare ced@cliente.example.',
  'Il tuo messaggio "SUBJECT" è stato ricevuto, ma sono fuori ufficio fino al 30/11.',
  'Buongiorno,\nin merito alla Sua mail «SUBJECT» La informo che sono assente e rientrerò il 30 novembre.',
  'Sono fuori sede fino al 30/11.\n\nOggetto del messaggio originale: SUBJECT',
  'Gentile mittente, il suo messaggio con oggetto: SUBJECT verrà letto al mio rientro, il 30 novembre. Sono in ferie.',
  'Sono in ferie fino al 30 novembre, risponderò al messaggio ‘SUBJECT’ al mio rientro.',
  'In risposta a: SUBJECT\nL’ufficio è chiuso dal 23 al 30 novembre. Riapriremo il 1 dicembre.',
  'Your message "SUBJECT" has been received. I am out of the office until 30 November. For urgent matters contact it@cliente.example.',
  'I am out of the office until Monday 30 November and will answer your mail “SUBJECT” when I return.',
  'This is an automatic reply to your email SUBJECT. I am on annual leave until 30 November.',
  'Subject: SUBJECT\n\nI am currently out of office and will be back on Monday.',
  'Ihre Nachricht "SUBJECT" ist eingegangen. Ich bin bis zum 30.11. nicht im Büro.',
  'Je suis absent jusqu’au 30 novembre. Votre message « SUBJECT » sera lu à mon retour.',
  'Estoy fuera de la oficina hasta el 30 de noviembre. Su mensaje "SUBJECT" será leído a mi regreso.',
  'Estou ausente até 30 de novembro. A sua mensagem "SUBJECT" será lida no meu regresso.',
  'Ik ben afwezig tot 30 november. Uw bericht "SUBJECT" wordt na terugkomst gelezen.',
  'Jestem na urlopie do 30 listopada. Państwa wiadomość "SUBJECT" zostanie przeczytana po powrocie.',
];

describe('an absence that quotes our subject is one', () => {
  test.each(absences)('%s', async text => {
    for (const ours of subjects)
      for (const quoted of [`Re: ${ours} [#1]`, `${ours} [#1]`, ours]) {
        const said = text.replace('SUBJECT', quoted);
        for (const prefix of ['Risposta automatica: Re: ', 'Automatic reply: ', 'Out of office: Re: '])
          for (const answers of [true, false])
            expect(await kindOf(`${prefix}${ours} [#1]`, said, answers)).toBe('auto-reply');
        for (const prefix of ['Re: ', 'R: '])
          expect(await kindOf(`${prefix}${ours} [#1]`, said, true)).toBe('auto-reply');
      }
  });
});

describe('a person who is away, or speaks of it, and wants something is none', () => {
  test.each([
    'Sono in ferie fino al 30, ma la stampante non va ancora.',
    'Il messaggio "Errore di stampa" compare ancora, e da domani sono assente.',
    'Il collega è in ferie: il messaggio "Errore di stampa" è ancora lì.',
    'Anna è assente. Potete chiamare me?',
    'I am out of the office, but the printer is still broken.',
    'We are on leave until Monday. Could you fix it meanwhile?',
    'Sono fuori ufficio, rispondo dal telefono: non funziona ancora niente.',
    'Ich bin nicht im Büro, aber der Drucker funktioniert nicht.',
    'Je suis absent demain, mais ça ne marche pas.',
    'Chiudete pure, sono in ferie e lo provo al ritorno: vi faccio sapere.',
    'Mi serve entro domani, poi sono in ferie.',
    'La risposta automatica "Sono assente" non parte, potete controllare?',
    'Il mio risponditore manda "sono in ferie" anche ora: come lo spengo?',
    'Fino al 30 sono in ferie. Per la password scaduta come facciamo?',
    'Errore di stampa anche oggi. Da lunedì sono assente.',
  ])('%s', async text => {
    for (const subject of ['Re: Errore di stampa [#1]', 'Re: Sono assente [#1]', 'Re: Password scaduta [#1]'])
      expect(await kindOf(subject, text, true)).toBe('request');
  });
});
