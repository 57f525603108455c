import { expect, test } from 'vitest';
import { savedReplies } from '../../src/config/keys/written/saved-replies.ts';

const reply = { name: 'Password', it: 'Ciao {{customer.name}}', en: 'Hello {{ customer.name }}' };

/** What is wrong with them, and where. */
function faults(...replies: unknown[]): string[] {
  const read = savedReplies.safeParse(replies);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test('both languages, with variables that there are', () => {
  expect(faults(reply)).toEqual([]);
  expect(faults({ ...reply, en: undefined })).toEqual([
    '0.en: write its text in it and in en: customers are answered in their language',
  ]);
  expect(faults({ ...reply, it: '' })).toHaveLength(1);
  expect(faults({ ...reply, it: 'Ciao {{customer.nome}}' })).toEqual([
    '0.it: {{customer.nome}} is not known: did you mean {{customer.name}}?',
  ]);
  expect(faults({ ...reply, it: 'Ciao {{#customer.name}}x{{/customer.name}}' })).toHaveLength(2);
  expect(faults({ ...reply, it: 'Ciao {{customer.name' })).toEqual([
    '0.it: a variable is broken: write it like {{customer.name}}',
  ]);
  expect(faults(reply, { ...reply, name: 'password' })).toEqual([
    '1.name: another saved reply has this name',
  ]);
});
