import { expect, test } from 'vitest';
import { meantToQuote } from '../../../src/ticket/quotes/answer-by-mail.ts';

test.each([
  'Accetto',
  'Buongiorno, accettiamo il preventivo. Saluti',
  'Confermo, procedete pure.',
  'Ok al preventivo',
  'Preventivo approvato, grazie',
  'Potete procedere.',
  'Via libera!',
  'I accept the quote.',
  'We hereby accept.',
  'Approved, go ahead.',
  'Please proceed',
  'Okay, we agree',
])('“%s” seems a yes', said => {
  expect(meantToQuote(said)).toBe('yes');
});

test.each([
  'Non accetto',
  'Non lo accettiamo a queste condizioni',
  'Non possiamo approvare questa cifra',
  'Rifiutiamo il preventivo',
  'No grazie',
  'È troppo caro per noi',
  'We do not accept this.',
  "We can't accept that",
  'We decline.',
  'No, thank you',
  'Sorry, not interested',
])('“%s” seems a no', said => {
  expect(meantToQuote(said)).toBe('no');
});

test.each([
  'Accettate pagamenti a 60 giorni?',
  'Che cosa comprende?',
  'La ringrazio, le faccio sapere domani.',
  'The accepting department will write to you',
  'Ho girato la sua email al collega',
  '',
])('“%s” says nothing', said => {
  expect(meantToQuote(said)).toBeNull();
});
