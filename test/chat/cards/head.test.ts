import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { ticketLine } from '../../../src/chat/cards/ticket-line.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import {
  asked,
  claimed,
  classified,
  closed,
  reopened,
  rome,
  type Story,
  ticketFrom,
} from '../../ticket/at-rome.ts';
import { bug, helpDesk } from '../../ticket/categories.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

// A Tuesday.
const arrived = '2026-11-24T09:00';
const urgent = (priority: 1 | 2) => ({
  suggestion: { category: bug, priority, reason: { by: 'word' as const, what: 'fermo' } },
});
const atWork = (priority: 1 | 2 | 3 | 4): Story => [
  [arrived, classified(bug, priority)],
  [arrived, claimed],
];
const card = (at: string, story: Story = [], about: Partial<Ticket> = {}, language: 'it' | 'en' = 'it') =>
  ticketCard(wholeTicket(ticketFrom(arrived, story, undefined, about)), aMoment(language, rome(at)));

describe('the colour is the promise, and words say the same', () => {
  test.each([
    ['2026-11-24T09:20', [], 'on-track', 'In tempo', 'Presa in carico entro oggi, 18:30 · restano 7 h'],
    ['2026-11-24T18:00', [], 'soon', 'In scadenza', 'Presa in carico entro oggi, 18:30 · restano 30 min'],
    [
      '2026-11-24T18:20',
      [],
      'soon',
      'In scadenza',
      'Presa in carico entro oggi, 18:30 · restano meno di 15 min',
    ],
    [
      '2026-11-26T10:00',
      [],
      'overdue',
      'Fuori tempo',
      'Presa in carico scaduta mar 24 nov, 18:30 · in ritardo di oltre 1 giorno lavorativo',
    ],
    [
      '2026-12-11T10:00',
      [],
      'overdue',
      'Fuori tempo',
      'Presa in carico scaduta mar 24 nov, 18:30 · in ritardo di oltre 11 giorni lavorativi',
    ],
    [
      '2026-11-25T10:00',
      atWork(3),
      'on-track',
      'In tempo',
      'Risoluzione entro lun 30 nov, 18:30 · restano 3 giorni lavorativi',
    ],
    [
      '2026-11-25T10:00',
      [...atWork(3), ['2026-11-24T11:00', asked]] as Story,
      'paused',
      'In pausa',
      'in attesa del cliente da mar 24 nov, 11:00 · alla ripresa restano 4 giorni lavorativi e 6 h',
    ],
    [
      '2026-11-25T10:00',
      [[arrived, classified(helpDesk)]] as Story,
      'none',
      'Nuova',
      'questa categoria non ha scadenze',
    ],
    [
      '2026-11-25T10:00',
      [...atWork(2), ['2026-11-24T17:00', closed]] as Story,
      'none',
      'Chiusa',
      'da Anna Rossi, mar 24 nov, 17:00 · nei tempi',
    ],
    [
      '2026-11-30T10:00',
      [...atWork(1), ['2026-11-26T17:00', closed]] as Story,
      'none',
      'Chiusa',
      'da Anna Rossi, gio 26 nov, 17:00 · oltre la scadenza',
    ],
    [
      '2026-11-25T10:00',
      [['2026-11-24T11:00', { type: 'merged', into: 1042 }]] as Story,
      'none',
      'Unita a #1042',
      'la conversazione prosegue lì',
    ],
  ] satisfies [string, Story, string, string, string][])('%s %j', (at, story, tone, words, next) => {
    expect(card(at, story).head).toMatchObject({ tone, words, next });
  });
});

/** How late in the words of a card and of a list, in each language, at a moment after 18:30 of the day when its claim was due. */
const lateAt = (at: string, language: 'it' | 'en') => {
  const ticket = wholeTicket(ticketFrom(arrived, []));
  const moment = aMoment(language, rome(at));
  return [ticketCard(ticket, moment).head.next, ticketLine(ticket, moment).deadline].map(
    said => said.split(' · ').find(part => /ritardo|late/.test(part)) ?? '',
  );
};

