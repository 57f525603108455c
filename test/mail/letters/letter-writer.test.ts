import { expect, test } from 'vitest';
import { letterWriter } from '../../../src/mail/letters/letter-writer.ts';
import { openTicket } from '../../../src/ticket/chapters/opening.ts';
import type { Language, Person } from '../../../src/ticket/words.ts';
import { shippedConfig } from '../../journeys/a-house.ts';

const both = <T>(value: T) => ({ it: value, en: value });
const writer = letterWriter(shippedConfig().policy.letters, {
  deskName: 'Assistenza',
  phone: '085',
  hours: () => '9-13',
  reopenDays: 10,
  category: both(Object.create(null)),
  priority: both(Object.create(null)),
  instant: () => 'oggi',
  promise: () => ({ by: '', why: '' }),
  marker: ({ number }) => `(#${number}.x)`,
  announcement: () => '',
});

function ticket(language: Language, answersTo: Person | null = null) {
  return openTicket(
    1001,
    {
      type: 'ticket-opened',
      subject: 'Compra su evil.example',
      language,
      mailbox: 'support@interzen.it',
      requester: { name: 'Vinci subito', address: 'vittima@x.example' },
      participants: [],
      fromMachine: false,
      fromBacklog: false,
      excerpt: '',
      suggestion: null,
      linkedTo: null,
      looksLike: null,
      messageId: '<1@x.example>',
      authorship: { answersTo },
    },
    new Date('2026-11-23T09:00:00Z'),
  );
}

test.each([
  ['it', 'Re: La sua richiesta [#1001]'],
  ['en', 'Re: Your request [#1001]'],
] as const)('a receipt to somebody unknown repeats nothing of what came (%s)', (language, subject) => {
  const letter = writer.write('receipt', ticket(language), { operator: null, text: '', isToUnknown: true });
  expect(letter.subject).toBe(subject);
  expect(letter.to).toEqual({ name: '', address: 'vittima@x.example' });
  for (const words of ['Compra', 'evil.example', 'Vinci'])
    expect(`${letter.subject} ${letter.text} ${letter.html}`).not.toContain(words);
  const known = writer.write('receipt', ticket(language), { operator: null, text: '' });
  expect(known.subject).toContain('Compra su evil.example');
});

test('what the machine needs to know its letter again stands where nobody reads it', () => {
  const { text, html, subject } = writer.write('reply', ticket('it'), {
    operator: { name: 'Anna' },
    text: 'Fatto.',
  });
  expect(`${subject}\n${text}`).not.toContain('#1001.x');
  const unseen = /<div style="display:none[^>]*>(.*?)<\/div>/g;
  expect([...html.matchAll(unseen)].map(([, inner]) => inner)).toEqual(['(#1001.x)']);
  expect(html.replace(unseen, '')).not.toContain('#1001.x');
});

test('letters go where the mail that opened the ticket wants them', () => {
  const home = { name: 'Casa', address: 'casa@y.example' };
  const letter = writer.write('reply', ticket('it', home), { operator: { name: 'Anna' }, text: 'Fatto.' });
  expect(letter.to).toEqual(home);
  expect(letter.text).toContain('Casa');
});
