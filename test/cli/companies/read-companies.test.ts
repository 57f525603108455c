import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCompanies } from '../../../src/cli/companies/read-companies.ts';
import type { Company } from '../../../src/ticket/companies/company.ts';
import { shippedTerms } from '../../chat/a-moment.ts';
import { hostileText } from '../../contracts/hostile.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';

const anna = 'anna.rossi@interzen.example';
const around = { operators: [anna], promises: shippedTerms.policy.promises, workingDaySeconds: 28_800 };

function read(file: string | Uint8Array, listed: Company[] = [], imported: Company[] = []) {
  const { companies, faults } = readCompanies(
    typeof file === 'string' ? Buffer.from(file) : file,
    around,
    { listed, imported },
    ({ key }, rows) => !rows.some(row => row.key === key),
  );
  return { companies, faults: faults.map(({ line, column, says }) => `${line} ${column}: ${says}`) };
}

const italian = [
  'Ragione sociale;Domini;Indirizzi e-mail;Prodotto;Contratto;Numero contratto;Dal;Al;Presa in carico 1;Risoluzione 1;Orario;Operatore;VIP',
  'Società Élite S.p.A.;elite.example sub.other.example;mario@gmail.com;Protocollo;Oro;2026/7;1/1/2026;31/12/2026;30m;1g;lun-ven 8-20, sab 9:00-13:00;;sì',
  '"Beta; & ""Figli""";"beta.example\nbeta-due.example";;;;;;;;;;;',
];
const elite: Company = {
  ...aCompany({ key: 'societa-elite-s-p-a', name: 'Società Élite S.p.A.' }),
  domains: ['elite.example', 'sub.other.example'],
  addresses: ['mario@gmail.com'],
  product: 'Protocollo',
  contract: { name: 'Oro', number: '2026/7', from: '2026-01-01', until: '2026-12-31' },
  promises: { 1: { claim: { amount: 30, unit: 'minute' }, resolve: { amount: 1, unit: 'day' } } },
  isVip: true,
};

describe('a file as people save it', () => {
  const text = italian.join('\r\n').replace('lun-ven 8-20, sab 9:00-13:00', '"lun-ven 8-20; sab 9:00-13:00"');
  const windows1252 = Buffer.from(text, 'latin1');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['what Excel writes in Italy', windows1252],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['with Excel’s separator', Buffer.from(`sep=;\r\n${text}`)],
    ['with lines of Unix, and an empty one', Buffer.from(`${text.replaceAll('\r\n', '\n')}\n\n`)],
    ['with commas', Buffer.from(text.replaceAll(/("[^"]*(?:""[^"]*)*")|;/g, (_, quoted) => quoted ?? ','))],
    ['with tabs', Buffer.from(text.replaceAll(/("[^"]*(?:""[^"]*)*")|;/g, (_, quoted) => quoted ?? '\t'))],
  ])('%s', (_how, bytes) => {
    const { companies, faults } = read(bytes);
    expect(faults).toEqual([]);
    expect(companies[0]).toEqual({ ...elite, hours: expect.objectContaining({ throughClosures: false }) });
    expect(companies[0]?.hours?.week?.[6]).toEqual([{ from: 9 * 3600, to: 13 * 3600 }]);
    expect(companies[0]?.hours?.week?.[7]).toEqual([]);
    expect(companies[1]).toEqual(
      aCompany({ key: 'beta-figli', name: 'Beta; & "Figli"', domains: ['beta.example', 'beta-due.example'] }),
    );
  });
});

