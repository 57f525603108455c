import { expect, test } from 'vitest';
import { maintenanceLines } from '../../../src/chat/maintenance/maintenance-line.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import type { Maintenance } from '../../../src/ticket/maintenance/maintenance.ts';
import type { Language } from '../../../src/ticket/words.ts';
import { rome } from '../../ticket/at-rome.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';

const zone = 'Europe/Rome';
const plan: Maintenance = {
  ...{ id: 1, nonce: '', version: 1, plannedBy: { id: 1, name: 'Giulia' }, latest: null },
  ...{ service: 'registry', from: rome('2026-12-20T15:00'), to: rome('2026-12-20T17:00') },
  texts: { it: 'Le ricevute arrivano dopo.', en: 'Receipts arrive later.' },
};
const service = { key: 'registry', name: { it: 'Protocollo', en: 'Registry' }, products: ['Protocollo'] };
const companies = liveCompanies([
  aCompany({ key: 'theirs', name: 'Acme', product: 'Protocollo' }),
  aCompany({ key: 'others', name: 'Other', product: 'Archivio' }),
]);

function line(
  now: string,
  language: Language = 'en',
  { company = 'theirs' as string | null, plans = [plan], products = service.products } = {},
): string {
  const desk = {
    services: [{ ...service, products }],
    companies,
    maintenance: { now: () => plans, reload: async () => {} },
  };
  return maintenanceLines(desk, zone, { company, language }, rome(now));
}

const ahead =
  'Planned maintenance of Registry: Sunday 20 December 2026, from 15:00 to 17:00 (CET). Receipts arrive later.';
const on =
  'Maintenance of Registry is under way: Sunday 20 December 2026, from 15:00 to 17:00 (CET). Receipts arrive later.';

test.each([
  ['more than two weeks before', '2026-12-06T14:59', ''],
  ['two weeks before', '2026-12-06T15:00', ahead],
  ['just before', '2026-12-20T14:59', ahead],
  ['as it begins', '2026-12-20T15:00', on],
  ['to its last minute', '2026-12-20T16:59', on],
  ['after it', '2026-12-20T17:00', ''],
])('in letters %s', (_, now, expected) => {
  expect(line(now)).toBe(expected);
});

test('in Italian, and over midnight', () => {
  expect(line('2026-12-19T09:00', 'it')).toBe(
    'Manutenzione programmata di Protocollo: domenica 20 dicembre 2026, dalle 15:00 alle 17:00. Le ricevute arrivano dopo.',
  );
  const night = [{ ...plan, from: rome('2026-12-20T23:00'), to: rome('2026-12-21T01:00') }];
  expect(line('2026-12-19T09:00', 'it', { plans: night })).toContain(
    'da domenica 20 dicembre 2026, ore 23:00, a lunedì 21 dicembre 2026, ore 1:00',
  );
});

test('who does not use it reads nothing of it; everybody does where it needs no product', () => {
  expect(line('2026-12-19T09:00', 'en', { company: 'others' })).toBe('');
  expect(line('2026-12-19T09:00', 'en', { company: null })).toBe('');
  expect(line('2026-12-19T09:00', 'en', { company: 'others', products: [] })).toBe(ahead);
  expect(line('2026-12-19T09:00', 'en', { company: null, products: [] })).toBe(ahead);
});

test('two of them stand below each other', () => {
  const second = { ...plan, from: rome('2026-12-21T15:00'), to: rome('2026-12-21T16:00') };
  expect(line('2026-12-20T15:30', 'en', { plans: [plan, second] }).split('\n\n')).toEqual([
    on,
    expect.stringContaining('Planned maintenance of Registry: Monday 21 December 2026, from 15:00 to 16:00'),
  ]);
});
