import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultInWords } from '../../src/config/faults.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { policyOf } from '../../src/house/desk/policy.ts';

const shipped = readFileSync('desk.yaml', 'utf8');
const part = (name: string) =>
  new RegExp(`\\n${name}:[^\\n]*\\n(?:[ #][^\\n]*\\n)*`).exec(shipped)?.[0] ?? '';
/** The shipped desk with another part, or without it. */
const withPart = (name: string, yaml: string, rest = shipped) => rest.replace(part(name), `\n${yaml}\n`);

function told(yaml: string): string[] {
  const loaded = loadConfig(yaml, {});
  return loaded.ok ? [] : loaded.faults.map(faultInWords);
}

function policy(yaml: string) {
  const loaded = loadConfig(yaml, {});
  if (!loaded.ok) throw new Error(loaded.faults.map(faultInWords).join('\n'));
  return policyOf(loaded.config);
}

test('a desk.yaml from before has the seven and the four, and no fields', () => {
  const old = ['categories', 'priorities', 'fields'].reduce(
    (yaml, name) => withPart(name, '', yaml),
    shipped,
  );
  expect(old).not.toMatch(/^(categories|priorities|fields):/m);
  expect(policy(old).catalogue).toEqual(policy(shipped).catalogue);
});

test('categories, priorities and fields of one’s own, in the order in which they are written', () => {
  const own = [
    withPart(
      'categories',
      'categories:\n  guasto: { it: Guasto, en: Fault, promised: true }\n  altro: { it: Altro, en: Other }\nsuggestions: []',
    ).replace(/\nsuggestions:\n(?: {2}[^\n]*\n)+/, '\n'),
  ].map(yaml =>
    yaml
      .replace(
        part('priorities'),
        '\npriorities:\n  1: { it: Ora, en: Now, urgent: true }\n  7: { it: Poi, en: Later }\n',
      )
      .replace(
        /promises:[^\n]*\n(?: {2}[^\n]*\n)+/,
        'promises:\n  1: { claim: 1h, resolve: 1d }\n  7: { claim: 2d, resolve: 9d }\n  default: 7\n',
      )
      .replace('fields: {}', 'fields:\n  issue: { it: Issue, en: Issue, kind: link }'),
  )[0] as string;
  const { catalogue, promises } = policy(own);
  expect(catalogue.categories.map(({ key }) => key)).toEqual(['guasto', 'altro']);
  expect(catalogue.priorities).toMatchObject([
    { number: 1, name: { it: 'Ora', en: 'Now' }, urgent: true },
    { number: 7, name: { it: 'Poi', en: 'Later' }, urgent: false },
  ]);
  expect(catalogue.fields).toEqual([
    { key: 'issue', name: { it: 'Issue', en: 'Issue' }, kind: 'link', address: null, isFormer: false },
  ]);
  expect(promises[7]).toEqual({ claim: { amount: 2, unit: 'day' }, resolve: { amount: 9, unit: 'day' } });
  // Of what the desk does not have, those of the default.
  expect(promises[3]).toEqual(promises[7]);
});

const withCategory = (line: string) => shipped.replace('  bug: {', `  ${line}\n  bug: {`);
const withFields = (lines: string) => shipped.replace('fields: {}', `fields:\n${lines}`);
const field = (key: string, about = 'kind: text') => `  ${key}: { it: ${key}, en: ${key}, ${about} }\n`;

test.each([
  [
    'a name that is there',
    withCategory('guasto: { it: help DESK, en: Fault }'),
    'categories.help-desk.it: guasto is called so already: give each a name of its own',
  ],
  [
    'no name in English',
    withCategory('guasto: { it: Guasto }'),
    'categories.guasto.en: is missing: write a name',
  ],
  [
    'a key with capitals',
    withCategory('Guasto: { it: Guasto, en: Fault }'),
    'write a key in small letters, such as help-desk',
  ],
  [
    'a trait that nobody knows',
    withCategory('guasto: { it: Guasto, en: Fault, secret: true }'),
    'categories.guasto.secret: nobody reads this key',
  ],
  ['none at all', withPart('categories', 'categories: {}'), 'categories: write categories with their names'],
  [
    'a category in a suggestion',
    shipped.replace('category: vulnerability\n', 'category: vulnerabilty\n'),
    'suggestions, item 1, category: no category has the key vulnerabilty: did you mean vulnerability?',
  ],
  [
    'a category in a route',
    `${shipped}\nroutes: [{ category: [guasto], slack: C0123BILLS }]\n`,
    'routes, item 1, category, item 1: no category has the key guasto: write one of bug',
  ],
  [
    'a priority in a suggestion',
    shipped.replace('category: bug\n    priority: 2', 'category: bug\n    priority: 5'),
    'priority: there is no priority 5: write 1, 2, 3 or 4, or list it under priorities',
  ],
  ['the default', shipped.replace('default: 3', 'default: 6'), 'promises.default: there is no priority 6'],
  [
    'on call',
    shipped.replace('onCallPriorities: [1]', 'onCallPriorities: [1, 9]'),
    'escalation.onCallPriorities, item 2: there is no priority 9',
  ],
  [
    'a priority beyond nine',
    shipped.replace('default: 3', 'default: 12'),
    'write the number of a priority, from 1 (the most urgent) to 9',
  ],
  [
    'promises of no priority',
    shipped.replace('  4: { claim', '  5: { claim: 1d, resolve: 9d }\n  4: { claim'),
    'promises.5: there is no priority 5: list it under priorities, or remove its promises',
  ],
  [
    'a priority without promises',
    shipped.replace('  4: { it: Bassa', '  5: { it: Bassissima, en: Lowest }\n  4: { it: Bassa'),
    'promises.5: is missing: write what is promised of this priority',
  ],
  [
    'of a company, a priority that is not there',
    shipped.replace('companies: []', 'companies: [{ name: Acme, promises: { 8: { claim: 1h } } }]'),
    'companies, item 1, promises.8: the desk has no priority 8',
  ],
  [
    'six fields',
    withFields(['a', 'b', 'c', 'd', 'e', 'f'].map(key => field(key)).join('')),
    'fields: a desk has at most 5 fields of its own: remove those that nobody fills in',
  ],
  [
    'two fields of one name',
    withFields('  a: { it: Uno, en: One, kind: text }\n  b: { it: Due, en: ONE, kind: text }\n'),
    'fields.b.en: a is called so already',
  ],
  [
    'a choice without options',
    withFields(field('a', 'kind: choice')),
    'fields.a.options: is missing: write what one can choose',
  ],
  [
    'a text with options',
    withFields(field('a', 'options: { x: { it: X, en: X } }, kind: text')),
    'fields.a.options: only a choice has options',
  ],
  [
    'an address without a place',
    withFields(field('a', 'kind: link, address: "https://x.example/"')),
    'fields.a.address: write an address with {} where the value goes',
  ],
  [
    'an address that runs',
    withFields(field('a', 'kind: link, address: "javascript:{}"')),
    'fields.a.address: write an address with {}',
  ],
])('refused: %s', (_name, yaml, says) => {
  expect(yaml).not.toBe(shipped);
  expect(told(yaml).join('\n')).toContain(says);
});