test.each([
  ['2026-11-25T09:00:59', '', ''],
  ['2026-11-25T09:14', 'in ritardo di meno di 15 min', 'in ritardo di 14 min lavorativi'],
  ['2026-11-25T09:45', 'in ritardo di oltre 30 min lavorativi', 'in ritardo di 45 min lavorativi'],
  ['2026-11-25T11:00', 'in ritardo di oltre 1 h lavorativa', 'in ritardo di 2 h lavorative'],
  ['2026-11-25T11:01', 'in ritardo di oltre 2 h lavorative', 'in ritardo di 2 h 1 min lavorativi'],
  ['2026-11-25T11:59', 'in ritardo di oltre 2 h lavorative', 'in ritardo di 2 h 59 min lavorativi'],
  [
    '2026-11-26T10:20',
    'in ritardo di oltre 1 giorno lavorativo e 1 h',
    'in ritardo di oltre 1 giorno lavorativo e 1 h',
  ],
])('at %s a card says how late it is until that is over, a list to the minute', (at, card, list) => {
  expect(lateAt(at, 'it')).toEqual([card, list]);
});

test('the same in English', () => {
  expect(lateAt('2026-11-25T11:01', 'en')).toEqual([
    'more than 2 h of working time late',
    '2 h 1 min of working time late',
  ]);
});

test('an urgent priority that is only proposed looks like one, until somebody says what it is', () => {
  const proposed = card('2026-11-24T10:20', [], urgent(1));
  expect(proposed).toMatchObject({
    urgency: '1 – Bloccante (proposta)',
    head: { tone: 'overdue', next: expect.stringContaining('Presa in carico scaduta oggi, 10:00') },
  });
  expect(card('2026-11-24T10:20', [[arrived, classified(bug, 1)]])).toMatchObject({
    urgency: '1 – Bloccante',
    head: { tone: 'overdue' },
  });
  expect(card('2026-11-24T10:20', [[arrived, classified(bug, 3)]], urgent(1))).toMatchObject({
    urgency: '',
    head: { tone: 'on-track' },
  });
});

test('what was opened again says by whom and when; what is closed shows its resolution, and folds', () => {
  const again: Story = [...atWork(3), ['2026-11-24T11:00', closed], ['2026-11-24T12:00', reopened]];
  const texts = card('2026-11-25T10:00', again).notices.map(({ text }) => text);
  expect(texts).toContain('Riaperta mar 24 nov, 12:00');
  const byCustomer: Story = [
    ...again.slice(0, -1),
    ['2026-11-24T12:00', { type: 'reopened', by: 'customer', reason: '' }],
  ];
  expect(card('2026-11-25T10:00', byCustomer).notices.map(({ text }) => text)).toContain(
    'Riaperta dal cliente, mar 24 nov, 12:00',
  );
  const folded = card('2026-11-25T10:00', again.slice(0, -1));
  expect(folded).toMatchObject({ shape: 'folded', excerpt: 'Corretto.', times: '', urgency: '' });
  expect(folded.actions.filter(({ place }) => place === 'front').map(({ verb }) => verb)).toEqual([
    'reopen',
    'open',
  ]);
});

test('a card stays true until it says that it does not', () => {
  const stories: Story[] = [[], atWork(1), atWork(3), [...atWork(3), ['2026-11-24T11:00', asked]]];
  const minute = 60_000;
  fc.assert(
    fc.property(
      fc.constantFrom(...stories),
      fc.constantFrom({}, urgent(1), urgent(2)),
      fc.nat({ max: 14 * 24 * 60 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.constantFrom('it' as const, 'en' as const),
      (story, about, minutes, share, language) => {
        const ticket = wholeTicket(ticketFrom(arrived, story, undefined, about));
        const at = (instant: Date) => ticketCard(ticket, aMoment(language, instant));
        const now = new Date(rome('2026-11-24T11:01').getTime() + minutes * minute);
        const shown = at(now);
        const end = shown.until ?? new Date(now.getTime() + 30 * 24 * 60 * minute);
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        const between = new Date(now.getTime() + Math.floor((end.getTime() - now.getTime()) * share));
        const { drawnAt: _, until: __, ...later } = at(between);
        const { drawnAt: ___, until: ____, ...before } = shown;
        const said = ({ head, times, summary }: typeof later) => ({
          tone: head.tone,
          next: head.next,
          times,
          summary,
        });
        expect(said(later)).toEqual(said(before));
      },
    ),
    {
      numRuns: 600,
      // Two working days late to the second: from there on it is "more than"; and the night after the day it was due.
      examples: [
        [[], {}, 3270, 0.0635080102617463, 'it'],
        [atWork(3), {}, 9089, 0.37887485648679675, 'it'],
      ],
    },
  );
});
