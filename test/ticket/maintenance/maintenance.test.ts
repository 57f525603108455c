import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/ticket/companies/company.ts';
import { momentAfter, momentToTell, standingAt } from '../../../src/ticket/maintenance/maintenance.ts';
import { serviceOf, uses } from '../../../src/ticket/maintenance/service.ts';

const at = (time: string) => new Date(`2026-12-05T${time}:00Z`);
const plan = { from: at('20:00'), to: at('22:00') };

test.each([
  ['19:59', 'ahead'],
  ['20:00', 'on'],
  ['21:59', 'on'],
  ['22:00', 'over'],
] as const)('at %s it is %s', (time, standing) => {
  expect(standingAt(plan, at(time))).toBe(standing);
});

test.each([
  ['10:00', 'soon', '19:30'],
  ['19:30', 'begun', '20:00'],
  ['19:45', 'begun', '20:00'],
  ['20:00', 'over', '22:00'],
] as const)('after %s operators are told next that it is %s, at %s', (time, what, when) => {
  expect(momentAfter(plan, at(time))).toEqual({ what, at: at(when) });
});

test('after its end nothing is told any more', () => {
  expect(momentAfter(plan, at('22:00'))).toBeNull();
});

test.each([
  ['19:30', '19:30', 'soon'],
  ['19:30', '20:10', 'begun'],
  ['19:30', '23:00', 'over'],
  ['20:00', '20:00', 'begun'],
  ['22:00', '22:00', 'over'],
] as const)('due from %s on and told at %s: the latest alone, %s', (due, now, what) => {
  expect(momentToTell(plan, at(due), at(now))).toBe(what);
});

describe('who uses a service', () => {
  const company = (about: Partial<Company>): Company => ({
    ...{ key: 'acme', name: 'Acme', domains: [], addresses: [], product: null, contract: null },
    ...{ promises: null, hours: null, operator: null, isVip: false },
    ...about,
  });
  const ended = { name: 'Oro', number: '1', from: null, until: '2026-12-04' };
  const all = { key: 'web', name: { it: 'Web', en: 'Web' }, products: [] };
  const some = { ...all, products: ['Protocollo', 'Archivio'] };

  test.each([
    ['everybody, where it names no products', all, null, true],
    ['a company with another product too, then', all, company({ product: 'Altro' }), true],
    ['a company whose contract has ended, no more', all, company({ contract: ended }), false],
    ['until its last day', all, company({ contract: { ...ended, until: '2026-12-05' } }), true],
    [
      'a company with one of its products, however it is written',
      some,
      company({ product: ' protocollo' }),
      true,
    ],
    ['a company with another product: not', some, company({ product: 'Altro' }), false],
    ['a company of which no product is known: not', some, company({}), false],
    ['who is of no company: not', some, null, false],
  ] as const)('%s', (_, service, whose, isTheirs) => {
    expect(uses(service, whose, '2026-12-05')).toBe(isTheirs);
  });

  test('one that desk.yaml lists no more goes by its key', () => {
    expect(serviceOf([all], 'web')).toBe(all);
    expect(serviceOf([all], 'gone')).toEqual({ key: 'gone', name: { it: 'gone', en: 'gone' }, products: [] });
  });
});
