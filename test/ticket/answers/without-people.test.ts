import { expect, test } from 'vitest';
import { withoutPeople } from '../../../src/ticket/answers/without-people.ts';

const known = { people: ['Paolo Neri', 'Anna Rossi'], houses: ['Cartiera Pescara', 'cartiera.example'] };
const kept = (text: string) => withoutPeople(text, known, 'it');

test.each([
  ['telefoni a Paolo', 'telefoni a [nome]'],
  ['il signor NERI', 'il signor [nome]'],
  ['Paolo Neri, Anna Rossi', '[nome], [nome]'],
  ['scriva a paolo.neri@cartiera.example', 'scriva a [indirizzo]'],
  ['la Cartiera Pescara ha rinnovato', 'la [nome] ha rinnovato'],
  ['chiami lo 085 4516447', 'chiami lo [telefono]'],
  ['chiami il 333-1234567', 'chiami il [telefono]'],
  ['oppure +39.085.4516447.', 'oppure [telefono].'],
  ['(085) 45 16 447', '[telefono]'],
  ['0044 20 7946 0000', '[telefono]'],
  ['call 555-123-4567', 'call [telefono]'],
  ['in Via G. Verdi, 12 bis', 'in [indirizzo]'],
  ['in Piazza della Repubblica 3', 'in [indirizzo]'],
  ['at 221b Baker Street', 'at [indirizzo]'],
  ['come in #1042', 'come in [numero]'],
  ['Gentile Mario Bianchi, la stampante riparte. Provi.', 'Gentile [nome], la stampante riparte. Provi.'],
])('%j: who is in it is taken out', (text, expected) => {
  expect(kept(text)).toBe(expected);
});

test.each([
  'installi la versione 4.2',
  'la 10.2.3.1456 esce il 24/11/2026 alle 10:30',
  'dal 24-11-2026 al 30.11.26',
  'entro il 2026-11-24',
  'la fattura 20261234 è di 1.234.567,00 euro',
  'porta 8080, indirizzo 192.168.10.25',
  'Via libera da 3 mesi',
  'premi F5 e attendi 30 secondi',
])('%j stays as it is', text => {
  expect(kept(text)).toBe(text);
});

test('greeting and signature are taken out with all that stands in them', () => {
  const text =
    'Buongiorno dottor Bianchi,\n\nriavvii il servizio.\n\nCordiali saluti,\nAnna Rossi\nUfficio tecnico';
  expect(kept(text)).toBe('riavvii il servizio.');
  expect(kept('Riavvii il servizio.\nGrazie a lei per la pazienza.')).toContain('Grazie a lei');
});

test.each([
  ['digits', `${'0'.repeat(3000)}a`],
  ['groups of digits', '0 '.repeat(1500)],
  ['capitals', `Via ${'V'.repeat(2990)}`],
  ['a street without a number', `Via ${'di '.repeat(990)}`],
  ['signs', '(0'.repeat(1500)],
])('%s without end take no time that grows with them', (_, text) => {
  const begun = performance.now();
  kept(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});
