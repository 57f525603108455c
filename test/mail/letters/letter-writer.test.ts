import { expect, test } from 'vitest';
import { letterWriter } from '../../../src/mail/letters/letter-writer.ts';
import { openTicket } from '../../../src/ticket/chapters/opening.ts';
import type { Language, Person } from '../../../src/ticket/words.ts';
import { shippedTerms } from '../../chat/a-moment.ts';
import { shippedConfig } from '../../journeys/a-house.ts';

const writer = letterWriter(shippedConfig().policy.letters, {
  deskName: 'Assistenza',
  phone: '085',
  hours: () => '9-13',
  reopenDays: 10,
  catalogue: shippedTerms.policy.catalogue,
  instant: () => 'oggi',
  promise: () => ({ by: '', why: '' }),
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

test('a customer reads no word that is meant for the machine, and nothing is hidden from them', () => {
  for (const kind of ['receipt', 'claim', 'reply', 'clarification', 'close', 'reminder'] as const) {
    const { text, html, subject } = writer.write(kind, ticket('it'), {
      operator: { name: 'Anna' },
      text: 'Fatto.',
    });
    expect(`${subject}\n${text}\n${html}`).not.toMatch(/#\d+\.|[0-9a-f]{10}/);
    expect(html).not.toMatch(/display:\s*none|visibility|mso-hide|font-size:\s*0|max-height|opacity/);
  }
});

test('letters go where the mail that opened the ticket wants them', () => {
  const home = { name: 'Casa', address: 'casa@y.example' };
  const letter = writer.write('reply', ticket('it', home), { operator: { name: 'Anna' }, text: 'Fatto.' });
  expect(letter.to).toEqual(home);
  expect(letter.text).toContain('Casa');
});
