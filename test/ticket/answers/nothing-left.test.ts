import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPeople } from '../../../src/ticket/answers/without-people.ts';

const known = {
  people: ['Paolo Neri', 'info', 'Ufficio Acquisti'],
  colleagues: ['Rosa Porta'],
  houses: ['Cartiera Pescara S.r.l.', 'cartiera.example'],
};
const kept = (text: string) => withoutPeople(text, known, 'it');

test.each([
  ['ping 192.168.10.25, poi', 'ping [indirizzo IP], poi'],
  ['apra 10.0.0.0/24', 'apra [indirizzo IP]'],
  ['su fe80::1ff:fe23:4567:890a%eth0', 'su [indirizzo IP]'],
  ['2001:0db8:85a3:0000:0000:8a2e:0370:7334', '[indirizzo IP]'],
  ['MAC 00:1A:2B:3C:4D:5E.', 'MAC [indirizzo IP].'],
  ['carta 5500 0000 0000 0004', 'carta [conto]'],
  ['6011000990139424', '[conto]'],
  ['fattura a 12345678903', 'fattura a [codice]'],
  ['usi ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'usi [password]'],
  ['chiave sk_live_4eC39HqLyjWDarjtT1zdp7dc.', 'chiave [password].'],
  ['AKIAIOSFODNN7EXAMPLE', '[password]'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN', '[password]'],
  ['licenza VK7JG-NPHTM-C97JM-9MPGT-3V66T', 'licenza [password]'],
  ['id 550e8400-e29b-41d4-a716-446655440000', 'id [codice]'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nAAA\n-----END RSA PRIVATE KEY-----\nfine', '[password]\nfine'],
  ['in C:\\Users\\mrossi\\Desktop', 'in C:\\Users\\[utente]\\Desktop'],
  ['in /home/mrossi/posta', 'in /home/[utente]/posta'],
  ['scriva a anna [at] cartiera.it', 'scriva a [indirizzo]'],
  ['tel. 5551234', 'tel. [telefono]'],
  ['tel.085 4516447', 'tel.[telefono]'],
  ['interno: 4512', 'interno: [telefono]'],
  ['+44 (0)20 7946 0000', '[telefono]'],
  ['+1 212 555 0100', '[telefono]'],
  ['+33 1 42 68 53 00', '[telefono]'],
  ['ticket 1042', 'ticket [numero]'],
  ['la richiesta n. 1042', 'la richiesta n. [numero]'],
  ['INC0012345', '[numero]'],
  ['ho sentito il sig. Bianchi', 'ho sentito il sig. [nome]'],
  ['la dott.ssa De Luca conferma', 'la dott.ssa [nome] conferma'],
  ['ask Mr. O’Brien', 'ask Mr. [nome]'],
  ['ne parli con Federica Colombo', 'ne parli con [nome]'],
  ['chieda a Giuseppe', 'chieda a [nome]'],
  ['chieda a Giuseppe Della Valle.', 'chieda a [nome].'],
  ['ask Jennifer in accounting', 'ask [nome] in accounting'],
  ['Gentile Signora Verdi, provi', 'Gentile Signora [nome], provi'],
  ['Riavvii. Cordiali saluti, Anna Bianchi', 'Riavvii. Cordiali saluti, [nome]'],
  ['la Cartiera Pescara ha', 'la [nome] ha'],
])('%j: what is theirs is taken out', (text, expected) => {
  expect(kept(text)).toBe(expected);
});

test.each([
  'la chiesa di San Marco, in piazza',
  'versione 10.2.3.4 e firmware v1.2.3.4',
  'Visual Studio 2026, Windows Defender, Microsoft Teams',
  'il file Verbale_riunione_2026_definitivo_v2.docx',
  'l’aggiornamento KB5034441 del 24/11/2026',
  'HKEY_LOCAL_MACHINE\\Software\\Stampanti',
  'dalle 10:30:15 alle 11:45:00',
  'scriva all’ufficio, info sul sito',
  'il modello HP-LASERJET-M404DN-2026',
  'apra /usr/lib64/python3/site-packages/stampanti',
  'Bianca è la pagina, chiara la stampa, massimo 5 MB',
  'la procedura documento-aggiornato-2026-11-24-versione-finale',
  'Natale: siamo chiusi. Serena lettura.',
  'as regards Windows, nothing changes',
])('%j stays as it is', text => {
  expect(kept(text)).toBe(text);
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
/** With the check digit that makes the formula of Luhn come out. */
const luhn = (length: number) =>
  digits(length - 1).map(
    body => [...'0123456789'].map(last => body + last).find(whole => sum(whole) % 10 === 0) ?? '',
  );
function sum(whole: string): number {
  return [...whole].toReversed().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}
const octet = fc.integer({ min: 11, max: 126 });
const word = fc.stringMatching(/^[a-z]{4,9}$/);
const theirs = fc.oneof(
  fc.tuple(word, word).map(([a, b]) => `${a}@${b}.example`),
  digits(7).map(number => `+39 085 ${number}`),
  digits(8).map(number => `0044 20 ${number}`),
  digits(23).map(number => `IT60X${number}`.slice(0, 27)),
  luhn(16),
  luhn(15),
  luhn(11),
  fc.tuple(octet, octet, octet, octet).map(parts => parts.join('.')),
  fc.tuple(word, digits(6)).map(([path, key]) => `https://app.example/${path}?key=${key}`),
  fc.tuple(word, word).map(([a, b]) => `https://${a}:${b}@app.example/`),
  fc.uuid(),
  fc.stringMatching(/^[\da-f]{32}$/).filter(text => (text.match(/\d[a-f]|[a-f]\d/g)?.length ?? 0) >= 10),
  fc.stringMatching(/^password: [A-Za-z0-9!?]{6,12}$/).map(text => text.replace('password: ', 'password: Q')),
  fc.constantFrom('Paolo Neri', 'Rosa Porta', 'Cartiera Pescara', 'Giuseppe Fumagalli', 'sig. Brambilla'),
);
const around = fc.constantFrom('riavvii il servizio', 'poi provi di nuovo', 'e attenda', 'the printer works');
const text = fc.array(fc.tuple(around, theirs), { minLength: 1, maxLength: 5 }).map(pairs => ({
  whole: `${pairs.map(([words, secret]) => `${words} ${secret}`).join(', ')}, fine`,
  secrets: pairs.map(([, secret]) => secret),
}));

test('whatever is theirs, wherever it stands among words: nothing of it is left, and the words stay', () => {
  fc.assert(
    fc.property(text, ({ whole, secrets }) => {
      const out = kept(whole);
      for (const secret of secrets) expect(out).not.toContain(secret.replace(/^(password: |sig\. )/, ''));
      expect(out).toMatch(/, fine$/);
      expect(out).toMatch(/^(riavvii il servizio|poi provi di nuovo|e attenda|the printer works)/);
    }),
    { numRuns: 500 },
  );
});

test('what was cleaned is clean: once more takes nothing out of it', () => {
  const anything = fc.oneof(
    text.map(({ whole }) => whole),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            'Buongiorno,\n',
            'Ciao Anna,\n',
            'Cordiali saluti\n',
            'Grazie,\nPaolo\n',
            'utente: ',
            'password: ',
          ],
          ...['[password]', '[nome]', '[conto] ', 'IBAN ', ' 085 4516447', '#1042', '\n', ' è ', 'tel. '],
        ),
        { maxLength: 12 },
      )
      .map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(anything, whole => {
      const once = kept(whole);
      expect(kept(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['figures and letters', 'a1'.repeat(1500)],
  ['groups of numbers', '1.'.repeat(1500)],
  ['colons', 'a:'.repeat(1500)],
  ['names', 'Anna '.repeat(600)],
  ['titles', 'sig. '.repeat(600)],
  ['farewells', 'Saluti, '.repeat(400)],
  ['greetings', 'Ciao,\n'.repeat(500)],
  ['telephones', 'tel '.repeat(700)],
  ['numbers of requests', 'richiesta n. '.repeat(230)],
  ['keys', '-----BEGIN A-----'.repeat(170)],
])('%s without end take no time that grows with them', (_, whole) => {
  const begun = performance.now();
  kept(whole);
  expect(performance.now() - begun).toBeLessThan(2000);
});
