import { describe, expect, test } from 'vitest';
import { messageIds } from '../../../../src/desk/letters/message-ids.ts';
import { explainMail } from '../../../../src/mail/explain.ts';

const ids = messageIds('secret');
const letter = ids.of(
  { number: 1042, nonce: '5e0c77a1b2d4', mailbox: 'support@interzen.example' },
  { sequence: 7, at: new Date('2026-11-23T09:00:00Z') },
);
const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: ids.isOwn };

async function kindOf(subject: string, text: string, head = ''): Promise<string> {
  const source = `From: Mario Rossi <mario.rossi@cliente.example>\nTo: support@interzen.example\nSubject: ${subject}\nMessage-ID: <a@cliente.example>\n${head}Content-Type: text/plain; charset=utf-8\n\n${text}\n`;
  return (await explainMail('x', Buffer.from(source), context)).kind;
}
const answering = `In-Reply-To: ${letter}\n`;

describe('nobody is there, in words alone, below our letter', () => {
  test.each([
    'Buongiorno, sarò in ufficio nuovamente da lunedì 30 novembre. Per urgenze potete contattare Anna Sala al 085 123456.',
    'Gentile mittente, mi trovo in congedo parentale e leggerò la posta al mio rientro previsto per il 7 gennaio.\nCordiali saluti\nMario Rossi',
    'Gentili, l’azienda osserverà la chiusura estiva dal 10 al 21 agosto. Riprenderemo regolarmente le attività il 24.',
    'I have now left the company. Please direct all future correspondence to info@cliente.example.',
    'This mailbox is no longer monitored. Please write to help@cliente.example.',
    'Ich habe das Unternehmen verlassen. Bitte wenden Sie sich an info@cliente.example.',
    'Actualmente me encuentro fuera y regresaré el 4 de diciembre. En caso de urgencia escriba a ana@cliente.example.',
  ])('%s', async text => {
    expect(await kindOf('Re: Errore [#1042]', text, answering)).toBe('auto-reply');
  });
});

describe('a person who names an absence', () => {
  test.each([
    ['Chiusura aziendale', 'Saremo chiusi dal 24 al 6: fermate i backup notturni per favore.'],
    ['Risposta automatica', 'La risposta automatica del portale arriva in inglese.'],
    ['Ferie', 'Sono in ferie dal 3 al 7: inserite voi le ore nel portale.'],
    ['Ferie', 'Sono in ferie fino al 20, verificate le mie ore.'],
  ])('%s: %s', async (subject, text) => {
    expect(await kindOf(subject, text)).toBe('request');
  });
  test.each([
    'Sarò nuovamente in ufficio lunedì e riprovo.',
    'Sarò di nuovo operativo lunedì e riprovo.',
    'Rientro in ufficio lunedì, ne riparliamo.',
    'Ab Montag wieder im Büro, dann teste ich.',
  ])('below our letter: %s', async text => {
    expect(await kindOf('Re: Errore [#1042]', text, answering)).toBe('request');
  });
  test('a subject of one word and nothing but the absence is one', async () => {
    expect(await kindOf('Ferie', 'Sono in ferie fino al 20.')).toBe('auto-reply');
  });
});
