import fc from 'fast-check';
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
  ['codice fiscale RSSMRA85T10A562S.', 'codice fiscale [codice].'],
  ['cf rssmra85t10a562s', 'cf [codice]'],
  ['omocodia RSSMRA85T10A56NH', 'omocodia [codice]'],
  ['apra https://app.example/reset?token=a1b2c3, poi', 'apra [link], poi'],
  ['https://app.example/r/9f8e7d6c5b4a39281706abcd', '[link]'],
  ['https://anna:segreta@app.example/', '[link]'],
  ['Password: Estate2026!', 'Password: [password]'],
  ['la password è xk-9.', 'la password è [password].'],
  ['password temporanea per la VPN: Xk9aa', 'password temporanea per la VPN: [password]'],
  ['the password is Xk9aa', 'the password is [password]'],
  ['PIN=1234', 'PIN=[password]'],
  ['username: mrossi', 'username: [utente]'],
  ['User ID = m.rossi, poi', 'User ID = [utente], poi'],
  ['Nome utente: mrossi\nPassword: segreta', 'Nome utente: [utente]\nPassword: [password]'],
  ['utente: mrossi password: segreta', 'utente: [utente] password: [password]'],
  ['Login -> mrossi', 'Login -> [utente]'],
  ['il nome utente è «mrossi».', 'il nome utente è [utente].'],
  ['il suo account è mrossi84', 'il suo account è [utente]'],
  ['credenziali per la VPN: mrossi / segreta', 'credenziali per la VPN: [password]'],
  ['Dati di accesso:\nmrossi segreta', 'Dati di accesso:\n[password]'],
  ['API key: abcd', 'API key: [password]'],
  ['chiave di licenza: ABCD-EFGH', 'chiave di licenza: [password]'],
  ['token = abc.def', 'token = [password]'],
  ['P. IVA 01234567890', 'P. IVA [codice]'],
  ['partita IVA: IT01234567890.', 'partita IVA: [codice].'],
  ['a IT01234567890', 'a [codice]'],
  ['codice cliente: 4711', 'codice cliente: [codice]'],
  ['VAT number 123456789', 'VAT number [codice]'],
  ['carta 4111 1111 1111 1111, scade', 'carta [conto], scade'],
  ['sul conto n. 000123456789', 'sul conto n. [conto]'],
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
  'porta 8080, maschera 255.255.255.0, in locale 127.0.0.1, DNS 8.8.8.8',
  'Via libera da 3 mesi',
  'apra https://intranet.example/guide/stampanti.html e segua i passi',
  'ha visto https://intranet.example/guide?',
  'apra la porta rosa, porta 8080',
  'la password è scaduta: ne chieda una nuova',
  'la password is expired',
  'la password si cambia qui: Impostazioni',
  'il modello HP LASERJET PRO M404',
  'premi F5 e attendi 30 secondi',
  'l’utente è bloccato: lo sblocchi da Impostazioni',
  'il login è lento dalle 9',
  'the account is locked',
  'apra il menu Utenti, poi Nuovo',
  'la carta è inceppata: apra lo sportello 2',
  'nel conto economico 2026 manca una riga',
  'il token scade dopo 30 minuti',
  'CF e P.IVA sono campi obbligatori',
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
  ['log-ins', 'utente '.repeat(430)],
  ['accounts', `conto ${'1 '.repeat(1490)}`],
  ['credentials', 'credenziali '.repeat(250)],
])('%s without end take no time that grows with them', (_, text) => {
  const begun = performance.now();
  kept(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});

const names = [
  ...[
    'utente',
    'Nome utente',
    'user',
    'Username',
    'user name',
    'user_id',
    'USERID',
    'login',
    'Log-in',
    'account',
  ],
  ...[
    'password',
    'PWD',
    'psw',
    'passphrase',
    'PIN',
    'token',
    'api key',
    'API-key',
    'secret',
    'chiave di licenza',
  ],
  ...[
    'codice fiscale',
    'C.F.',
    'partita IVA',
    'P.IVA',
    'VAT',
    'codice cliente',
    'IBAN',
    'conto corrente',
    'carta',
  ],
  ...[
    'access code',
    'codice di sblocco',
    'credenziali',
    'dati di accesso',
    'login details',
    'numero di serie',
  ],
];
const anyValue = fc
  .stringMatching(/^[A-Za-z0-9[(][A-Za-z0-9._!@#$%&*+-]{4,20}[A-Za-z0-9]$/)
  .filter(value => !names.some(name => name.toLowerCase().includes(value.toLowerCase())));
const anyPair = fc.record({
  name: fc.constantFrom(...names),
  mark: fc.constantFrom(': ', ':', ' : ', ' = ', '=', ':\n', ' -> ', ' – '),
  value: anyValue,
});

test('whatever a value is called that opens something, or says who somebody is: it is taken out, the rest stays', () => {
  fc.assert(
    fc.property(fc.array(anyPair, { minLength: 1, maxLength: 4 }), pairs => {
      const said = pairs
        .filter(({ name, mark }) => /[:=]/.test(mark) || !/credenziali|dati|details/.test(name))
        .map(({ name, mark, value }) => ({ line: `${name}${mark}${value}`, value }));
      const text = ['Riavvii il servizio.', ...said.map(({ line }) => line), 'Poi provi di nuovo.'].join(
        '\n',
      );
      const out = kept(text);
      for (const { value } of said) expect(out).not.toContain(value);
      expect(out).toMatch(/^Riavvii il servizio\.\n/);
      expect(out).toMatch(/\nPoi provi di nuovo\.$/);
    }),
    { numRuns: 500 },
  );
});
