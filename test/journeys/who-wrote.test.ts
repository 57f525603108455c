import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { ownHouse } from './a-house.ts';
import { atSlack } from './at-slack.ts';

const support = 'support@interzen.it';
const own = ownHouse({
  change: yaml => yaml.replace(`- address: ${support}`, `- address: ${support}\n    trusts: mx.interzen.it`),
});
const anna = atSlack(own, 'ANNA');
const annaByMail = 'Anna Rossi <anna.rossi@interzen.example>';
const fede = 'Fede Nardi <fede.nardi@cliente.example>';

/** A mail by SMTP, as the mail server in front hands it on. */
async function send(source: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: own.house.smtpPort, secure: false });
  await transport.sendMail({
    envelope: { from: 'x@cliente.example', to: support },
    raw: source.replaceAll('\n', '\r\n'),
  });
  transport.close();
}

const verified = (domain: string) =>
  `Authentication-Results: mx.interzen.it; dmarc=pass header.from=${domain}\nReceived: from out.example by mx.interzen.it with ESMTPS; Mon, 23 Nov 2026 10:12:01 +0100\n`;
const mail = (id: string, from: string, subject: string, text: string, more = '') =>
  `From: ${from}\nTo: ${support}\nSubject: ${subject}\nMessage-ID: <${id}@cliente.example>\nDate: Mon, 23 Nov 2026 10:12:00 +0100\n${more}\n${text}\n`;

test('an operator answers the customer by mail: what is confirmed counts, what is not waits for a press', async () => {
  const subject = 'Export fermo di notte';
  await send(mail('j1', fede, subject, 'L’export notturno è fermo.', `Cc: ${annaByMail}\n`));
  await anna.press(subject, 'claim');
  await anna.write(subject, 'ask-clarification', 'Da quando?');
  await expect.poll(() => anna.card(subject)).toContain('in attesa del cliente');

  const answer = (id: string) =>
    mail(
      id,
      annaByMail,
      `R: ${subject}`,
      'Ciao Fede, lo guardo io.',
      `Cc: ${fede}\nIn-Reply-To: <j1@cliente.example>\n`,
    );
  await send(answer('j2'));
  await expect.poll(() => anna.card(subject)).toContain('Sì, era Anna Rossi');
  expect(anna.card(subject)).toContain('un’email a nome di Anna Rossi');
  expect(anna.card(subject)).toContain('in attesa del cliente');
  await expect
    .poll(() => anna.thread(subject))
    .toContain('a nome di Anna Rossi, ma il mittente non è confermato');
  await anna.press(subject, 'vouch');
  await expect
    .poll(() => anna.card(subject))
    .toContain('Anna Rossi ha scritto al cliente dalla propria casella');
  expect(anna.card(subject)).not.toContain('Sì, era');

  await send(verified('interzen.example') + answer('j3'));
  await expect.poll(() => anna.thread(subject)).toContain('Anna Rossi (email) ha scritto al cliente');
  expect(anna.card(subject)).toContain('in attesa del cliente');
  // Nobody is told that she has answered herself.
  expect(anna.thread(subject)).not.toContain('ha risposto alla domanda');
  expect(anna.thread(subject)).not.toContain('<@U0ANNA>');
});

test('a colleague is let in with one press', async () => {
  const subject = 'Contratto scaduto ieri';
  await send(mail('k1', 'Capo <capo@ditta.example>', subject, 'La licenza è scaduta.'));
  await anna.press(subject, 'claim');
  const letters = () =>
    own.sandbox.mailbox.of('capo@ditta.example').filter(({ folder }) => folder === 'inbox');
  await expect.poll(() => letters().length).toBe(1);
  const id = letters()[0]?.messageId;
  const theirs = 'Rispondo per il capo';
  await send(mail('k2', 'Pia <pia@ditta.example>', theirs, 'Serve entro oggi.', `In-Reply-To: ${id}\n`));
  await expect.poll(() => anna.card(theirs)).toContain('Ammetti in #');
  await anna.press(theirs, 'let-in');
  await expect.poll(() => anna.card(theirs)).toContain('Unita a #');
  await expect.poll(() => anna.card(subject)).toContain('Serve entro oggi.');
});

test('a sender who is not who they say, and a person without an address, are told on the card', async () => {
  const forged = 'Cambiate il mio IBAN';
  await send(
    `Authentication-Results: mx.interzen.it; dmarc=fail header.from=cliente.example\nReceived: from evil.example by mx.interzen.it with SMTP; x\n${mail('l1', fede, forged, 'Da oggi è un altro.')}`,
  );
  await expect.poll(() => anna.card(forged)).toContain('Mittente non verificato');
  await anna.press(forged, 'claim');
  await expect.poll(() => anna.thread(forged)).toContain('il mittente non è verificato');
  expect(
    own.sandbox.mailbox.of('fede.nardi@cliente.example').filter(({ subject }) => subject.includes('IBAN')),
  ).toEqual([]);

  const nameless = 'Chiamatemi per la stampante';
  await send(mail('l2', 'Mario Rossi', nameless, 'Il mio numero è 085 000000, non stampa.'));
  await expect.poll(() => anna.card(nameless)).toContain('non riporta un indirizzo valido');
  await anna.press(nameless, 'claim');
  await expect.poll(() => anna.card(nameless)).toContain('"verb:reply"');
  await anna.press(nameless, 'reply');
  // She is told why, instead of being given a form.
  await expect
    .poll(() => JSON.stringify(own.sandbox.slack.state.ephemerals))
    .toContain('Non si può rispondere: l’email non riporta un indirizzo');
});
