import { expect, test } from 'vitest';
import { reassign } from '../../../src/chat/actions/claiming/reassign.ts';
import { note } from '../../../src/chat/actions/conversation/note.ts';
import { formWith } from '../../../src/chat/actions/form-view.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import type { WhySuggested } from '../../../src/ticket/ticket.ts';
import { classified, rome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { bug, helpDesk } from '../../ticket/categories.ts';
import { aMoment, speechIn } from '../a-moment.ts';
import { formOf } from '../form-of.ts';
import { wholeTicket } from '../seen-whole.ts';

const arrived = '2026-11-24T09:00';
const card = (story: Story = [], about = {}) =>
  ticketCard(wholeTicket(ticketFrom(arrived, story, undefined, about)), aMoment('it', rome(arrived)));
const factOf = ({ facts }: ReturnType<typeof card>, wanted: string) =>
  facts.find(({ id }) => id === wanted)?.value;

test('without a classification the card says by which priority its deadline is counted', () => {
  expect(factOf(card(), 'category')).toBe('Da classificare (per ora 3 – Media)');
  expect(factOf(card([[arrived, classified(helpDesk)]]), 'category')).toBe('Help desk');
  expect(factOf(card([], { fromBacklog: true }), 'category')).toBe('Da classificare');
});

test('where the category has no deadlines, the card says so in the place of the deadline', () => {
  expect(card([[arrived, classified(helpDesk, 2)]]).head).toEqual({
    tone: 'none',
    words: 'Nuova',
    next: 'questa categoria non ha scadenze',
    until: null,
  });
});

test('a sender without a name stands there once, by address', () => {
  const address = 'paolo@cliente.example';
  const of = (name: string) => card([], { requester: { name, address } }).customer;
  expect([of('Paolo Neri'), of(''), of(address)]).toEqual([`Paolo Neri · ${address}`, address, address]);
});

test('why something is proposed is said in the desk’s language of today, or as it was said before that was kept', () => {
  const proposed = (language: 'it' | 'en', reason: WhySuggested) => {
    const suggestion = { category: bug, priority: null, reason };
    const ticket = wholeTicket(ticketFrom(arrived, [], undefined, { suggestion }));
    return ticketCard(ticket, aMoment(language, rome(arrived))).notices[0]?.text;
  };
  expect(proposed('it', { by: 'word', what: 'fermo' })).toBe(
    'Proposta: Bug o malfunzionamento (contiene «fermo»)',
  );
  expect(proposed('en', { by: 'word', what: 'fermo' })).toBe(
    'Suggested: Bug or malfunction (contains “fermo”)',
  );
  expect(proposed('en', { by: 'sender', what: '@x.example' })).toContain('(sender @x.example)');
  expect(proposed('en', { by: 'important' })).toContain('(marked important by the sender)');
  expect(proposed('en', 'c’è la parola «fermo»')).toContain('(c’è la parola «fermo»)');
});

test('the form that gives a ticket to somebody bears its button’s word', () => {
  const titles = (about: object) => {
    const ticket = wholeTicket(ticketFrom(arrived, [], undefined, about));
    const { actions } = ticketCard(ticket, aMoment('it', rome(arrived)));
    const action = actions.find(({ verb }) => verb === 'reassign');
    const filling = { ticket, words: wordsIn('it'), speech: speechIn('it'), typed: {}, operators: [] };
    const form = formWith(reassign, filling, [], '');
    return [action?.label, form?.title, form?.submit];
  };
  expect(titles({})).toEqual(['Assegna', 'Assegna', 'Assegna']);
  expect(titles({ assignee: { id: 8, name: 'Anna' } })).toEqual(['Riassegna', 'Riassegna', 'Riassegna']);
});

test('a request of nobody in particular says so wherever it names its customer', () => {
  const { summary, customer, actions } = card([], { requester: { name: '', address: '' } });
  expect(customer).toBe('senza indirizzo');
  expect(summary).toMatch(/ · senza indirizzo · /);
  expect(actions.length).toBeGreaterThan(0);
  const nobodys = wholeTicket(ticketFrom(arrived, [], undefined, { requester: { name: '', address: '' } }));
  expect(formOf(note, nobodys, 'it')?.about).toMatch(/ · senza indirizzo$/);
});

test('what is left of an erased request is said in the language of who works here, and nobody is told that its sender has no address', () => {
  const erased = { at: rome(arrived).getTime(), why: 'asked', kept: [] } as const;
  const shown = card([], {
    ...{
      erased,
      language: 'en',
      subject: 'Erased request',
      requester: { name: 'Erased person', address: '' },
    },
  });
  expect([shown.subject, shown.customer]).toEqual(['Richiesta cancellata', 'Persona cancellata']);
  expect(shown.notices.map(({ text }) => text).join()).not.toContain('indirizzo');
});
