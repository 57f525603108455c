import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../../src/mail/explain.ts';

const ours = '<sportello.1042.7.aaaaaaaaaaaaaaaaaaaaaaaa@interzen.example>';
const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: (id: string) => id === ours };
const head = `From: Assistenza <support@interzen.example>\nTo: paolo@cliente.example\nSubject: Re: Stampa [#1042]\nMessage-ID: ${ours}\nX-Sportello-Loop: 1\n`;
const letter = `${head}\nBuongiorno, provi ora.\n`;

type Form = 'attached' | 'headers' | 'octets' | 'quoted' | 'marked';
function bounce(form: Form, mail: { from: string; subject: string; text: string; more?: string }): Buffer {
  const { from, subject, text, more = '' } = mail;
  const outer = `From: ${from}\nTo: support@interzen.example\nSubject: ${subject}\nReturn-Path: <x@relay.example>\n${more}MIME-Version: 1.0\n`;
  if (form === 'quoted')
    return Buffer.from(`${outer}Content-Type: text/plain\n\n${text}\n\n--- Original message ---\n${letter}`);
  if (form === 'marked')
    return Buffer.from(`${outer}Content-Type: text/plain\n\n${text}\n\n${letter.replace(/^/gm, '> ')}`);
  const type = {
    attached: 'message/rfc822',
    headers: 'text/rfc822-headers',
    octets: 'application/octet-stream',
  }[form];
  return Buffer.from(
    `${outer}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: ${type}\n\n${letter}\n--b--\n`,
  );
}

/** Words and senders as gateways invent them; none has the marks of a mail system. */
const odd = [
  {
    from: 'post_master@relay.example',
    subject: 'Error: Invalid user address',
    text: 'Error: Invalid user address\npaolo@cliente.example',
  },
  {
    from: 'Mail Gateway <info@relay.example>',
    subject: 'Re: Stampa [#1042]',
    text: 'The message did not reach the following recipient(s):\npaolo@cliente.example',
  },
  {
    from: 'Antispam <noc@relay.example>',
    subject: 'Message blocked',
    text: 'Your message to paolo@cliente.example was blocked by our filter.',
  },
  {
    from: 'sistema@relay.example',
    subject: 'Messaggio',
    text: 'Il messaggio per paolo@cliente.example non è stato consegnato.',
  },
  {
    from: 'Servizio posta <servizio@relay.example>',
    subject: 'Avviso',
    text: 'La casella paolo@cliente.example è piena.',
  },
  {
    from: '"MDaemon at relay" <md@relay.example>',
    subject: 'Warning',
    text: 'paolo@cliente.example - no such user here',
  },
  {
    from: 'exchange@relay.example',
    subject: 'Undelivered',
    text: '550 5.1.1 <paolo@cliente.example> unknown user',
  },
  {
    from: 'robot@relay.example',
    subject: 'Returned',
    text: 'The following address had permanent fatal errors: paolo@cliente.example',
  },
  {
    from: 'service@relay.example',
    subject: 'Mail system notice',
    text: 'Recipient address rejected: paolo@cliente.example',
  },
  {
    from: 'it-dept@relay.example',
    subject: 'Zustellung',
    text: 'Die Nachricht an paolo@cliente.example konnte nicht zugestellt werden.',
  },
  {
    from: 'courrier@relay.example',
    subject: 'Avis',
    text: 'Votre message à paolo@cliente.example n’a pas pu être remis.',
  },
  {
    from: 'correo@relay.example',
    subject: 'Aviso',
    text: 'No se ha podido entregar su mensaje a paolo@cliente.example.',
  },
  {
    from: 'list-manager@relay.example',
    subject: 'Bounce',
    text: 'Delivery to paolo@cliente.example failed.',
    more: 'List-Id: <bounces.relay.example>\n',
  },
  {
    from: 'Paolo Neri <paolo@cliente.example>',
    subject: 'Account disabled',
    text: 'This account is disabled: paolo@cliente.example',
  },
  {
    from: 'relay@relay.example',
    subject: 'Delay',
    text: 'Message to paolo@cliente.example has been delayed, it will be retried.',
  },
  { from: 'mail@relay.example', subject: 'Errore', text: 'Utente sconosciuto: paolo@cliente.example' },
  { from: 'smtp-daemon@relay.example', subject: 'Nota', text: 'User paolo@cliente.example does not exist' },
];

describe('a bounce without the usual marks, with our own letter inside', () => {
  test.each(odd)('$from: $text', async mail => {
    for (const form of ['attached', 'headers', 'octets', 'quoted', 'marked'] as const) {
      const said = await explainMail('x', bounce(form, mail), context);
      expect(said.kind, form).toBe('bounce');
      expect(said.bounce?.originalMessageId, form).toBe(ours);
      expect(said.bounce?.recipient, form).toBe('paolo@cliente.example');
    }
  });
});

describe('a person who sends our letter along is none', () => {
  test.each([
    'Vi rimando la vostra mail: il programma dice ancora errore 550, potete aiutarmi?',
    'Buongiorno, in allegato la vostra mail. Non funziona.',
    'Please see your mail below, the printer does not work.',
    'Vi inoltro la mail del collega, la casella è piena?',
    'Buongiorno,\nho ricevuto la mail in allegato ma il mio collega no: utente sconosciuto. Potete verificare?\nGrazie',
    'Grazie, risolto!',
    'Our customer got this: "message could not be delivered". Could you check our server?',
    'Non riesco a rispondere: mi dice recipient address rejected.',
    'Utente sconosciuto: così dice il programma quando entro con le credenziali della mail allegata',
    'User unknown, that is what I see when I log in with the password of your mail.',
    '',
  ])('%s', async text => {
    const mail = { from: 'Paolo Neri <paolo@cliente.example>', subject: 'Re: Stampa [#1042]', text };
    for (const form of ['attached', 'marked'] as const)
      expect((await explainMail('x', bounce(form, mail), context)).kind, form).toBe('request');
  });
});

test('nor is a letter that is not ours, or one of whoever makes an id up', async () => {
  const [, mail] = odd;
  if (!mail) throw new Error('none');
  const forged = Buffer.from(bounce('attached', mail).toString().replaceAll('aaaaaaaa', 'bbbbbbbb'));
  expect((await explainMail('x', forged, context)).kind).toBe('request');
});
