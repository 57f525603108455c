import { describe, expect, test } from 'vitest';
import { events } from '../../../src/ticket/chapters.ts';
import type { TicketEvent } from '../../../src/ticket/events.ts';
import { inDeskEvents } from '../../../src/ticket/log/words-in-desk-events.ts';
import { pathsOfWords, setApart, withWords } from '../../../src/ticket/log/words-in-events.ts';
import { inIncidentEvents } from '../../../src/ticket/log/words-in-incident-events.ts';
import { bug } from '../categories.ts';
import { anna, customer } from '../ticket-of.ts';

const opened: TicketEvent = {
  type: 'ticket-opened',
  subject: 'Stampa ferma',
  language: 'it',
  mailbox: 'support@interzen.example',
  requester: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  participants: ['paolo@cliente.example', 'carla@cliente.example'],
  fromMachine: false,
  fromBacklog: false,
  excerpt: 'La stampa è ferma.',
  suggestion: { category: bug, priority: 1, reason: '“ferma”' },
  linkedTo: null,
  looksLike: null,
  messageId: '<1@cliente.example>',
  nonce: 'n0nce',
  authorship: {
    answersTo: null,
    saysToBe: [
      {
        operator: { id: 1, name: 'Anna Rossi' },
        doing: 'passed-on',
        opens: true,
        messageId: '<2@interzen.example>',
        arrivedAt: '2026-11-24T10:00:00.000Z',
        excerpt: 'Guarda qui.',
        reached: false,
        original: { name: 'Carla', address: 'carla@cliente.example' },
      },
    ],
  },
};
const escalated: TicketEvent = {
  type: 'escalated',
  promise: 'claim',
  share: 1,
  repetition: 0,
  due: '2026-11-24T10:00:00.000Z',
  tell: 'managers',
  told: [
    { id: 1, name: 'Anna Rossi' },
    { id: 3, name: '' },
  ],
};
const replied: TicketEvent = {
  type: 'replied',
  text: 'Ecco.',
  files: [{ upload: 1, name: 'fattura.pdf', size: 3, sha256: 'abc' }],
};

describe('words in events', () => {
  test.each([
    [{ event: opened, actor: customer }],
    [{ event: escalated, actor: { kind: 'desk' as const } }],
    [{ event: replied, actor: anna }],
    [{ event: { type: 'claimed' as const, tellsCustomer: true }, actor: anna }],
  ])('are taken out and put back as they were', said => {
    const { bare, words } = setApart(said);
    expect(withWords(bare, words)).toEqual(said);
    for (const word of Object.values(words)) expect(JSON.stringify(bare)).not.toContain(word);
  });

  test('are kept for each place, also where two places are one and the same person', () => {
    const { requester } = opened;
    const shared = { ...opened, authorship: { answersTo: requester } };
    const { bare, words } = setApart({ event: shared, actor: customer });
    expect(withWords(bare, words)).toEqual({ event: shared, actor: customer });
    expect(words).toMatchObject({ 'event.authorship.answersTo.name': requester.name });
  });

  test('stand by where they were', () => {
    expect(setApart({ event: escalated, actor: anna }).words).toEqual({
      'event.told.0.name': 'Anna Rossi',
      'actor.name': 'Anna Rossi',
    });
  });

  test('leave what happened as it was', () => {
    const { bare } = setApart({ event: replied, actor: anna });
    expect(bare).toEqual({
      event: { type: 'replied', text: '', files: [{ upload: 1, name: '', size: 3, sha256: 'abc' }] },
      actor: { kind: 'operator', id: 1, name: '', role: 'operator' },
    });
  });

  test('stay away where they were erased', () => {
    const { bare } = setApart({ event: opened, actor: customer });
    expect(withWords(bare, {})).toEqual(bare);
  });

  test('are named for every event', () => {
    expect(pathsOfWords('replied')).toEqual(['text', 'files.*.name']);
    expect(pathsOfWords('claimed')).toEqual([]);
  });
});

test('no two logs call an event alike: by its name it is known where its words stand', () => {
  const names = [events, inDeskEvents, inIncidentEvents].flatMap(log => Object.keys(log));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
