import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../../src/mail/explain.ts';

const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: () => false };
const kindOf = async (text: string) =>
  (
    await explainMail(
      'x',
      Buffer.from(
        `From: Anna <anna@cliente.example>\nSubject: Your message\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
      ),
      context,
    )
  ).kind;

describe('what asks a sender to prove himself, or to confirm a subscription, is a machine', () => {
  test.each([
    'Please click on the following link to have your address added to the allowed list: https://x.example/a1',
    'Your message is being held. Click the link below to be added to my whitelist.',
    'To have your email delivered, please follow this link and confirm that you are human.',
    'Your mail is waiting for approval: reply to this message to be added to the list of approved senders.',
    'Il suo messaggio è in attesa. Per essere inserito nella lista dei mittenti autorizzati clicchi qui: https://x.example',
    'Il Suo indirizzo non è nell’elenco dei mittenti consentiti: per consegnare il messaggio clicchi sul link.',
    'Your address is not yet on my list of allowed senders. Click here to have it delivered.',
    'Um Ihre Nachricht zuzustellen, klicken Sie auf den Link; Ihr Absender kommt dann auf die Freigabeliste.',
    'Cliquez sur ce lien pour que votre adresse soit ajoutée à la liste blanche et que votre message soit délivré.',
    'Haga clic aquí para que su dirección sea añadida a la lista blanca.',
    'Your subscription request must be confirmed: reply to this message. Mailing list "news".',
    'Per completare l’iscrizione alla newsletter conferma la tua iscrizione cliccando qui.',
    'We have received a request for subscription of your email address to the mailing list; to confirm, reply.',
    'Please confirm your subscription to our newsletter by clicking this link.',
    'Bitte bestätigen Sie Ihre Anmeldung zum Newsletter.',
    'Merci de confirmer votre inscription à la newsletter en cliquant ici.',
    'This is a one-time verification: your message will be delivered once you click the link.',
  ])('%s', async text => expect(await kindOf(text)).toBe('auto-reply'));
});

describe('who has trouble with lists, links and confirmations is a person', () => {
  test.each([
    'Click on the link in your portal does nothing. Please help.',
    'Potete aggiungere il nostro indirizzo alla whitelist? Le vostre mail finiscono nello spam.',
    'Please add our address to the allowed list of the firewall.',
    'How do I add a sender to the whitelist?',
    'Abbiamo aggiunto il vostro indirizzo alla whitelist ma le mail non arrivano.',
    'We need to confirm our subscription to the service, the button is dead.',
    'Il link di conferma non funziona.',
    'Vorrei confermare l’iscrizione al corso, ma il modulo dà errore.',
    'Please deliver the printer to the second floor.',
    'I cannot confirm my subscription: the link is broken.',
    'La mailing list interna non consegna più.',
    'Quando clicco sul link mi chiede di verificare il mittente, è giusto?',
  ])('%s', async text => expect(await kindOf(text)).toBe('request'));
});
