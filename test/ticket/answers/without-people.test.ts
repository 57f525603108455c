import { expect, test } from 'vitest';
import { withoutPeople } from '../../../src/ticket/answers/without-people.ts';

const known = {
  people: ['Paolo Neri', 'Anna Rossi'],
  colleagues: ['Rosa Porta'],
  houses: ['Cartiera Pescara', 'cartiera.example'],
};
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
  ['ne parli con Rosa', 'ne parli con [nome]'],
  ['ne parli con Rosa Porta.', 'ne parli con [nome].'],
  ['bonifico su IT60 X054 2811 1010 0000 0123 456, grazie', 'bonifico su [conto], grazie'],
  ['IBAN: IT60X0542811101000000123456', 'IBAN: [conto]'],
  ['auf DE89370400440532013000', 'auf [conto]'],
  ['codice fiscale RSSMRA85T10A562S.', 'codice fiscale [codice fiscale].'],
  ['cf rssmra85t10a562s', 'cf [codice fiscale]'],
  ['omocodia RSSMRA85T10A56NH', 'omocodia [codice fiscale]'],
  ['apra https://app.example/reset?token=a1b2c3, poi', 'apra [link], poi'],
  ['https://app.example/r/9f8e7d6c5b4a39281706abcd', '[link]'],
  ['https://anna:segreta@app.example/', '[link]'],
  ['Password: Estate2026!', 'Password: [password]'],
  ['la password è xk-9.', 'la password è [password].'],
  ['password temporanea per la VPN: Xk9aa', 'password temporanea per la VPN: [password]'],
  ['the password is Xk9aa', 'the password is [password]'],
  ['PIN=1234', 'PIN=[password]'],
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
  'apra https://intranet.example/guide/stampanti.html e segua i passi',
  'ha visto https://intranet.example/guide?',
  'apra la porta rosa, porta 8080',
  'la password è scaduta: ne chieda una nuova',
  'la password is expired',
  'la password si cambia qui: Impostazioni',
  'il modello HP LASERJET PRO M404',
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
  ['passwords', 'password a b c d '.repeat(200)],
  ['addresses', `https://${'a1/'.repeat(990)}`],
  ['groups of four', `IT60 ${'AB12 '.repeat(600)}`],
])('%s without end take no time that grows with them', (_, text) => {
  const begun = performance.now();
  kept(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});