describe('what is wrong is named, all at once, with its line and column', () => {
  test('in the rows', () => {
    const file = [
      'name,domains,contract,until,claim 1,resolve 1,hours,operator,vip',
      'ACME,gmail.com,Oro,31/2/2026,1h,30m,24x7,chi@interzen.example,forse',
      'Beta,"beta.example',
      'acme.example",,,,,,,',
      'Gamma,acme.example,,2026-01-01,un po’,,di notte,,',
      ',delta.example,,,,,,,,,extra',
    ].join('\n');
    expect(read(file).faults).toEqual([
      '2 B (domains): anybody gets an address at gmail.com: write this company’s people under addresses',
      '2 D (contract.until): write a date such as 2026-12-31',
      '2 I (vip): write true or false',
      '5 C (contract.name): is missing: write the contract’s name, such as Gold',
      '5 E (promises.1.claim): write hours as 8h, minutes as 30m, or working days as 10d',
      '5 G (calendar): write 24x7, hours such as "mon-fri 08:00-20:00; sat 09:00-13:00", or the keys of calendar that differ',
      '6 K: the first row gives this column no name: name it, or look for a separator that belongs to a text and put that in quotes',
      '6 A (name): is missing: write the company’s name',
    ]);
  });

  test('between rows, with desk.yaml, and with what was imported before', () => {
    const file = [
      'nome;dominio;operatore;presa in carico 2;risoluzione 2',
      'ACME;acme.example;chi@interzen.example;;',
      'Acme;beta.example;anna.rosi@interzen.example;;',
      'Gamma;acme.example;;3d;1d',
      'Delta;listed.example;;;',
      'Epsilon;before.example;;;',
    ].join('\n');
    const listed = [aCompany({ key: 'listed', name: 'Listed', domains: ['listed.example'] })];
    const imported = [
      aCompany({ key: 'before', name: 'Before', domains: ['before.example'] }),
      aCompany({ key: 'gamma', name: 'Gamma', domains: ['acme.example'] }),
    ];
    expect(read(file, listed, imported).faults).toEqual([
      '2 C (operator): no operator has the address chi@interzen.example: list them in desk.yaml under operators',
      '3 A (name): the key acme is ACME (line 2)’s already: give one of the two a key of its own',
      '3 C (operator): no operator has the address anna.rosi@interzen.example: did you mean anna.rossi@interzen.example?',
      '4 B (domains): the domain acme.example is ACME (line 2)’s already: leave it with the one whose it is',
      '4 D (promises.2.claim): priority 2 would have to be resolved before it is claimed: write claim and resolve, claim no more than resolve',
      '5 B (domains): the domain listed.example is Listed (desk.yaml)’s already: leave it with the one whose it is',
      '6 B (domains): the domain before.example is Before (imported before)’s already: leave it with the one whose it is',
    ]);
  });

  test.each([
    ['nothing in it', '', /nothing stands in it/],
    ['no company', italian[0] ?? '', /no company stands in it.*nothing was changed/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /workbook: save it as CSV/],
    ['no text', Buffer.from([1, 0, 2]), /no text: save it as CSV/],
    ['no name', 'domains\nx.example', /none is called name \(or nome\)/],
    ['a misspelt column', 'name,domanis\nA,x.example', /did you mean domains\?/],
    ['a column twice', 'nome;azienda\nA;B', /says the same as column A/],
    ['an open quote', 'name\nACME\n"Beta\nGamma', /^3 null: a quote is opened and never closed/],
    ['more behind a quote', 'name\n"Beta" & Figli', /^2 null: something stands behind a closing quote/],
  ])('%s', (_what, file, says) => {
    const { companies, faults } = read(file);
    expect(companies).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(says)]);
  });
});

test('whatever stands in it, it is read or its faults are named, and no cell becomes another’s', () => {
  const cell = fc.oneof(
    hostileText,
    fc.constantFrom('acme.example', '"', '""', ';', 'a\nb', '=1+1', '\u0000', '\ufeff'),
  );
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), rows => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const file = ['name;domains;product', ...rows.map(cells => cells.map(quote).join(';'))].join('\r\n');
      const { companies, faults } = read(Buffer.from(file));
      if (faults.length > 0) return;
      // A file holds no half of a pair: what Buffer.from cannot write it writes as U+FFFD.
      const written = rows.map(([name]) => name.toWellFormed().trim()).filter(name => name !== '');
      expect(companies.map(({ name }) => name)).toEqual(written.slice(0, companies.length));
    }),
    { numRuns: 200, examples: [[[['\ud800 0', 'acme.example', '']]]] },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const { companies, faults } = read(Buffer.concat([Buffer.from('name\n'), bytes]));
      expect(companies.length + faults.length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});
