import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { suggest } from '../../../src/desk/intake/suggest.ts';
import { anEmail } from '../a-desk.ts';

const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
if (!loaded.ok) throw new Error('desk.yaml');
const rules = loaded.config.policy.suggestions;
const proposal = (text: string, about = {}) =>
  suggest(rules, anEmail({ subject: '', text, newText: text, ...about }));

test.each([
  ['Siamo bloccati con le spedizioni', 'bug', 1, 'bloccati'],
  ['The login page is DOWN', 'bug', 1, 'down'],
  ['Confermo la riunione', null, null, null],
  ['Non è urgentissimo, quando potete', null, null, null],
  ['It is not urgent', null, null, null],
  ['È urgente', 'bug', 2, 'urgente'],
  ['La firma non funziona', 'bug', 3, 'non funziona'],
  ['Vorrei un preventivo', 'billable', null, 'preventivo'],
  ['Ho trovato una falla di sicurezza', 'vulnerability', 1, 'falla di sicurezza'],
])('%s', (text, category, priority, reason) => {
  expect(proposal(text)).toEqual(
    reason === null ? null : { category, priority, reason: { by: 'word', what: reason } },
  );
});

test('a mail marked as important is proposed as high, if no word says more', () => {
  expect(proposal('Buongiorno', { important: true })).toEqual({
    category: 'bug',
    priority: 2,
    reason: { by: 'important' },
  });
});

test('a sender can be a rule', () => {
  const vip = [{ sender: '@cliente.example', priority: 2 as const }];
  expect(suggest(vip, anEmail())).toEqual({
    category: null,
    priority: 2,
    reason: { by: 'sender', what: '@cliente.example' },
  });
  const stranger = anEmail({ from: { name: '', address: 'x@notcliente.example' } });
  expect(suggest(vip, stranger)).toBeNull();
});
