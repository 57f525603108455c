import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressIn, type OwnField, valueAtMost, valueIn } from '../../../src/ticket/catalogue/own-field.ts';
import { decide } from '../../../src/ticket/decide.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { hostileText } from '../../contracts/hostile.ts';
import { anna, arrival, ticketOf } from '../ticket-of.ts';
import { fiveFields, withFields } from './five-fields.ts';

const field = (key: string): OwnField => {
  const found = fiveFields.find(each => each.key === key);
  if (!found) throw new Error(key);
  return found;
};
const [issue, environment, version, page] = ['issue', 'environment', 'version', 'page'].map(field) as [
  OwnField,
  OwnField,
  OwnField,
  OwnField,
];

test.each([
  ['a code', issue, ' DEV-12 ', { value: 'DEV-12' }],
  ['the whole address of one', issue, 'https://dev.example.com/issues/DEV-12', { value: 'DEV-12' }],
  ['an address that was encoded', issue, 'https://dev.example.com/issues/a%2Fb', { value: 'a/b' }],
  [
    'what is more than the code',
    issue,
    'https://dev.example.com/issues/DEV-12?x=1',
    { value: 'https://dev.example.com/issues/DEV-12?x=1' },
  ],
  ['an address elsewhere', issue, 'https://other.example/7', { value: 'https://other.example/7' }],
  ['words', issue, 'non so ancora', { unfit: 'link' }],
  ['what runs', issue, 'javascript:alert(1)', { value: 'javascript:alert(1)' }],
  ['nothing', issue, '  ', { value: '' }],
  ['an option', environment, 'production', { value: 'production' }],
  ['no option', environment, 'Produzione', { unfit: 'option' }],
  ['a line with breaks', version, ' 4.2\n beta ', { value: '4.2 beta' }],
  ['too much', version, 'x'.repeat(valueAtMost + 1), { unfit: 'length' }],
  ['an address', page, 'http://intranet.example/a b', { value: 'http://intranet.example/a b' }],
  ['what is no address', page, 'DEV-12', { unfit: 'link' }],
  ['what runs, without a pattern', page, 'javascript:alert(1)', { unfit: 'link' }],
  ['an address with a log-in', page, 'https://bank.example@evil.example/', { unfit: 'link' }],
])('%s', (_name, kind, typed, read) => {
  expect(valueIn(kind, typed)).toEqual(read);
});

test('a code leads to its address, encoded; an address to itself', () => {
  expect(addressIn(issue, 'DEV-12')).toBe('https://dev.example.com/issues/DEV-12');
  expect(addressIn(issue, 'javascript:alert(1)')).toBe(
    'https://dev.example.com/issues/javascript%3Aalert(1)',
  );
  expect(addressIn(issue, '../admin')).toBe('https://dev.example.com/issues/..%2Fadmin');
  expect(addressIn(issue, 'https://other.example/7')).toBe('https://other.example/7');
  expect(addressIn(version, 'https://other.example/7')).toBeNull();
});

test('whatever was typed, what is kept is a short line, and leads to the web or nowhere', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(...fiveFields), (typed, kind) => {
      const read = valueIn(kind, typed);
      if (!('value' in read)) return;
      expect(read.value.length).toBeLessThanOrEqual(valueAtMost);
      expect(read.value).not.toMatch(/[\n\r\t]/);
      expect(addressIn(kind, read.value) ?? 'https://').toMatch(/^https?:\/\//);
      // Read again it is the same: a form shows it, and is sent as it is.
      expect(valueIn(kind, read.value)).toEqual(read);
    }),
  );
});

describe('set-fields', () => {
  const ticket = { ...ticketOf(), fields: { version: '4.1', gone: 'x' } };
  const set = (fields: Record<string, string>, catalogue = withFields) =>
    decide(ticket, { type: 'set-fields', fields }, anna, catalogue);

  test('what changed is told, and kept; what is emptied is gone; what nobody lists any more stays', () => {
    const decision = set({ issue: 'DEV-12', version: '', environment: '', asset: ' ' });
    expect(decision).toEqual({
      ok: true,
      events: [
        {
          type: 'fields-set',
          fields: [
            { key: 'issue', value: 'DEV-12' },
            { key: 'version', value: '' },
          ],
        },
      ],
    });
    const [event] = decision.ok ? decision.events : [];
    if (!event) throw new Error('nothing happened');
    expect(evolve(ticket, event, anna, arrival).fields).toEqual({ issue: 'DEV-12', gone: 'x' });
  });

  test.each([
    ['as it is', { version: '4.1' }, { reason: 'nothing-changed' }],
    ['a field that nobody lists', { gone: 'y' }, { reason: 'nothing-changed' }],
    ['no option', { environment: 'mars' }, { reason: 'field-unfit', field: environment.name, why: 'option' }],
  ])('refused: %s', (_name, fields, refusal) => {
    expect(set(fields)).toEqual({ ok: false, refusal });
  });
});
