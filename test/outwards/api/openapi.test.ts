import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApi } from '../../../src/outwards/api/openapi.ts';

test('docs/openapi.json is what sportello openapi prints', () => {
  const printed = `${JSON.stringify(openApi(), null, 2)}\n`;
  const kept = readFileSync('docs/openapi.json', 'utf8');
  if (kept !== printed) throw new Error('Run: npm run -s sportello -- openapi > docs/openapi.json');
});

test('every shape that is named is there, and every operation says what may be wrong', () => {
  const { paths, components } = openApi();
  const named = [...JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(named)]));
  for (const operation of Object.values(paths).flatMap(path => Object.values(path)))
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '429']));
});

test('what a body must be is said in JSON Schema, unknown keys too', () => {
  expect(openApi().components.schemas.NewTicket).toMatchObject({
    required: ['from', 'subject', 'text'],
    additionalProperties: false,
    properties: { text: { type: 'string', minLength: 1, maxLength: 100_000 }, files: { maxItems: 5 } },
  });
});
