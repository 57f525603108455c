import { expect, test } from 'vitest';
import { colleaguesNamed } from '../../../src/chat/lists/typed/colleague.ts';
import { filtersBesideAName, filtersTyped } from '../../../src/chat/lists/typed/filters.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { bug, changeRequest, helpDesk, vulnerability } from '../../ticket/categories.ts';
import { shippedTerms } from '../a-moment.ts';

const named = (id: number, name: string): Operator => ({
  id,
  name,
  email: `o${id}@desk.example`,
  role: 'operator',
});
const operators = [named(1, 'Anna Rossi'), named(2, 'Anna Bianchi'), named(3, 'Niccolò D’Amico')];
const companies = [
  { key: 'cartiera', name: 'Cartiera Pescara S.p.A.' },
  { key: 'neri', name: 'Neri & Figli' },
  { key: 'pescara-reti', name: 'Reti Pescara' },
];
const by = { operators, companies, catalogue: shippedTerms.policy.catalogue };

test.each([
  ['p1 bug', { priority: 1, category: bug }],
  ['bloccante', { priority: 1 }],
  ['High', { priority: 2 }],
  ['priorità:3 categoria:help-desk', { priority: 3, category: helpDesk }],
  ['priority:4 lingua:en', { priority: 4, language: 'en' }],
  ['evolutiva inglese', { category: changeRequest, language: 'en' }],
  ['vulnerab', { category: vulnerability }],
  ['di:niccolo', { assignee: 3 }],
  ['azienda:cartiera p2', { company: 'cartiera', priority: 2 }],
  ['company:figli', { company: 'neri' }],
])('%s narrows a list down', (typed, filters) => {
  expect(filtersTyped(typed, by)).toEqual({ filters, others: [] });
});

test.each(['p5', 'xyz', 'priorità:9', 'di:anna', 'di:nessuno', '1042'])(
  '%s is no filter, and is handed back',
  typed => {
    expect(filtersTyped(`bug ${typed}`, by)).toEqual({
      filters: { category: bug },
      others: [typed],
    });
  },
);

test('where a name is asked for, a word that begins a colleague’s is one', () => {
  const withNames = { ...by, operators: [named(1, 'Bill Gatti'), named(2, 'Eng Li'), named(3, 'Anna Alta')] };
  const read = (typed: string) => filtersBesideAName(typed, withNames);
  expect(read('Bill')).toEqual({ filters: {}, others: ['Bill'] });
  expect(read('eng p1')).toEqual({ filters: { priority: 1 }, others: ['eng'] });
  expect(read('Anna Alta bug')).toEqual({ filters: { category: bug }, others: ['Anna', 'Alta'] });
  expect(read('anna priorità:alta')).toEqual({ filters: { priority: 2 }, others: ['anna'] });
});

test('a colleague is meant by the beginnings of their name, in any order, without accents', () => {
  const ids = (typed: string) => colleaguesNamed(typed, operators).map(({ id }) => id);
  expect(ids('anna')).toEqual([1, 2]);
  expect(ids('rossi an')).toEqual([1]);
  expect(ids('ANNA ROSSI')).toEqual([1]);
  expect(ids('niccolo damico')).toEqual([3]);
  expect(ids('o2@desk.example')).toEqual([2]);
  expect(ids('')).toEqual([]);
});
