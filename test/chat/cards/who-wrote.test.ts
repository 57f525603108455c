import { describe, expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import {
  plainAuthorship,
  type SaysToBe,
  type TicketAuthorship,
} from '../../../src/ticket/people/authorship.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { bug } from '../../ticket/categories.ts';
import { anna, arrival, claimedBy, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const said: SaysToBe = {
  operator: { id: 7, name: 'Anna Rossi' },
  doing: 'wrote',
  opens: false,
  messageId: '<1@x>',
  arrivedAt: '2026-11-24T09:40:00Z',
  excerpt: '',
  reached: true,
  original: null,
};

function cardWith(about: Partial<TicketAuthorship>, language: 'it' | 'en', more: Partial<Ticket> = {}) {
  const ticket = { ...ticketOf(claimedBy(anna)), authorship: { ...plainAuthorship, ...about }, ...more };
  return ticketCard(wholeTicket(ticket), aMoment(language, arrival));
}

const noticesWith = (about: Partial<TicketAuthorship>, language: 'it' | 'en') =>
  cardWith(about, language)
    .notices.map(({ text }) => text)
    .join('\n');

describe('the card says who wrote, where that is not plain', () => {
  test.each([
    [{ unverified: 'opening' }, 'Mittente non verificato: potrebbe', 'Unverified sender: this may'],
    [
      { unverified: 'answer' },
      'Mittente dell’ultimo messaggio non verificato',
      'Unverified sender in the latest',
    ],
    [
      { answersTo: { name: 'B', address: 'b@y.example' } },
      'Le risposte vanno a b@y.example',
      'Replies go to b@y.example',
    ],
    [{ shared: 'own-address' }, 'dalla nostra stessa casella', 'from our own mailbox'],
    [{ shared: 'group' }, 'Il mittente è una mailing list', 'The sender is a mailing list'],
    [
      { outside: { by: 'Anna Rossi', at: Date.parse('2026-11-24T09:40:00Z') } },
      'Anna Rossi ha scritto al cliente dalla propria casella, fuori da Sportello (mar 24 nov, 10:40)',
      'Anna Rossi wrote to the customer from their own mailbox, outside Sportello (Tue 24 Nov, 10:40)',
    ],
    [{ saysToBe: [said] }, 'C’è un’email a nome di Anna Rossi', 'An email claims to be from Anna Rossi'],
    [
      { saysToBe: [said, { ...said, operator: { id: 8, name: 'Ugo' } }, said] },
      'Ci sono 2 email a nome di Anna Rossi',
      '2 emails claim to be from Anna Rossi',
    ],
    [
      { mayJoin: 1042 },
      'Scrive un collega di chi ha aperto #1042',
      'From a colleague of whoever opened #1042',
    ],
    [
      { outsideOf: 1042 },
      'Cita #1042, ma chi scrive non partecipa a quella richiesta',
      'Names #1042, but the sender takes no part in that ticket',
    ],
    [{ leftOut: 9951 }, 'Altri 9951 indirizzi in copia', '9,951 more addresses in copy'],
    [{ leftOut: 1 }, 'Un altro indirizzo in copia', 'One more address in copy'],
  ] as [Partial<TicketAuthorship>, string, string][])('%j', (about, italian, english) => {
    expect(noticesWith(about, 'it')).toContain(italian);
    expect(noticesWith(about, 'en')).toContain(english);
  });

  test('nothing where it is plain', () => {
    expect(cardWith({}, 'it').notices).toEqual([]);
  });

  test('a person without an address', () => {
    const card = cardWith({}, 'it', { requester: { name: 'Mario Rossi', address: '' } });
    expect(card).toMatchObject({ customer: 'Mario Rossi · senza indirizzo' });
    expect(card.notices.map(({ text }) => text).join()).toContain('non riporta un indirizzo valido');
  });
});

test.each([
  ['it', 'Sì, era Anna Rossi', 'Ammetti in #1042'],
  ['en', 'Yes, it was Anna Rossi', 'Let into #1042'],
] as const)('one press each, beside the question, whatever else is asked (%s)', (language, vouch, letIn) => {
  const { actions, notices } = cardWith({ saysToBe: [said], mayJoin: 1042 }, language, {
    looksLike: 1040,
    suggestion: { category: bug, priority: 2, reason: 'x' },
  });
  const besides = notices.flatMap(({ beside }) => actions.filter(({ verb }) => verb === beside));
  expect(besides.map(({ label }) => label)).toEqual(expect.arrayContaining([vouch, letIn]));
  expect(besides.every(({ place, opens }) => place === 'beside' && !opens)).toBe(true);
});
