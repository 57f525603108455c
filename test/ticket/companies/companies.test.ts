import { describe, expect, test } from 'vitest';
import { companiesOf, companyOf } from '../../../src/ticket/companies/companies.ts';
import { keyOf, standingOn } from '../../../src/ticket/companies/company.ts';
import { aCompany } from './a-company.ts';

const companies = companiesOf(
  [
    aCompany({ key: 'acme', domains: ['acme.example'], addresses: ['mario.rossi@gmail.com'] }),
    aCompany({
      key: 'filiale',
      name: 'Filiale',
      domains: ['sud.acme.example'],
      addresses: ['capo@acme.example'],
    }),
    aCompany({ key: 'bucher', name: 'Bücher', domains: ['bücher.example'] }),
  ],
  [
    { address: 'consulente@acme.example', company: null },
    { address: 'luca@elsewhere.example', company: 'filiale' },
    { address: 'vecchio@elsewhere.example', company: 'gone' },
    { address: 'capo@acme.example', company: 'bucher' },
  ],
);
const asks = (address: string, about: Partial<Parameters<typeof companyOf>[0]> = {}) =>
  companyOf(
    { requester: { address }, authorship: { unverified: null }, companyChosen: null, ...about },
    companies,
  );

describe('whose a request is', () => {
  test.each([
    ['paolo@acme.example', 'acme', 'by its domain'],
    ['paolo@it.acme.example', 'acme', 'by the domain around its own'],
    ['paolo@nord.sud.acme.example', 'filiale', 'by the nearest domain that somebody has'],
    ['paolo@notacme.example', null, 'and not by what ends alike'],
    ['paolo@example', null, 'nor by a whole country'],
    ['capo@acme.example', 'filiale', 'by the address, before the domain and before what was remembered'],
    ['m.ario.rossi+fatture@gmail.com', 'acme', 'by the mailbox behind the address'],
    ['anna@gmail.com', null, 'not by a provider of addresses'],
    ['luca@elsewhere.example', 'filiale', 'by what was remembered'],
    ['consulente@acme.example', null, 'that it was remembered to be nobody’s counts, too'],
    ['vecchio@elsewhere.example', null, 'what was remembered of a company that is gone does not'],
    ['lena@bücher.example', 'bucher', 'beyond ASCII'],
    ['', null, 'nobody’s'],
  ])('%s: %s, %s', (address, key, _how) => {
    expect(asks(address)).toBe(key);
  });

  test('a sender whom nobody confirms gets nobody’s contract; what they answer later changes nothing', () => {
    expect(asks('paolo@acme.example', { authorship: { unverified: 'opening' } })).toBeNull();
    expect(asks('paolo@acme.example', { authorship: { unverified: 'answer' } })).toBe('acme');
  });

  test('what somebody chose goes before everything, while there is such a company', () => {
    const chosen = (company: string | null) => asks('paolo@acme.example', { companyChosen: { company } });
    expect([chosen('filiale'), chosen(null), chosen('gone')]).toEqual(['filiale', null, 'acme']);
    const unverified = { authorship: { unverified: 'opening' }, companyChosen: { company: 'acme' } } as const;
    expect(asks('x@y.example', unverified)).toBe('acme');
  });
});

test('a key is made of a name’s letters and digits', () => {
  expect(['ACME S.p.A.', ' Ärzte & Co. ', 'Società Élite 24', '株式会社', '***'].map(keyOf)).toEqual([
    'acme-s-p-a',
    'arzte-co',
    'societa-elite-24',
    '株式会社',
    '',
  ]);
});

test('a contract is in force on its first and last day', () => {
  const contract = { name: 'Oro', number: '', from: '2026-02-01', until: '2026-11-30' };
  const on = (date: string) => standingOn({ contract }, date);
  expect([on('2026-01-31'), on('2026-02-01'), on('2026-11-30'), on('2026-12-01')]).toEqual([
    'to-come',
    'in-force',
    'in-force',
    'ended',
  ]);
  expect(standingOn({ contract: null }, '2026-01-01')).toBe('none');
});
