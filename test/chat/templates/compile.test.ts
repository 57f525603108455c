import { globSync, readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../../src/chat/render.ts';
import { compiledTemplate } from '../../../src/chat/templates/compile.ts';
import { OddData, type Read } from '../../../src/chat/templates/expressions.ts';
import { hostileText } from '../../contracts/hostile.ts';
import { byTheLibrary } from './beside-the-library.ts';

const paths = globSync('**/*.json', { cwd: 'cards' }).sort();
const templateAt = (path: string): unknown => JSON.parse(readFileSync(`cards/${path}`, 'utf8'));

/** All that a template reads by name. */
function namesIn(path: string): string[] {
  const read = readFileSync(`cards/${path}`, 'utf8').match(/\$\{[^}]*\}/g) ?? [];
  return [...new Set(read.flatMap(each => each.match(/\b[A-Za-z]\w*\b/g) ?? []))];
}

/** A view with these names in it, and in its lists; some of what should be there is not, or is of another kind. */
function viewOf(names: string[], odd: boolean): fc.Arbitrary<object> {
  const text = fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 12 }),
    hostileText.map(t => t.slice(0, 40)),
  );
  const plain = fc.oneof({ arbitrary: text, weight: 4 }, fc.nat(), fc.boolean());
  const record = fc.record(Object.fromEntries(names.map(name => [name, plain])));
  const values: fc.Arbitrary<unknown> = fc.oneof(
    { arbitrary: plain, weight: 3 },
    { arbitrary: fc.array(record, { maxLength: 3 }), weight: 3 },
    { arbitrary: record, weight: 1 },
    ...(odd ? [fc.constantFrom(null, undefined, Number.NaN, new Map(), [null], [undefined, 'a'])] : []),
  );
  const keys = odd ? names.flatMap(name => [name, name.toUpperCase()]) : names;
  return fc.record(Object.fromEntries(keys.map(key => [key, values])), odd ? { requiredKeys: [] } : {});
}

/** What comes of it, be it that it is refused. */
function drawnBy(draw: () => unknown): string {
  try {
    return JSON.stringify(draw());
  } catch {
    return 'refused';
  }
}

describe('a card is drawn as adaptivecards-templating draws it, to the byte', () => {
  test.each(paths)('%s', path => {
    const [card = '', rendition = ''] = path.replace('.json', '').split('/');
    for (const odd of [false, true])
      fc.assert(
        fc.property(viewOf(namesIn(path), odd), view => {
          expect(drawnBy(() => render(card, rendition, view))).toBe(drawnBy(() => byTheLibrary(path, view)));
        }),
        { numRuns: 60 },
      );
  });
});

/** All texts in which something is to be filled in. */
function textsIn(template: unknown): string[] {
  if (typeof template === 'string') return template.includes('${') ? [template] : [];
  return typeof template === 'object' && template !== null ? Object.values(template).flatMap(textsIn) : [];
}

/** Of an expression what we keep. */
function plain({ type, children, value }: Read): Read {
  return { type, children: children.map(plain), ...(value === undefined ? {} : { value }) };
}

test('what is kept of them is what the library reads in them; after a change: vitest run test/chat/templates -u', async () => {
  const texts = [...new Set(paths.flatMap(path => textsIn(templateAt(path))))].sort();
  const lines = texts.map(text => {
    const read = Template.parseInterpolatedString(text);
    if (typeof read === 'string') throw new Error(`${text} says nothing`);
    return `${JSON.stringify(text)}: ${JSON.stringify(plain(read))}`;
  });
  await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot('../../../src/chat/templates/read.json');
});

test.each(paths)('nothing in %s is left to the library', path => {
  expect(compiledTemplate(templateAt(path))).not.toBeNull();
});

test.each<[string, object]>([
  ['a function that is not known', { text: '${toUpper(name)}' }],
  ['a condition that is none', { $when: 'yes', text: 'a' }],
  ['a place in a list', { text: '${names[0]}' }],
  ['a place in what is repeated', { $data: '${names}', text: '${$index}' }],
  ['the whole', { text: '${$root.name}' }],
])('what is not known is left to it: %s', (_, template) => {
  expect(compiledTemplate(template)).toBeNull();
});

test.each<[string, object, object]>([
  ['what is missing', { text: '${name}' }, {}],
  ['what is null', { text: 'a ${name}' }, { name: null }],
  ['what is written otherwise', { text: '${name}' }, { NAME: 'a' }],
  ['a list where a text is compared', { $when: "${name != ''}", text: 'a' }, { name: [] }],
  ['a number that is counted', { $when: '${count(name) > 0}', text: 'a' }, { name: 3 }],
])('so is odd data: %s', (_, template, view) => {
  expect(() => compiledTemplate(template)?.(view)).toThrow(OddData);
});
