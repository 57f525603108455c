import { describe, expect, test } from 'vitest';
import { newText } from '../../../../src/mail/reading/new-text.ts';
import { textOfHtml } from '../../../../src/mail/reading/text.ts';

/** Whole answers, of whatever word: names, places, programs, numbers, in the languages of customers. */
const answers = [
  ...'Procedete Ricevuto Annullate Funziona Approved Confermo Confermato Fatto Risolto Ok OK Sì Si No Certo Certamente Esatto Perfetto Bene Benissimo Ottimo Grazie Mandate Spedite Inviate Chiudete Chiudi Aspettate Attendo Domani Oggi Urgente Riprovo Provato Niente Nulla Ancora Uguale Idem Bloccato Fermo Sospendete Rimandate Accetto Accettato Approvato Autorizzato Rifiuto Rifiutato Visto Letto Inteso Capito Va Tutto Dodici 12 42/B Lunedì Outlook'.split(
    ' ',
  ),
  ...'Windows Chrome Entrambi Nessuno Entrambe Mai Sempre Yes Done Working Works Fixed Confirmed Agreed Proceed Cancel Cancelled Stop Received Understood Noted Sure Please Waiting Nothing Same Both Neither Monday Tomorrow Rejected Accepted Correct Wrong Resolved Still Again Thanks Genau Erledigt Funktioniert Danke Parfait Reçu Oui Non Sí Vale Recibido Gracias Obrigado Dziękuję procedete funziona ricevuto confermo approved fatto'.split(
    ' ',
  ),
  ...[
    'Va bene',
    'Tutto ok',
    'Non funziona',
    'Ancora niente',
    'Nessuna novità',
    'Grazie mille',
    'Adesso va',
    'Tutto Ok',
    'Works now',
    'Still broken',
    'Same error',
    'Va Bene',
    'Procedete pure',
    'Versione 4.2',
    'Stampante HP',
    'Mario Bianchi',
    'Ufficio Acquisti',
    'Reparto 3',
    'Procedete Pure',
    'Errore 404',
    'via Roma 12',
    'Windows 11',
    '10.0.0.12',
    'Quello di Anna',
    'Il primo',
    'La seconda',
    'Tutte e due',
    '👍',
    'ok grazie',
  ],
];

const quotes = {
  plain: 'Il 12/01/2026 09:12, Assistenza ha scritto:\n> Provi',
  gmail:
    'Il giorno lun 12 gen 2026 alle ore 09:12 Assistenza <support@interzen.example> ha scritto:\n\n> Buongiorno,\n> provi.\n>\n> Saluti\n> Sara',
  outlook:
    'Da: Assistenza <support@interzen.example>\nInviato: lunedì 12 gennaio 2026 09:12\nA: Anna\nOggetto: R: x\n\nBuongiorno,\nprovi.\n\nSara Blu\nTel. 02 1234567',
  bare: '> Buongiorno,\n> provi.',
};

const signatures = {
  none: '',
  closing: '\n\nCordiali saluti\nMario Rossi',
  own: '\n\nMario Rossi',
  telephone: '\n\nInviato da iPhone',
  marked: '\n\n-- \nMario Rossi\nAcme Srl\nTel. 02 1234567',
  card: '\n\nMario Rossi\nAcme Srl\nTel. 02 1234567',
  motto: '\n\nRegards,\n\nMario Rossi\nCEO @ Acme !',
};

describe('a word is an answer', () => {
  test.each(answers)('%s', answer => {
    for (const signature of Object.values(signatures)) {
      for (const quote of Object.values(quotes))
        for (const gap of ['\n\n', '\n'])
          expect(newText(`${answer}${signature}${gap}${quote}`, 'Mario Rossi').reply).toBe(answer);
      if (signature !== '') expect(newText(`${answer}${signature}`, 'Mario Rossi').reply).toBe(answer);
    }
    expect(newText(`${quotes.plain}\n> Saluti\n\n${answer}`, 'Anna Sala').reply).toBe(answer);
  });

  test.each(answers)('%s, in HTML', answer => {
    const introduced = `<div dir="ltr">${answer}</div><br><div class="gmail_quote"><div class="gmail_attr">Il giorno lun 12 gen 2026 alle ore 09:12 Assistenza &lt;s@x.example&gt; ha scritto:<br></div><blockquote class="gmail_quote">Buongiorno, provi.</blockquote></div>`;
    expect(newText(textOfHtml(introduced), 'Anna Sala').reply).toBe(answer);
    for (const box of ['gmail_quote', 'yahoo_quoted', 'protonmail_quote'])
      expect(
        newText(textOfHtml(`${answer}<div class="${box}"><div>Buongiorno, provi.</div></div>`)).reply,
      ).toBe(answer);
  });
});

test.each([
  'Cordiali saluti\nMario Rossi',
  '-- \nMario Rossi',
  'Mario Rossi\nAcme Srl\nTel. 02 1234567',
  'Inviato da iPhone',
  'Mario',
])('above a forward these are a signature: %s', signature => {
  const text = `${signature}\n\n${quotes.outlook}`;
  expect(newText(text, 'Mario Rossi').reply).toBe(text);
});
